import FactModel
import FactText

extension SentenceBinder {
    /// What a quantity is said of.
    func subject(of mention: Mention, _ value: NumberValue, noun: MeasuredNoun?, at place: Int?) -> ResolvedSubject? {
        guard let place, isNounPhrase(place) else { return nil }
        let own = chunk(place)
        // `China's 1.4 billion people`
        if own.possessor >= 0 { return resolve(Int(own.possessor)) }
        if let possessor = pronounOwner(place) { return possessor }
        if value.type == .age, own.end == mention.tokens.end, let person = personBefore(place) {
            return resolve(person)
        }
        // `a homepage available in nine languages`
        if own.preposition >= 0, analysis.kind(place - 2) == .adjective, isNounPhrase(place - 3),
            chunk(place - 3).end == chunk(place - 2).start
        {
            return resolve(place - 3)
        }
        if value.type == .duration, own.end == mention.tokens.end, analysis.kind(place + 1) == .preposition,
            roles(chunk(place + 1).start).contains(.of), isNounPhrase(place + 2), !isMention(place + 2)
        {
            // `two decades of war`
            return owner(of: possessed(place + 2))
        }
        if value.type == .duration || value.type == .age, own.end > mention.tokens.end, own.head >= mention.tokens.end,
            analysis.tag(Int(own.head)) == .noun
        {
            // `a 27-year contract`
            return ResolvedSubject(
                tokens: TokenRange(
                    start: mention.tokens.end + (analysis.tag(Int(mention.tokens.end)) == .joiner ? 1 : 0),
                    end: own.end), type: subjectType(place))
        }
        if let share = share(place) { return resolve(share) }
        let verb = Int(own.governor)
        // `gives the town 40 buses`, `supplies the army with 40 buses`
        if verb >= 0, entry(Int(chunk(verb).head)).traits.contains(.give), !chunk(verb).isPassive,
            isNounPhrase(verb + 1),
            place == verb + 2 || roles(own.preposition).contains(.with)
        {
            return resolve(verb + 1)
        }
        if let noun, noun.relation == .object, let complement = ofComplement(behind: noun.chunk) { return complement }
        if let noun, noun.relation == .subject || noun.relation == .complement && own.isSubject {
            return owner(of: noun.chunk)
        }
        if analysis.kind(place - 1) == .relative, analysis.kind(place - 2) == .preposition,
            chunk(place - 1).subject >= 0
        {
            // `the fair, at which 500 people met`
            return resolve(Int(chunk(place - 1).subject))
        }
        if analysis.kind(place + 1) == .verbGroup, chunk(place + 1).form != .finite, chunk(place + 1).isPassive,
            Int(chunk(place + 1).subject) == place, verb < 0 || verb == place + 1
        {
            // `500 hurt in crash`
            return circumstance(of: place + 1, after: place)
        }
        if own.isSubject, verb >= 0, coversSubject(place, of: verb) {
            return ofComplement(behind: place) ?? circumstance(of: verb, after: place)
        }
        guard verb >= 0 else { return ofComplement(behind: place) ?? locative(behind: place) }
        if chunk(verb).isExistential { return circumstance(of: verb, after: place) }
        if isBe(verb), value.type == .count,
            let complement = ofComplement(behind: place) ?? locative(behind: place)
        {
            return complement
        }
        let group = chunk(verb)
        if group.form != .finite, group.isRelative, group.parent >= 0, entry(Int(group.head)).traits.contains(.consist)
        {
            // `runs a fleet consisting of 30 jets`
            return clauseSubject(ofVerb: Int(group.parent))
        }
        return clauseSubject(ofVerb: verb) ?? ofComplement(behind: place)
    }

    /// `40 jobs in France, 30 in Spain`: in a list of numbers with a place each, the place.
    private func share(_ place: Int) -> Int? {
        func located(_ i: Int) -> Bool {
            i >= 0 && isNounPhrase(i) && analysis.kind(i + 1) == .preposition
                && roles(chunk(i + 1).start).contains(.locative) && isNounPhrase(i + 2) && !chunk(i + 2).isTemporal
        }
        guard located(place) else { return nil }
        let next = analysis.kind(place + 3)
        let previous = analysis.kind(place - 1)
        let goesOn =
            (next == .comma || next == .conjunction) && located(place + 4) && chunk(place + 4).isNumber
            || (previous == .comma || previous == .conjunction) && chunk(place).isNumber
                && (located(place - 4) || located(place - 5))
        return goesOn ? place + 2 : nil
    }

    private func isBe(_ verb: Int) -> Bool { entry(Int(chunk(verb).head)).roles.contains(.be) }

    /// Whether the number's phrase is the head of the subject, not something inside it.
    private func coversSubject(_ place: Int, of verb: Int) -> Bool { Int(chunk(verb).subject) == place }

    /// The resolved subject of a verb group's clause.
    func clauseSubject(ofVerb verb: Int) -> ResolvedSubject? {
        for group in analysis.governors(of: verb) {
            let subject = Int(chunk(group).subject)
            if subject >= 0, isNounPhrase(subject) {
                if chunk(group).isExistential { return nil }
                return isMention(subject) ? nil : resolve(subject)
            }
        }
        return nil
    }

    /// `its 60 jets`: the phrase that the possessive pronoun stands for.
    private func pronounOwner(_ place: Int) -> ResolvedSubject? {
        let own = chunk(place)
        for token in Int(own.start)..<Int(own.content) {
            let roles = entry(token).roles
            guard !roles.isDisjoint(with: [.masculine, .feminine, .neuter, .plural]) else { continue }
            return pronoun(roles, at: place)
        }
        return nil
    }

    /// `Anna Berg, 42,` and `Anna Berg (42)`.
    private func personBefore(_ place: Int) -> Int? {
        guard analysis.kind(place - 1) == .comma || analysis.kind(place - 1) == .open, isNounPhrase(place - 2) else {
            return nil
        }
        return place - 2
    }

    private func ofComplement(behind place: Int) -> ResolvedSubject? {
        guard analysis.kind(place + 1) == .preposition, roles(chunk(place + 1).start).contains(.of),
            isNounPhrase(place + 2), !isMention(possessed(place + 2))
        else { return nil }
        return resolve(possessed(place + 2))
    }

    private func locative(behind place: Int) -> ResolvedSubject? {
        guard analysis.kind(place + 1) == .preposition, roles(chunk(place + 1).start).contains(.locative),
            isNounPhrase(place + 2), !isMention(possessed(place + 2))
        else { return nil }
        return resolve(possessed(place + 2))
    }

    /// Where or in what something countable was or happened: `five players were booked in the match`; of a passive, its
    /// agent.
    private func circumstance(of verb: Int, after place: Int) -> ResolvedSubject? {
        var i = max(verb, place) + 1
        var found: Int?
        while i < analysis.chunks.count, i < verb + 12 {
            let kind = analysis.kind(i)
            if kind == .verbGroup || kind == .stop || kind == .relative { break }
            if kind == .subordinator, found == nil { return subject(ofClauseFrom: i) }
            if kind == .subordinator { break }
            if isNounPhrase(i), chunk(i).preposition >= 0, !isMention(possessed(i)) {
                let roles = roles(chunk(i).preposition)
                if roles.contains(.by), chunk(verb).isPassive { return resolve(possessed(i)) }
                if roles.contains(.locative), found == nil { found = possessed(i) }
            }
            i += 1
        }
        return found.flatMap { resolve($0) }
    }

    /// `five people died when the bridge fell`
    private func subject(ofClauseFrom border: Int) -> ResolvedSubject? {
        for i in border..<min(analysis.chunks.count, border + 12) where analysis.kind(i) == .verbGroup {
            let subject = Int(chunk(i).subject)
            return subject > border && isNounPhrase(subject) && !isMention(subject) ? resolve(subject) : nil
        }
        return nil
    }

    /// Whose the measured thing is: `Ford` for `Ford's profits` and `Ford sales`, `United States` for `sales in the
    /// United States`, else the phrase itself.
    func owner(of place: Int) -> ResolvedSubject? {
        let own = chunk(place)
        if own.possessor >= 0 { return resolve(Int(own.possessor)) }
        if let possessor = pronounOwner(place) { return possessor }
        if let index = organization(in: own.tokens), document.mentions[index].tokens.end <= own.head {
            return organizationSubject(index)
        }
        var i = place
        var complement: Int?
        while analysis.kind(i + 1) == .preposition, isNounPhrase(i + 2), chunk(i + 2).governor == own.governor {
            i += 2
            if isMention(i) { continue }
            if analysis.tag(Int(chunk(i).head)) == .name { return resolve(i) }
            complement = complement ?? i
        }
        if let complement { return resolve(complement) }
        if own.preposition >= 0, roles(own.preposition).contains(.with), own.governor >= 0 {
            // `the economy shrank, with the jobless rate reaching 8%`
            for verb in analysis.governors(of: place) where Int(chunk(verb).subject) != place {
                if let subject = clauseSubject(ofVerb: verb) { return subject }
            }
        }
        return resolve(place)
    }
}
