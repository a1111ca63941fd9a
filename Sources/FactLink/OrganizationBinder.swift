import FactModel
import FactText

extension SentenceBinder {
    /// The organization that a quantity belongs to or is about.
    func bindOrganization(
        _ fact: inout Fact, _ mention: Mention, subject: ResolvedSubject?, noun: MeasuredNoun?, at place: Int?
    ) {
        guard let place else { return }
        if let subject, subject.entity >= 0 {
            let link: OrganizationLink =
                subject.isResolved ? .coreference : isWholePhrase(subject) ? .subject : .possessive
            set(&fact, subject.entity, subject.mention, link)
            return
        }
        // `Jane Roe of Norvik was elected with 500 votes`
        if let subject, let index = organization(behind: subject.tokens) {
            set(&fact, clusters.entityOfMention[index], Int32(clamping: index), .possessive)
            return
        }
        // Inside the number's own phrase: `500 Apple engineers`.
        if isNounPhrase(place), let index = organization(in: chunk(place).tokens) {
            set(&fact, clusters.entityOfMention[index], Int32(clamping: index), .possessive)
            return
        }
        if let noun, isNounPhrase(noun.chunk), let index = organization(in: chunk(noun.chunk).tokens) {
            set(&fact, clusters.entityOfMention[index], Int32(clamping: index), .possessive)
            return
        }
        // Subjects of the clauses around: `Fiat said it …`.
        for verb in analysis.governors(of: place) {
            let subject = Int(chunk(verb).subject)
            guard subject >= 0, isNounPhrase(subject), let found = resolve(subject), found.entity >= 0 else { continue }
            set(&fact, found.entity, found.mention, .clause)
            return
        }
    }

    /// The organization that `of`, `from` or `at` ties to a subject phrase of this sentence.
    private func organization(behind phrase: TokenRange) -> Int? {
        guard let place = analysis.chunk(ofToken: Int(phrase.end) - 1), isNounPhrase(place),
            analysis.kind(place + 1) == .preposition, isNounPhrase(place + 2),
            !roles(chunk(place + 1).start).isDisjoint(with: [.of, .locative])
        else { return nil }
        return organization(in: chunk(place + 2).tokens)
    }

    private func isWholePhrase(_ subject: ResolvedSubject) -> Bool {
        subject.mention >= 0 && document.mentions[Int(subject.mention)].tokens.end == subject.tokens.end
    }

    private func set(_ fact: inout Fact, _ entity: Int32, _ mention: Int32, _ link: OrganizationLink) {
        fact.entity = entity
        fact.organizationMention = mention
        fact.organizationLink = link
    }
}
