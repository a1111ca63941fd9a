import FactModel
import FactText

extension MentionValue {
    /// The quantity of a number or a duration.
    var quantity: NumberValue? {
        switch self {
        case .number(let value): value
        case .date(let value): value.duration
        case .organization: nil
        }
    }
}

/// Numbers that leave out what the number before them said: conversions in brackets, coordinated numbers, `40 in France
/// and 30 in Spain`.
extension SentenceBinder {
    func inherit(_ fact: inout Fact, _ index: Int, _ value: NumberValue, at place: Int, from earlier: [Fact]) {
        guard isNounPhrase(place), let before = quantityBefore(index),
            let other = document.mentions[before].value.quantity
        else { return }
        let source = earlier[before - mentions.lowerBound]
        guard let antecedent = nounPhrase(of: document.mentions[before]), antecedent < place else { return }
        if analysis.kind(place - 1) == .open, antecedent == place - 2 {
            // `500 miles (800 km)`, `30 jets (20 of them …)`
            if fact.noun == nil { copyNoun(&fact, source) }
            copyStatement(&fact, source)
            return
        }
        let isCoordinated = isCoordinated(place, with: antecedent)
        guard fact.noun == nil, source.noun != nil else {
            if isCoordinated, fact.subject == nil { copyStatement(&fact, source) }
            return
        }
        let isSameKind = value.type == other.type
        let isAmount = value.type != .count && other.type != .count && value.type != .duration && value.type != .age
        if isCoordinated, isSameKind || isAmount {
            copyNoun(&fact, source)
            if fact.subject == nil { copyStatement(&fact, source) }
        } else if isSameKind, value.type != .count, isChangeWithoutObject(place) {
            copyNoun(&fact, source)
        } else if value.type == .count, isSameKind, chunk(place).preposition < 0, !isOnlyOne(index) {
            copyNoun(&fact, source)
        }
    }

    /// `raised its share to 40%, expected to rise to 50%`
    private func isChangeWithoutObject(_ place: Int) -> Bool {
        let verb = Int(chunk(place).governor)
        guard verb >= 0, chunk(verb).form != .finite else { return false }
        return entry(Int(chunk(verb).head)).traits.contains(.change) && !isNounPhrase(verb + 1)
    }

    /// `one` without a noun mostly stands for a person or a thing of its own.
    private func isOnlyOne(_ index: Int) -> Bool { document.mentions[index].value.quantity?.value == 1 }

    private func quantityBefore(_ index: Int) -> Int? {
        var i = index - 1
        while i >= mentions.lowerBound, index - i < 8 {
            if document.mentions[i].value.quantity != nil { return i }
            i -= 1
        }
        return nil
    }

    /// `9% or 40 points`, `by 49 percent or by 27 percent`.
    private func isCoordinated(_ place: Int, with antecedent: Int) -> Bool {
        var i = place - 1
        if analysis.kind(i) == .preposition { i -= 1 }
        guard analysis.kind(i) == .conjunction || analysis.kind(i) == .comma else { return false }
        if analysis.kind(i) == .conjunction, analysis.kind(i - 1) == .comma { i -= 1 }
        return i - 1 == antecedent
    }

    private func copyNoun(_ fact: inout Fact, _ source: Fact) {
        fact.noun = source.noun
        fact.nounHead = source.nounHead
    }

    private func copyStatement(_ fact: inout Fact, _ source: Fact) {
        fact.subject = source.subject
        fact.subjectType = source.subjectType
        fact.predicate = source.predicate
        fact.entity = source.entity
        fact.organizationLink = source.organizationLink
        fact.organizationMention = source.organizationMention
        fact.dateLink = source.dateLink
        fact.dateMention = source.dateMention
    }

    /// `500 and 1,000 songs`, `a US$ 40 billion (30 billion euro) contract`: the noun that stands behind the next number.
    func nounBehindNext(_ place: Int) -> MeasuredNoun? {
        let next = analysis.kind(place + 1)
        guard isNounPhrase(place + 2), next == .conjunction || next == .comma || next == .open else {
            // The second number in the brackets: the noun behind them.
            if analysis.kind(place - 1) == .open, next == .close { return bareNoun(place + 2) }
            return nil
        }
        if next == .open { return analysis.kind(place + 3) == .close ? bareNoun(place + 4) : nil }
        let other = chunk(place + 2)
        guard analysis.tag(Int(other.content)) == .number, analysis.tag(Int(other.head)) == .noun else { return nil }
        var start = Int(other.content)
        while start < Int(other.head), analysis.tag(start) == .number || analysis.tag(start) == .other { start += 1 }
        guard start <= Int(other.head) else { return nil }
        return MeasuredNoun(
            tokens: TokenRange(start, Int(other.end)), head: Int(other.head), relation: .counted, chunk: place + 2)
    }

    private func bareNoun(_ place: Int) -> MeasuredNoun? {
        guard isNounPhrase(place), analysis.tag(Int(chunk(place).head)) == .noun,
            chunk(place).content == chunk(place).start
        else { return nil }
        return MeasuredNoun(
            tokens: chunk(place).tokens, head: Int(chunk(place).head), relation: .counted, chunk: place)
    }
}
