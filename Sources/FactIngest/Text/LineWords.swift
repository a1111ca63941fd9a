import FactModel
import FactText

/// The words of `Rules/ingest-lines.tsv`: what tells datelines, bylines and credits.
struct LineWords: Sendable {
    /// Hashes of the folded words that may stand beside the date of a dateline.
    let dateWords: Set<UInt32>
    /// Folded phrases that start a byline, longest first.
    let bylines: [[UInt8]]
    /// Folded phrases that start a credit.
    let credits: [[UInt8]]
    /// Folded phrases beside the day of a change.
    let changes: [[UInt8]]
    /// Folded agency names, and the spelling to report.
    let agencies: [(folded: [UInt8], name: String)]

    init(_ builder: inout EngineBuilder) throws(DataError) {
        var dateWords: Set<UInt32> = []
        var bylines: [[UInt8]] = []
        var credits: [[UInt8]] = []
        var changes: [[UInt8]] = []
        var agencies: [(folded: [UInt8], name: String)] = []
        for row in try builder.embedded("Rules/ingest-lines.tsv").rows(["id", "kind", "word"]) {
            let folded = CaseFolding.folded(row[2])
            guard !folded.isEmpty else { throw row.error("the word is empty") }
            switch row[1] {
            case "date-word": dateWords.insert(WordHash.of(row[2].utf8))
            case "byline": bylines.append(folded)
            case "credit": credits.append(folded)
            case "changed": changes.append(folded)
            case "agency": agencies.append((folded, row[2]))
            default: throw row.error("there is no kind '\(row[1])'")
            }
        }
        self.dateWords = dateWords
        self.bylines = bylines.sorted { $0.count > $1.count }
        self.credits = credits.sorted { $0.count > $1.count }
        self.changes = changes
        self.agencies = agencies
    }

    /// Length in bytes of the first of the phrases that a range starts with and that ends at the border of a word;
    /// 0 when none does.
    static func prefix(_ phrases: [[UInt8]], _ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        for phrase in phrases where phrase.count <= range.count {
            let end = range.lowerBound + phrase.count
            guard starts(phrase, text, range) else { continue }
            let last = phrase[phrase.count - 1]
            let isBorder = end == range.upperBound || last >= 0x80 || last == UInt8(ascii: ":") || !isLetter(text[end])
            if isBorder { return phrase.count }
        }
        return 0
    }

    /// Whether a range starts with a folded phrase; only ASCII letters of the text are folded.
    static func starts(_ phrase: [UInt8], _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard phrase.count <= range.count else { return false }
        for k in phrase.indices {
            let b = text[range.lowerBound + k]
            if (b &- 0x41 < 26 ? b | 0x20 : b) != phrase[k] { return false }
        }
        return true
    }

    static func isLetter(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 || b >= 0x80 }
}
