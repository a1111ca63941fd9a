import FactModel
import FactText

extension SentenceBinder {
    /// When a quantity or an organization's statement holds.
    func bindDate(_ fact: inout Fact, _ index: Int, at place: Int?) {
        if let (date, link) = date(for: index, at: place) {
            fact.dateMention = Int32(clamping: date)
            fact.dateLink = link
        } else if configuration.documentDate, document.date != nil {
            fact.dateLink = .document
        }
    }

    private func date(for index: Int, at place: Int?) -> (Int, DateLink)? {
        let start = document.mentions[index].tokens.start
        let verb = place.map { Int(chunk($0).governor) } ?? -1
        var best: (index: Int, cost: Int)?
        let low = max(mentions.lowerBound, index - SentenceBinder.reach / 2)
        let high = min(mentions.upperBound, index + SentenceBinder.reach / 2)
        for date in low..<high where date != index && isCalendarDate(date) {
            guard let cost = cost(of: date, for: index, at: place, start: start, verb: verb) else { continue }
            if best.map({ cost < $0.cost }) ?? true { best = (date, cost) }
        }
        guard let best else { return nil }
        return (best.index, best.cost < 1_000 ? .clause : .sentence)
    }

    private func isCalendarDate(_ index: Int) -> Bool {
        guard case .date(let value) = document.mentions[index].value else { return false }
        // A set says how often, a duration how long.
        return value.type != .set && (value.type != .duration || value.start != nil)
    }

    /// Distance in tokens; a date of another clause costs more than any of the same; nil when the date is said of
    /// something else.
    private func cost(of date: Int, for index: Int, at number: Int?, start: Int32, verb: Int) -> Int? {
        let tokens = document.mentions[date].tokens
        var cost = tokens.start >= start ? Int(tokens.start - start) : Int(start - tokens.start) + 4
        if let place = nounPhrase(of: document.mentions[date]) {
            let own = number.flatMap { isNounPhrase($0) ? $0 : nil }
            if isComparison(place) || isSinceOfNoun(place) || isOfOtherNoun(place, number: own) { return nil }
            let other = analysis.kind(place) == .verbGroup ? place : Int(chunk(place).governor)
            let isInside = other >= 0 && own.map { Int(chunk(other).subject) == $0 } ?? false
            if verb >= 0, other != verb, !isInside {
                guard isClause(of: other, around: verb) || isFronted(place) else { return nil }
                cost += 1_000
            }
        }
        // Another number between: the date is that one's.
        let first = min(index, date)
        let between = numbersBefore[max(index, date) - mentions.lowerBound] - numbersBefore[first - mentions.lowerBound]
        return cost + 30 * (first == index && between > 0 ? between - 1 : between)
    }

    /// Whether two verb groups are parts of one statement: one without finite form hangs on the other.
    private func isClause(of other: Int, around verb: Int) -> Bool {
        other >= 0 && finiteGroup(other) == finiteGroup(verb)
    }

    private func finiteGroup(_ verb: Int) -> Int {
        var group = verb
        var steps = 0
        while chunk(group).form != .finite, chunk(group).parent >= 0, steps < 8 {
            group = Int(chunk(group).parent)
            steps += 1
        }
        return group
    }

    /// `On Friday, X did this and Y did that`: a date at the start holds for the whole sentence.
    private func isFronted(_ place: Int) -> Bool {
        guard place <= 1, analysis.kind(place) == .nounPhrase else { return false }
        return !chunk(place).isSubject
    }

    /// `from the previous year`, `than in 2019`, `of 2019 levels`: what is compared with.
    private func isComparison(_ place: Int) -> Bool {
        let phrase = possessed(place)
        let preposition = chunk(place).preposition >= 0 ? chunk(place).preposition : chunk(phrase).preposition
        guard preposition >= 0, roles(preposition).contains(.comparison) else { return false }
        return phrase != place || chunk(place).head != chunk(place).start || !roles(preposition).contains(.of)
    }

    /// `the biggest loss of 2007`: the date of a noun that is not the number's.
    private func isOfOtherNoun(_ place: Int, number: Int?) -> Bool {
        guard chunk(place).preposition >= 0, roles(chunk(place).preposition).contains(.of), isNounPhrase(place - 2)
        else { return false }
        let verb = number.map { Int(chunk($0).governor) } ?? -1
        if verb >= 0, Int(chunk(verb).subject) == place - 2 { return false }
        return place - 2 != number && place - 4 != number
    }

    /// `its worst fall since 1987`: the noun's date, not the clause's.
    private func isSinceOfNoun(_ place: Int) -> Bool {
        guard chunk(place).preposition >= 0, roles(chunk(place).preposition).contains(.since), isNounPhrase(place - 2)
        else { return false }
        return !chunk(place - 2).isNumber
    }
}
