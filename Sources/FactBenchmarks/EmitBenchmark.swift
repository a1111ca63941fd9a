import FactEmit
import FactModel
import FactText

/// Times the record writer alone: fact rows of one synthetic article with non-ASCII text, written again and again into
/// the same buffer. Checks of offsets and hashing of ids are part of it.
enum EmitBenchmark {
    struct Result {
        /// Megabytes (10^6) of output a second.
        let megabytesPerSecond: Double
        let rowsPerSecond: Double
    }

    /// Runs for about a second on one core; the best of five rounds.
    static func run() -> Result {
        let (document, rules) = article()
        let records = RecordWriter(EmitConfiguration(), ruleNames: rules, version: "0")
        var writer = ByteWriter()
        var best = Result(megabytesPerSecond: 0, rowsPerSecond: 0)
        let clock = ContinuousClock()
        for _ in 0..<5 {
            var (bytes, rows) = (0, 0)
            let time = clock.measure {
                for _ in 0..<50 {
                    writer.removeAll()
                    // The document is whole, so nothing is thrown; a fault would show as no rows.
                    rows += (try? records.writeFacts(document, to: &writer).total) ?? 0
                    bytes += writer.count
                }
            }
            let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
            if Double(rows) / seconds > best.rowsPerSecond {
                best = Result(
                    megabytesPerSecond: Double(bytes) / seconds / 1e6, rowsPerSecond: Double(rows) / seconds)
            }
        }
        return best
    }

    /// 200 sentences with an organization, a number and a date each, all bound to each other.
    private static func article() -> (LinkedDocument, RuleNames) {
        var rules = RuleNames()
        let rule = rules.register("benchmark.rule")
        let parts = ["Société Générale", " said that about ", "602 million", " users paid for it in ", "May 2025"]
        let rest = ", “more than anyone had expected” at the time.\n"
        var text: [UInt8] = []
        var sentences: [Sentence] = []
        var mentions: [Mention] = []
        var facts: [Fact] = []
        for i in 0..<200 {
            let start = text.count
            var ranges: [ByteRange] = []
            for part in parts {
                ranges.append(ByteRange(text.count, text.count + part.utf8.count))
                text += part.utf8
            }
            text += rest.utf8
            sentences.append(
                Sentence(range: ByteRange(start, text.count - 1), tokens: TokenRange(0, 0), block: Int32(i / 4)))
            let values: [(Int, MentionValue)] = [
                (0, .organization(OrganizationValue(type: .bank, name: "Société Générale"))),
                (
                    2,
                    .number(
                        NumberValue(
                            type: .count, value: 602_000_000, low: 602_000_000, high: 602_000_000,
                            decimal: "602000000", modifier: .approx))
                ),
                (
                    4,
                    .date(
                        DateValue(
                            type: .date, timex: "2025-05", start: CalendarDate(year: 2025, month: 5, day: 1),
                            end: CalendarDate(year: 2025, month: 5, day: 31), grain: .month, anchor: .explicit))
                ),
            ]
            for (part, value) in values {
                mentions.append(
                    Mention(
                        range: ranges[part], tokens: TokenRange(0, 0), sentence: Int32(i), value: value, rule: rule,
                        score: 0.9))
                var fact = Fact(confidence: 0.8731)
                fact.entity = 0
                if part == 2 {
                    fact.noun = ByteRange(Int(ranges[3].start) + 1, Int(ranges[3].start) + 6)
                    fact.nounHead = "user"
                    fact.subject = ranges[0]
                    fact.subjectType = .organization
                    fact.predicate = "say"
                    fact.organizationLink = .subject
                    fact.organizationMention = Int32(i * 3)
                    fact.dateLink = .clause
                    fact.dateMention = Int32(i * 3 + 2)
                    fact.attribution = .reported
                    fact.speaker = ranges[0]
                }
                facts.append(fact)
            }
        }
        let document = Document(
            id: "news/2026/article.txt", sha256: String(repeating: "5a", count: 32), byteCount: text.count,
            mediaType: .plainText, charset: "utf-8", text: TextBuffer(String(decoding: text, as: UTF8.self)),
            blocks: [],
            metadata: Metadata(), warnings: [])
        let segmented = SegmentedDocument(
            document: document, tokens: [], sentences: sentences, lexicon: LexiconBuilder().finish())
        let bank = Entity(
            id: "wikidata:Q270363", name: "Société Générale", type: .bank, country: "FR",
            mentions: (0..<200).map { Int32($0 * 3) })
        let annotated = AnnotatedDocument(
            segmented: segmented, mentions: mentions,
            date: CalendarDate(year: 2026, month: 2, day: 11).map { Sourced($0, source: "dateline") }, warnings: [])
        return (LinkedDocument(annotated: annotated, entities: [bank], facts: facts), rules)
    }
}
