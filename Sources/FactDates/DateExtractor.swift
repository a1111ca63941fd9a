package import FactModel
import FactRules
package import FactText

/// Finds time expressions and resolves them against the document's date: TIMEX3 attributes, first and last day.
package struct DateExtractor: Extractor {
    package let name = "dates"
    private let rules: DateRules
    private let profile: DateProfile

    /// Reads the embedded rules and calendars and the user's. Throws `DataError` with file, rule or line.
    package init(_ configuration: DatesConfiguration, _ engine: inout EngineBuilder) throws(DataError) {
        rules = try DateRules(configuration, &engine)
        profile = configuration.profile
    }

    package func extract(_ document: SegmentedDocument, date: Sourced<CalendarDate>?) -> Extraction {
        let bytes = document.text.bytes
        var scanner = RuleScanner(rules.table, tokenCount: document.tokens.count)
        var standing: [(result: Int, sentence: Int)] = []
        for (index, sentence) in document.sentences.enumerated() {
            for result in scanner.scan(document.tokens, bytes.span, sentence.tokens) {
                standing.append((result, index))
            }
        }
        var extraction = Extraction()
        var own = date
        if own == nil, let found = dateline(standing, scanner, document) {
            own = Sourced(found, source: "dateline")
            extraction.documentDate = own
        }
        var evaluator = DateEvaluator(rules, scanner, document, date: own?.value)
        evaluator.isNarrative =
            switch profile {
            case .news: false
            case .narrative: true
            case .auto: NarrativeEvidence(standing.map(\.result), evaluator).isNarrative
            }
        for (place, (result, sentence)) in standing.enumerated() {
            let match = scanner.results[result]
            let rule = rules.table.rules[match.rule]
            guard rule.emits else { continue }
            var frame = DateEvaluator.Frame(
                token: Int(match.tokens.start), sentence: document.sentences[sentence].tokens,
                sentenceIndex: sentence)
            if place + 1 < standing.count {
                // `the first nine months of 2025` is two mentions, of which the second one says when the first one is.
                let next = scanner.results[standing[place + 1].result]
                if next.tokens.start == match.tokens.end + 1 { frame.following = standing[place + 1].result }
                evaluator.shareYear(of: match, with: standing[place + 1].result, &frame)
            }
            guard let moment = evaluator.moment(result, frame) else { continue }
            evaluator.note(moment, DateConstructor.allCases[rule.constructor], frame)
            extraction.mentions.append(
                Mention(
                    range: document.byteRange(match.tokens), tokens: match.tokens, sentence: Int32(clamping: sentence),
                    value: .date(moment.value), rule: rule.id, score: rule.score))
        }
        extraction.warnings = evaluator.warnings
        return extraction
    }

    // MARK: The document's own date

    /// Blocks from the top in which a dateline may stand.
    private static let datelineBlocks = 8

    /// The date of a dateline: alone in one of the first blocks, or `CITY, Month D (Agency)` at the start of one.
    private func dateline(
        _ standing: [(result: Int, sentence: Int)], _ scanner: RuleScanner, _ document: SegmentedDocument
    ) -> CalendarDate? {
        for (result, sentence) in standing {
            let match = scanner.results[result]
            let holder = document.sentences[sentence]
            guard Int(holder.block) < DateExtractor.datelineBlocks else { return nil }
            let tokens = match.tokens
            let isAlone =
                holder.tokens.count - tokens.count <= 4
                && holder.tokens.indices.allSatisfy { tokens.contains($0) || isDatelineFiller(document.tokens[$0]) }
            guard isAlone || isDateline(tokens, holder, document) else { continue }
            var evaluator = DateEvaluator(rules, scanner, document, date: nil)
            let frame = DateEvaluator.Frame(
                token: Int(tokens.start), sentence: holder.tokens, sentenceIndex: sentence)
            if let moment = evaluator.moment(result, frame), let unit = moment.unit, unit.grain == .day {
                return unit.start
            }
        }
        return nil
    }

    /// Marks and clock times beside a date that stands alone.
    private func isDatelineFiller(_ token: Token) -> Bool {
        token.shape == .punctuation || token.shape == .digits || token.shape == .symbol
            || !token.classes.isDisjoint(with: [.preposition, .verb])
    }

    /// `BEIJING, Feb. 11, 2026 (Agency) --`: capitals before the date, a dash or bracket soon behind it.
    private func isDateline(_ tokens: TokenRange, _ sentence: Sentence, _ document: SegmentedDocument) -> Bool {
        let before = Int(sentence.tokens.start)..<Int(tokens.start)
        guard before.count <= 8, !before.isEmpty,
            document.tokens[before].allSatisfy({ $0.isCapitalized || $0.shape == .punctuation })
        else { return false }
        let bytes = document.text.bytes
        let behind = Int(tokens.end)..<min(Int(tokens.end) + 6, Int(sentence.tokens.end))
        return behind.contains { index in
            let token = document.tokens[index]
            guard token.shape == .punctuation else { return false }
            let first = bytes[Int(token.start)]
            return first == UInt8(ascii: "-") || first == UInt8(ascii: "(") || first == 0xE2
        }
    }
}
