package import FactModel
package import FactText

/// The link stage.
///
/// In: a document with its mentions. Out: one fact for each mention, and the document's organizations. Sentences without
/// mentions are not looked at, unless a pronoun needs them.
package struct Linker: Sendable {
    let configuration: LinkConfiguration
    let rules: LinkRules

    /// Reads the embedded rules. Throws `DataError` with file and line.
    package init(_ configuration: LinkConfiguration, _ builder: inout EngineBuilder) throws(DataError) {
        self.configuration = configuration
        rules = try LinkRules(&builder)
    }

    package func link(_ document: AnnotatedDocument) -> LinkedDocument {
        let clusters = EntityClusters(document)
        var facts: [Fact] = []
        facts.reserveCapacity(document.mentions.count)
        var discourse = Discourse()
        var quotation = OpenQuotation()
        var low = 0
        while low < document.mentions.count {
            let sentence = document.mentions[low].sentence
            var high = low + 1
            while high < document.mentions.count, document.mentions[high].sentence == sentence { high += 1 }
            link(document, clusters, sentence, low..<high, &discourse, &quotation, &facts)
            low = high
        }
        return LinkedDocument(annotated: document, entities: clusters.entities, facts: facts)
    }

    private func link(
        _ document: AnnotatedDocument, _ clusters: EntityClusters, _ sentence: Int32, _ mentions: Range<Int>,
        _ discourse: inout Discourse, _ quotation: inout OpenQuotation, _ facts: inout [Fact]
    ) {
        let sentences = document.segmented.sentences
        guard sentences.indices.contains(Int(sentence)),
            sentences[Int(sentence)].tokens.count <= configuration.maximumSentenceTokens
        else {
            for index in mentions { facts.append(unanalysed(document, clusters, index)) }
            return
        }
        if configuration.coreference { recall(document, clusters, before: sentence, &discourse) }
        let binder = binder(document, clusters, sentence, mentions, discourse)
        let first = facts.count
        facts += binder.facts()
        quotation.add(binder, facts: &facts, from: first)
        binder.remember(in: &discourse)
    }

    private func binder(
        _ document: AnnotatedDocument, _ clusters: EntityClusters, _ sentence: Int32, _ mentions: Range<Int>,
        _ discourse: Discourse
    ) -> SentenceBinder {
        let analysis = SentenceAnalysis(
            document.segmented, document.segmented.sentences[Int(sentence)].tokens,
            mentions: document.mentions[mentions],
            rules: rules)
        return SentenceBinder(
            rules: rules, document: document, clusters: clusters, configuration: configuration, analysis: analysis,
            sentence: sentence, mentions: mentions, discourse: discourse)
    }

    /// Adds the subjects of the sentences before this one that have no mentions of their own.
    private func recall(
        _ document: AnnotatedDocument, _ clusters: EntityClusters, before sentence: Int32, _ discourse: inout Discourse
    ) {
        var i = max(discourse.lastSentence + 1, sentence - 2)
        while i < sentence {
            if document.segmented.sentences[Int(i)].tokens.count <= configuration.maximumSentenceTokens {
                binder(document, clusters, i, 0..<0, discourse).remember(in: &discourse)
            }
            i += 1
        }
    }

    /// What is known of a mention without looking at its sentence.
    private func unanalysed(_ document: AnnotatedDocument, _ clusters: EntityClusters, _ index: Int) -> Fact {
        let mention = document.mentions[index]
        var fact = Fact(confidence: Double(mention.score) * 0.5)
        switch mention.value {
        case .organization:
            fact.entity = clusters.entityOfMention[index]
            fact.organizationLink = .itself
            fact.organizationMention = Int32(clamping: index)
        case .date:
            fact.dateLink = .itself
            fact.dateMention = Int32(clamping: index)
        case .number(let value):
            if let noun = value.noun { fact.noun = document.segmented.byteRange(noun) }
        }
        if fact.dateLink == nil, configuration.documentDate, document.date != nil { fact.dateLink = .document }
        return fact
    }
}

extension SentenceBinder {
    /// Leaves this sentence's subjects, organizations and speaker for the sentences behind it.
    func remember(in discourse: inout Discourse) {
        discourse.lastSentence = sentence
        for index in mentions where clusters.entityOfMention[index] >= 0 {
            discourse.addOrganization(clusters.entityOfMention[index], mention: Int32(clamping: index))
        }
        var seen: Int32 = -1
        var mainSubject: Antecedent?
        for i in analysis.chunks.indices where analysis.kind(i) == .verbGroup {
            let subject = chunk(i).subject
            if entry(Int(chunk(i).head)).traits.contains(.report), let speaker = speaker(ofVerb: i) {
                discourse.speaker = (speaker, document.segmented.sentences[Int(sentence)].block)
            }
            guard subject >= 0, subject != seen, isNounPhrase(Int(subject)), !isMention(Int(subject)),
                let resolved = resolve(Int(subject))
            else { continue }
            seen = subject
            let antecedent = Antecedent(
                tokens: resolved.tokens, type: resolved.type, entity: resolved.entity, mention: resolved.mention,
                isPlural: isPlural(Int(subject)), isName: isName(Int(subject)), sentence: sentence)
            // The subject of the main clause is what the next sentence most likely goes on with: it stands last.
            if chunk(i).parent < 0, mainSubject == nil, !chunk(i).isInsertion {
                mainSubject = antecedent
            } else {
                discourse.add(antecedent)
            }
        }
        if let mainSubject { discourse.add(mainSubject) }
    }
}
