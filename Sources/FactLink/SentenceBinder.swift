import FactModel
import FactText

/// What a subject phrase turned out to be.
struct ResolvedSubject {
    /// Tokens of the document: the phrase, or what its pronoun stands for.
    var tokens: TokenRange
    var type: SubjectType
    /// Organization that the phrase is or contains, -1 for none.
    var entity: Int32 = -1
    var mention: Int32 = -1
    var isResolved = false
}

/// Binds the mentions of one sentence. The extensions hold one kind of link each.
struct SentenceBinder {
    let rules: LinkRules
    let document: AnnotatedDocument
    let clusters: EntityClusters
    let configuration: LinkConfiguration
    let analysis: SentenceAnalysis
    let sentence: Int32
    /// Indexes of the sentence's mentions.
    let mentions: Range<Int>
    let discourse: Discourse
    let tokens: [Token]
    /// The speaker that a phrase like `according to` names.
    private(set) var source: TokenRange?
    /// Verb groups of saying that stand in a parenthesis of their own, in text order.
    private(set) var insertions: [Int] = []
    /// Verb groups of saying outside quotation marks.
    private(set) var reports: [Int] = []
    /// Number of number mentions before each of the sentence's mentions.
    private(set) var numbersBefore: [Int] = []

    init(
        rules: LinkRules, document: AnnotatedDocument, clusters: EntityClusters, configuration: LinkConfiguration,
        analysis: SentenceAnalysis, sentence: Int32, mentions: Range<Int>, discourse: Discourse
    ) {
        self.rules = rules
        self.document = document
        self.clusters = clusters
        self.configuration = configuration
        self.analysis = analysis
        self.sentence = sentence
        self.mentions = mentions
        self.discourse = discourse
        tokens = document.segmented.tokens
        for i in analysis.chunks.indices where analysis.kind(i) == .verbGroup {
            if chunk(i).isInsertion { insertions.append(i) }
            let head = Int(chunk(i).head)
            if entry(head).traits.contains(.report), !tokens[head].flags.contains(.quoted) { reports.append(i) }
        }
        var numbers = 0
        for index in mentions {
            numbersBefore.append(numbers)
            if case .number = document.mentions[index].value { numbers += 1 }
        }
        source = namedSource()
    }

    /// Longest look back or ahead, in chunks or mentions: what is further away is not meant, and the time stays linear.
    static let reach = 64

    func entry(_ token: Int) -> WordEntry { rules.words[tokens[token].word] }
    func roles(_ token: Int32) -> GrammarRoles { token >= 0 ? entry(Int(token)).roles : [] }
    func chunk(_ i: Int) -> Chunk { analysis.chunks[i] }
    func isNounPhrase(_ i: Int) -> Bool { analysis.kind(i) == .nounPhrase }

    /// The noun phrase chunk that holds a mention.
    func nounPhrase(of mention: Mention) -> Int? {
        for token in mention.tokens.indices.reversed() {
            if let chunk = analysis.chunk(ofToken: token), isNounPhrase(chunk) { return chunk }
        }
        return analysis.chunk(ofToken: Int(mention.tokens.start))
    }

    /// The facts of the sentence's mentions.
    func facts() -> [Fact] {
        var facts: [Fact] = []
        facts.reserveCapacity(mentions.count)
        for index in mentions { facts.append(fact(index, after: facts)) }
        return facts
    }

    /// The fact of a mention; `earlier` are those of the sentence's mentions before it.
    private func fact(_ index: Int, after earlier: [Fact]) -> Fact {
        let mention = document.mentions[index]
        var fact = Fact(confidence: Double(mention.score))
        let place = nounPhrase(of: mention)
        switch mention.value {
        case .number(let value) where value.type == .ordinal:
            // `the second model`: a rank is said of its noun alone, nothing is counted or measured.
            if configuration.documentDate, document.date != nil { fact.dateLink = .document }
            fact.predicate = predicate(at: place)
            bindStance(&fact, mention, at: place)
            return fact
        case .number(let value): bindNumber(&fact, index, value, at: place)
        case .date(let value):
            if value.type == .duration, let quantity = value.duration {
                bindNumber(&fact, index, quantity, at: place)
            } else {
                bindClause(&fact, index, at: place)
                fact.dateLink = .itself
                fact.dateMention = Int32(clamping: index)
            }
        case .organization:
            bindClause(&fact, index, at: place)
            fact.entity = clusters.entityOfMention[index]
            fact.organizationLink = .itself
            fact.organizationMention = Int32(clamping: index)
            bindDate(&fact, index, at: place)
        }
        if let place, let quantity = mention.value.quantity {
            inherit(&fact, index, quantity, at: place, from: earlier)
        }
        bindSpeaker(&fact, mention, at: place)
        bindStance(&fact, mention, at: place)
        fact.confidence = confidence(fact, mention)
        return fact
    }

    private func bindNumber(_ fact: inout Fact, _ index: Int, _ value: NumberValue, at place: Int?) {
        let mention = document.mentions[index]
        let measured = noun(of: mention, value, at: place)
        if let measured {
            fact.noun = document.segmented.byteRange(measured.tokens)
            fact.nounHead = lemma(ofNoun: measured.head)
        }
        let subject = subject(of: mention, value, noun: measured, at: place)
        setSubject(&fact, subject)
        fact.predicate = predicate(at: place)
        bindOrganization(&fact, mention, subject: subject, noun: measured, at: place)
        bindDate(&fact, index, at: place)
    }

    /// Subject, predicate and organization of the clause that a date or an organization stands in.
    private func bindClause(_ fact: inout Fact, _ index: Int, at place: Int?) {
        guard let place else { return }
        let verb = Int(chunk(place).governor)
        guard verb >= 0 else { return }
        fact.predicate = predicate(at: place)
        if let subject = clauseSubject(ofVerb: verb) {
            setSubject(&fact, subject)
            if case .date = document.mentions[index].value {
                bindOrganization(&fact, document.mentions[index], subject: subject, noun: nil, at: place)
            }
        }
    }

    private func setSubject(_ fact: inout Fact, _ subject: ResolvedSubject?) {
        guard let subject, !subject.tokens.isEmpty else { return }
        fact.subject = document.segmented.byteRange(subject.tokens)
        fact.subjectType = subject.type
    }

    func predicate(at place: Int?) -> String? {
        guard let place else { return nil }
        let verb = analysis.kind(place) == .verbGroup ? place : Int(chunk(place).governor)
        guard verb >= 0 else { return nil }
        let head = Int(chunk(verb).head)
        let entry = entry(head)
        if entry.lemma.isKnown { return document.segmented.lexicon.spelling(of: entry.lemma) }
        if entry.roles.contains(.be) { return "be" }
        if entry.roles.contains(.have) { return "have" }
        return document.segmented.string(tokens[head]).lowercased()
    }

    /// A first estimate: the extractor's score, lowered for each link that had to guess.
    private func confidence(_ fact: Fact, _ mention: Mention) -> Double {
        var value = Double(mention.score)
        if case .number = mention.value {
            if fact.subject == nil { value *= 0.85 }
            if fact.organizationLink == .clause || fact.organizationLink == .coreference { value *= 0.9 }
            if fact.dateLink == .sentence { value *= 0.95 }
        }
        return min(1, max(0, value))
    }
}
