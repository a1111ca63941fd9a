import FactModel
import FactText

extension SentenceBinder {
    /// Who says it, when it is not the author.
    func bindSpeaker(_ fact: inout Fact, _ mention: Mention, at place: Int?) {
        let isQuoted = tokens[Int(mention.tokens.start)].flags.contains(.quoted)
        if let speaker = speaker(at: place, isQuoted: isQuoted), !speaker.overlaps(mention.tokens) {
            fact.speaker = document.segmented.byteRange(speaker)
            fact.attribution = isQuoted ? .quoted : .reported
        } else if isQuoted, let latest = discourse.speaker,
            isContinued(latest.block), isLongQuotation(mention)
        {
            fact.speaker = document.segmented.byteRange(latest.tokens)
            fact.attribution = .quoted
        }
    }

    /// Whether the latest speaker goes on: in the same paragraph, or in the next when the quotation was not closed.
    private func isContinued(_ block: Int32) -> Bool {
        let own = document.segmented.sentences[Int(sentence)].block
        return own == block || (own == block + 1 && startsQuoted)
    }

    /// Whether the sentence starts inside a quotation.
    var startsQuoted: Bool { !analysis.range.isEmpty && tokens[Int(analysis.range.start)].flags.contains(.quoted) }

    /// The speaker behind a quotation of several sentences that ends in this one: `…", said the mayor`.
    var closingSpeaker: TokenRange? {
        guard startsQuoted else { return nil }
        for i in reports.prefix(SentenceBinder.reach) {
            if let speaker = speaker(ofVerb: i), !tokens[Int(speaker.start)].flags.contains(.quoted) { return speaker }
        }
        return nil
    }

    /// Whether a quotation holds more than a few words around a mention.
    private func isLongQuotation(_ mention: Mention) -> Bool {
        var low = Int(mention.tokens.start)
        var high = Int(mention.tokens.end)
        let enough = 4
        while high - low < enough, low > Int(analysis.range.start), tokens[low - 1].flags.contains(.quoted) { low -= 1 }
        while high - low < enough, high < Int(analysis.range.end), tokens[high].flags.contains(.quoted) { high += 1 }
        return high - low >= enough
    }

    private func speaker(at place: Int?, isQuoted: Bool) -> TokenRange? {
        if let source { return source }
        if let place {
            // Verbs of saying that govern the clause: `X said that …`, `X reported a loss of …`; else verbs of expecting.
            var expecting: TokenRange?
            for verb in analysis.governors(of: place) {
                let traits = entry(Int(chunk(verb).head)).traits
                guard traits.contains(.report), !chunk(verb).isPassive,
                    !chunk(place).isSubject || Int(chunk(place).governor) != verb, let speaker = speaker(ofVerb: verb)
                else { continue }
                if traits.isDisjoint(with: [.expected, .estimated, .planned]) { return speaker }
                expecting = expecting ?? speaker
            }
            if let expecting { return expecting }
        }
        if let headline = headlineSource(before: place) { return headline }
        for i in insertions.prefix(SentenceBinder.reach) {
            if let speaker = speaker(ofVerb: i) { return speaker }
        }
        guard isQuoted else { return nil }
        // A quotation: the verb of saying outside it.
        for i in reports.prefix(SentenceBinder.reach) {
            if let speaker = speaker(ofVerb: i) { return speaker }
        }
        return nil
    }

    /// `Reports: five dead`, `Ministry: exports up 5%`: the source before the colon of a headline.
    private func headlineSource(before place: Int?) -> TokenRange? {
        guard let place, place > 1, isNounPhrase(0), analysis.kind(1) == .colon else { return nil }
        let head = Int(chunk(0).head)
        let type = subjectType(0)
        guard type == .organization || type == .person || entry(head).roles.contains(.source) else { return nil }
        return resolve(0)?.tokens
    }

    /// The subject of a verb of saying.
    func speaker(ofVerb verb: Int) -> TokenRange? {
        let subject = Int(chunk(verb).subject)
        guard subject >= 0, isNounPhrase(subject), !isMention(subject) else { return nil }
        return resolve(named(subject))?.tokens
    }

    /// `the team's coach, Jane Roe`: the name behind a description.
    private func named(_ place: Int) -> Int {
        guard analysis.kind(place + 1) == .comma, isNounPhrase(place + 2),
            analysis.tag(Int(chunk(place + 2).head)) == .name, analysis.tag(Int(chunk(place).head)) == .noun
        else { return place }
        return place + 2
    }

    /// `according to the ministry`
    func namedSource() -> TokenRange? {
        var i = Int(analysis.range.start)
        let end = Int(analysis.range.end)
        while i < end {
            if let match = rules.sources.longestMatch(tokens, at: i, limit: end) {
                let behind = i + match.length
                for j in behind..<min(end, behind + 3) {
                    if let chunk = analysis.chunk(ofToken: j), isNounPhrase(chunk) { return resolveSource(chunk) }
                }
            }
            i += 1
        }
        return nil
    }

    /// `Saudi Arabia's Civil Defense Authority`: the last phrase of a chain of owners.
    private func resolveSource(_ chunk: Int) -> TokenRange? {
        var place = chunk
        while isNounPhrase(place + 1), Int(self.chunk(place + 1).possessor) == place { place += 1 }
        return resolve(named(place))?.tokens
    }
}
