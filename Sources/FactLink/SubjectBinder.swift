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

    // MARK: Resolving

    func organizationSubject(_ index: Int) -> ResolvedSubject {
        ResolvedSubject(
            tokens: document.mentions[index].tokens, type: .organization, entity: clusters.entityOfMention[index],
            mention: Int32(clamping: index))
    }

    /// The last organization mention inside a range of this sentence's tokens.
    func organization(in range: TokenRange) -> Int? {
        var index = mentions.lowerBound + mentionCount(before: range.end) - 1
        while index >= mentions.lowerBound, document.mentions[index].tokens.start >= range.start {
            if case .organization = document.mentions[index].value, document.mentions[index].tokens.end <= range.end {
                return index
            }
            index -= 1
        }
        return nil
    }

    /// Number of this sentence's mentions that start before a token.
    private func mentionCount(before token: Int32) -> Int {
        var low = mentions.lowerBound
        var high = mentions.upperBound
        while low < high {
            let middle = low + (high - low) / 2
            if document.mentions[middle].tokens.start < token { low = middle + 1 } else { high = middle }
        }
        return low - mentions.lowerBound
    }

    /// A noun phrase as a subject; pronouns and `the company` stand for what was spoken of before.
    func resolve(_ place: Int) -> ResolvedSubject? {
        let own = chunk(place)
        let head = Int(own.head)
        if analysis.tag(head) == .pronoun {
            return pronoun(entry(head).roles, at: place)
        }
        if let name = apposedName(place) { return resolve(name) }
        let type = subjectType(place)
        var resolved = ResolvedSubject(tokens: withoutTitle(analysis.phrase(place), place), type: type)
        if let index = organization(in: own.tokens) {
            resolved.entity = clusters.entityOfMention[index]
            resolved.mention = Int32(clamping: index)
        } else if own.possessor >= 0, let index = organization(in: chunk(Int(own.possessor)).tokens) {
            resolved.entity = clusters.entityOfMention[index]
            resolved.mention = Int32(clamping: index)
        } else if configuration.coreference, let reference = reference(place) {
            resolved.entity = reference.entity
            resolved.mention = reference.mention
            resolved.type = .organization
            resolved.isResolved = true
            // `the company` alone says less than the name; `the Italian company` stands for itself.
            if own.end == own.content + 1 { resolved.tokens = document.mentions[Int(reference.mention)].tokens }
        }
        return resolved
    }

    /// `a German bus maker, Norvik, …`: the name that says who the phrase before it is.
    private func apposedName(_ place: Int) -> Int? {
        guard analysis.tag(Int(chunk(place).head)) == .noun, analysis.kind(place + 1) == .comma,
            isNounPhrase(place + 2),
            analysis.tag(Int(chunk(place + 2).head)) == .name, chunk(place + 2).content == chunk(place + 2).start
        else { return nil }
        switch analysis.kind(place + 3) {
        case .comma, .stop, .verbGroup, .quote: return place + 2
        default: return nil
        }
    }

    /// `President Jane Roe` as `Jane Roe`.
    private func withoutTitle(_ range: TokenRange, _ place: Int) -> TokenRange {
        var start = Int(range.start)
        while start + 1 < Int(range.end), tokens[start].classes.contains(.personTitle),
            !tokens[start].classes.contains(.abbreviation), analysis.tag(start + 1) == .name
        {
            start += 1
        }
        return TokenRange(start, Int(range.end))
    }

    /// The organization that `the company`, `the Italian bank` stands for.
    func reference(_ place: Int) -> (entity: Int32, mention: Int32)? {
        let own = chunk(place)
        let entry = entry(Int(own.head))
        guard entry.reference >= 0, own.content > own.start, analysis.tag(Int(own.head)) == .noun,
            self.entry(Int(own.start)).roles.contains(.definite), analysis.kind(place + 1) != .relative,
            !(analysis.kind(place + 1) == .preposition && roles(chunk(place + 1).start).contains(.of))
        else { return nil }
        let types = rules.references[Int(entry.reference)].types
        guard let closest = types.first else { return antecedent(before: own.start) { _ in true } }
        // The type that the noun names first, then the others that it can stand for.
        return antecedent(before: own.start) { $0 == closest }
            ?? antecedent(before: own.start) { types.contains($0) }
    }

    /// The organization spoken of last whose type fits: subjects before other mentions, this sentence before earlier ones.
    private func antecedent(before token: Int32, _ isFitting: (OrganizationType) -> Bool) -> (
        entity: Int32, mention: Int32
    )? {
        func fits(entity: Int32) -> Bool { entity >= 0 && isFitting(clusters.entities[Int(entity)].type) }
        var nearest: Int?
        var index = min(mentions.upperBound, mentions.lowerBound + mentionCount(before: token)) - 1
        let low = max(mentions.lowerBound, index - SentenceBinder.reach)
        while index >= low {
            defer { index -= 1 }
            guard document.mentions[index].tokens.end <= token, fits(entity: clusters.entityOfMention[index]) else {
                continue
            }
            if isSubjectMention(index) { return (clusters.entityOfMention[index], Int32(clamping: index)) }
            nearest = nearest ?? index
        }
        if let latest = discourse.latest(before: sentence, { $0.mention >= 0 && fits(entity: $0.entity) }) {
            return (latest.entity, latest.mention)
        }
        if let nearest { return (clusters.entityOfMention[nearest], Int32(clamping: nearest)) }
        return discourse.recentOrganizations.last { fits(entity: $0.entity) }
    }

    private func isSubjectMention(_ index: Int) -> Bool {
        guard let place = nounPhrase(of: document.mentions[index]) else { return false }
        return chunk(place).isSubject && chunk(place).preposition < 0
    }

    /// What a pronoun at a place of this sentence stands for.
    func pronoun(_ roles: GrammarRoles, at place: Int) -> ResolvedSubject? {
        guard configuration.coreference else { return nil }
        func fits(_ type: SubjectType, _ isPlural: Bool) -> Bool {
            if !roles.isDisjoint(with: [.masculine, .feminine]) {
                return type == .person || type == .other && !isPlural
            }
            if roles.contains(.neuter) { return type != .person && !isPlural }
            if roles.contains(.plural) { return isPlural || type == .organization }
            return false
        }
        // Subjects of this sentence's clauses before the pronoun, the nearest clause that can be meant first.
        let verb = Int(chunk(place).governor)
        var i = place - 1
        while i >= 0, place - i < SentenceBinder.reach {
            defer { i -= 1 }
            guard analysis.kind(i) == .verbGroup else { continue }
            let subject = Int(chunk(i).subject)
            guard subject >= 0, subject < place, i != verb || subject != place, isNounPhrase(subject),
                analysis.tag(Int(chunk(subject).head)) != .pronoun
            else { continue }
            if fits(subjectType(subject), isPlural(subject)), let found = resolve(subject) {
                var found = found
                found.isResolved = true
                return found
            }
        }
        if let latest = discourse.latest(before: sentence, { fits($0.type, $0.isPlural) }) {
            return ResolvedSubject(
                tokens: latest.tokens, type: latest.type, entity: latest.entity, mention: latest.mention,
                isResolved: true)
        }
        return cataphor(place, fits)
    }

    /// `When he visited …, Mr. Roe said`: a pronoun of a leading clause stands for the next subject.
    private func cataphor(_ place: Int, _ fits: (SubjectType, Bool) -> Bool) -> ResolvedSubject? {
        guard place <= 2, analysis.kind(0) == .subordinator || analysis.kind(0) == .relative else { return nil }
        for i in place..<min(analysis.chunks.count, place + SentenceBinder.reach) where analysis.kind(i) == .verbGroup {
            let subject = Int(chunk(i).subject)
            if subject > place, isNounPhrase(subject), analysis.tag(Int(chunk(subject).head)) != .pronoun,
                fits(subjectType(subject), isPlural(subject)), var found = resolve(subject)
            {
                found.isResolved = true
                return found
            }
        }
        return nil
    }

    /// What kind of thing a noun phrase names.
    func subjectType(_ place: Int) -> SubjectType {
        let own = chunk(place)
        let head = Int(own.head)
        if let index = organization(in: own.tokens), document.mentions[index].tokens.end > own.head {
            return .organization
        }
        let entry = entry(head)
        if analysis.tag(head) == .pronoun {
            return entry.roles.isDisjoint(with: [.masculine, .feminine, .firstPerson]) ? .other : .person
        }
        if analysis.tag(head) == .name {
            if tokens[head].classes.contains(.place) { return .place }
            for i in Int(own.content)..<Int(own.end)
            where !tokens[i].classes.isDisjoint(with: [.personTitle, .givenName]) { return .person }
        }
        return entry.kind ?? .other
    }
}
