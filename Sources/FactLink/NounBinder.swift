import FactModel
import FactText

/// A noun phrase that is counted or measured.
struct MeasuredNoun {
    enum Relation {
        /// Follows the number inside its phrase: `12 jets`, `a 49% decline`.
        case counted
        /// Behind `of` or `in`: `12 percent of voters`.
        case complement
        /// Before `of`: `a plunge of 55%`.
        case head
        /// Subject of a verb of change: `sales rose 5 percent`.
        case subject
        /// Object of the verb: `cut costs by 5%`.
        case object
    }

    var tokens: TokenRange
    /// Token of the head noun.
    var head: Int
    var relation: Relation
    /// Chunk of the phrase.
    var chunk: Int
}

extension SentenceBinder {
    /// What a number counts or measures.
    func noun(of mention: Mention, _ value: NumberValue, at place: Int?) -> MeasuredNoun? {
        guard let place, isNounPhrase(place) else {
            guard let noun = value.noun else { return nil }
            return MeasuredNoun(
                tokens: noun, head: Int(value.nounHead ?? noun.end - 1), relation: .counted, chunk: place ?? 0)
        }
        if value.type == .duration || value.type == .age { return nil }
        let counted = countedNoun(value, at: place)
        let isUnit = counted.map { entry($0.head).roles.contains(.unitNoun) } ?? false
        if let counted, !isUnit { return counted }
        let own = chunk(place)
        // The rest of the number's own phrase.
        if !isUnit, own.end > mention.tokens.end, own.head >= mention.tokens.end {
            let start = firstContent(Int(mention.tokens.end), Int(own.end))
            if start < Int(own.end), value.type != .percent || analysis.tag(Int(own.head)) != .number {
                return MeasuredNoun(
                    tokens: TokenRange(start, Int(own.end)), head: Int(own.head), relation: .counted, chunk: place)
            }
        }
        if value.type == .ordinal { return nil }
        if let complement = complement(behind: place, mention, value) { return complement }
        if own.end == mention.tokens.end, let noun = nounBehindNext(place), !entry(noun.head).roles.contains(.unitNoun)
        {
            return noun
        }
        // `a plunge of 55%`, `a price of $5`
        if own.preposition >= 0, !roles(own.preposition).isDisjoint(with: [.of, .worth]), isNounPhrase(place - 2),
            analysis.kind(place - 1) == .preposition, !isMention(place - 2)
        {
            return measured(place - 2, .head)
        }
        if value.type == .count, !isUnit, own.end == mention.tokens.end, own.preposition < 0 { return nil }
        return measuredByVerb(place, value) ?? (own.end == mention.tokens.end ? nil : counted)
    }

    /// The noun that the extractor found behind the number, to the end of its phrase: `A330-300 jets`.
    private func countedNoun(_ value: NumberValue, at place: Int) -> MeasuredNoun? {
        guard var noun = value.noun else { return nil }
        var head = Int(value.nounHead ?? noun.end - 1)
        let own = chunk(place)
        if own.start <= noun.start, own.end > noun.end, own.head >= noun.end, analysis.tag(Int(noun.end)) == .joiner {
            noun.end = own.end
            head = Int(own.head)
        }
        return MeasuredNoun(
            tokens: noun, head: head, relation: .counted, chunk: analysis.chunk(ofToken: Int(noun.start)) ?? place)
    }

    /// Skips joiners and brackets at the start of a phrase's rest.
    private func firstContent(_ start: Int, _ end: Int) -> Int {
        var i = start
        while i < end, analysis.tag(i) == .joiner || analysis.tag(i) == .other || analysis.tag(i) == .quote { i += 1 }
        return i
    }

    private func measured(_ chunk: Int, _ relation: MeasuredNoun.Relation) -> MeasuredNoun {
        let phrase = self.chunk(chunk)
        var end = phrase.end
        if relation == .subject || relation == .object, analysis.kind(chunk + 1) == .preposition,
            roles(self.chunk(chunk + 1).start).contains(.of), isNounPhrase(chunk + 2), !isMention(chunk + 2),
            analysis.tag(Int(self.chunk(chunk + 2).head)) == .noun
        {
            // `the value of the contract`
            end = self.chunk(chunk + 2).end
        }
        return MeasuredNoun(
            tokens: TokenRange(start: phrase.content, end: end), head: Int(phrase.head), relation: relation,
            chunk: chunk)
    }

    /// Whether a chunk is nothing but a number or a date.
    func isMention(_ chunk: Int) -> Bool {
        let tag = analysis.tag(Int(self.chunk(chunk).head))
        return tag == .number || tag == .date
    }

    /// The phrase that a chain of owners ends in: `jets` for `Norvik's jets`.
    func possessed(_ place: Int) -> Int {
        var i = place
        while isNounPhrase(i + 1), Int(chunk(i + 1).possessor) == i { i += 1 }
        return i
    }

    private func complement(behind place: Int, _ mention: Mention, _ value: NumberValue) -> MeasuredNoun? {
        guard chunk(place).end == mention.tokens.end, analysis.kind(place + 1) == .preposition, isNounPhrase(place + 2),
            !isMention(place + 2)
        else { return nil }
        let roles = roles(chunk(place + 1).start)
        if roles.contains(.of) { return measured(possessed(place + 2), .complement) }
        // `$5 million in revenue`, but not `in the United States` or `in March`.
        if roles.contains(.measured), value.type == .currency || value.type == .percent || value.type == .count,
            analysis.tag(Int(chunk(place + 2).head)) == .noun, chunk(place + 2).content == chunk(place + 2).start,
            entry(Int(chunk(place + 2).head)).kind == nil
        {
            return measured(place + 2, .complement)
        }
        return nil
    }

    /// `cut costs by 5%`, `raised the price of oil as high as $90`: the object between verb and number, with what hangs on
    /// it.
    private func measuredObject(of verb: Int, before place: Int) -> Int? {
        guard isNounPhrase(verb + 1), verb + 1 < place else { return nil }
        let object = possessed(verb + 1)
        guard object < place, !isMention(object), analysis.tag(Int(chunk(object).head)) != .pronoun else { return nil }
        var i = object + 1
        while i < place, i < object + 8 {
            switch analysis.kind(i) {
            case .preposition:
                if i + 1 == place {
                    return roles(chunk(i).start).isDisjoint(with: [.by, .to, .as]) ? nil : object
                }
                guard roles(chunk(i).start).contains(.of) || analysis.kind(i + 1) == .adjective else { return nil }
            case .nounPhrase where chunk(i).preposition >= 0, .adjective: break
            default: return nil
            }
            i += 1
        }
        return i == place ? object : nil
    }

    private func measuredByVerb(_ place: Int, _ value: NumberValue) -> MeasuredNoun? {
        let verb = Int(chunk(place).governor)
        guard verb >= 0, !chunk(place).isSubject else { return nil }
        let group = chunk(verb)
        let head = entry(Int(group.head))
        if !group.isPassive, let object = measuredObject(of: verb, before: place) { return measured(object, .object) }
        guard group.isPassive || head.roles.contains(.be) || !head.traits.isDisjoint(with: [.change, .measure]) else {
            return nil
        }
        let subject = Int(group.subject)
        guard subject >= 0, isNounPhrase(subject), !isMention(subject) else { return nil }
        let type = subjectType(subject)
        // `Macbook costs $5`, `he was paid $5`: a name or a person is no measured noun.
        guard type != .person, type != .organization, analysis.tag(Int(chunk(subject).head)) == .noun else {
            return nil
        }
        return measured(subject, .subject)
    }

    /// Lemma of a noun: irregular forms and endings of link-nouns.tsv.
    func lemma(ofNoun token: Int) -> String {
        let word = document.segmented.string(tokens[token])
        guard analysis.tag(token) != .name else { return word }
        let entry = entry(token)
        if entry.nounLemma.isKnown { return document.segmented.lexicon.spelling(of: entry.nounLemma) }
        let lower = word.lowercased()
        let bytes = Array(lower.utf8)
        for (ending, replacement) in rules.nounEndings
        where bytes.count > ending.count + 1 && bytes.suffix(ending.count).elementsEqual(ending) {
            guard let replacement else { return lower }
            return String(decoding: bytes.dropLast(ending.count), as: UTF8.self) + replacement
        }
        return lower
    }

    func isPlural(_ chunk: Int) -> Bool {
        let head = Int(self.chunk(chunk).head)
        if analysis.tag(head) == .pronoun { return entry(head).roles.contains(.plural) }
        guard analysis.tag(head) == .noun else { return false }
        return lemma(ofNoun: head) != document.segmented.string(tokens[head]).lowercased()
            || (tokens[head].word.isKnown && entry(head).nounLemma == tokens[head].word)
    }
}
