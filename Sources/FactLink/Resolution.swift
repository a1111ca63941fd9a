import FactModel
import FactText

/// From phrases to what they name: organizations, pronouns, `the company`.
extension SentenceBinder {
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
        func fits(_ type: SubjectType, _ isPlural: Bool, _ isName: Bool) -> Bool {
            if !roles.isDisjoint(with: [.masculine, .feminine]) {
                // A name that no list knows may be a person's.
                return type == .person || type == .other && isName
            }
            if roles.contains(.neuter) { return type != .person && !isPlural }
            if roles.contains(.plural) { return isPlural || type == .organization }
            return false
        }
        if let later = cataphor(place, fits) { return later }
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
            if fits(subjectType(subject), isPlural(subject), isName(subject)), let found = resolve(subject) {
                var found = found
                found.isResolved = true
                return found
            }
        }
        if let latest = discourse.latest(before: sentence, { fits($0.type, $0.isPlural, $0.isName) })
            ?? discourse.latest(before: sentence, { isPersonalName($0, roles) })
        {
            return ResolvedSubject(
                tokens: latest.tokens, type: latest.type, entity: latest.entity, mention: latest.mention,
                isResolved: true)
        }
        return nil
    }

    func isName(_ place: Int) -> Bool { analysis.tag(Int(chunk(place).head)) == .name }

    /// `Paris was born …. She …`: a name that lists know as a place only.
    private func isPersonalName(_ antecedent: Antecedent, _ roles: GrammarRoles) -> Bool {
        !roles.isDisjoint(with: [.masculine, .feminine]) && antecedent.type == .place && antecedent.tokens.count <= 2
    }

    /// `When he visited …, Mr. Roe said`: a pronoun of a leading clause stands for the next subject.
    private func cataphor(_ place: Int, _ fits: (SubjectType, Bool, Bool) -> Bool) -> ResolvedSubject? {
        guard place <= 2, analysis.kind(0) == .subordinator || analysis.kind(0) == .relative else { return nil }
        for i in place..<min(analysis.chunks.count, place + SentenceBinder.reach) where analysis.kind(i) == .verbGroup {
            let subject = Int(chunk(i).subject)
            if subject > place, isNounPhrase(subject), analysis.tag(Int(chunk(subject).head)) != .pronoun,
                fits(subjectType(subject), isPlural(subject), isName(subject)), var found = resolve(subject)
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
