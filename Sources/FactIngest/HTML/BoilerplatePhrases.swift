import FactModel
import FactText

/// Phrases that short blocks of boilerplate start with or consist of.
struct BoilerplatePhrases: Sendable {
    /// Folded phrases by their first byte.
    private let starts: [[[UInt8]]]
    private let whole: Set<[UInt8]>
    private let within: [[UInt8]]
    private let sections: [[UInt8]]

    /// Longest block that is looked at, in words: longer ones are sentences of somebody.
    private static let longestBlock = 30
    /// Longest block that goes for its first words.
    private static let longestStart = 14

    init(_ builder: inout EngineBuilder) throws(DataError) {
        var starts = [[[UInt8]]](repeating: [], count: 256)
        var whole: Set<[UInt8]> = []
        var within: [[UInt8]] = []
        var sections: [[UInt8]] = []
        for row in try builder.embedded("Rules/ingest-boilerplate.tsv").rows(["id", "match", "phrase"]) {
            let folded = CaseFolding.folded(row[2])
            guard let first = folded.first else { throw row.error("the phrase is empty") }
            switch row[1] {
            case "start": starts[Int(first)].append(folded)
            case "whole": whole.insert(folded)
            case "within": within.append(folded)
            case "section": sections.append(folded)
            default: throw row.error("there is no match '\(row[1])'")
            }
        }
        self.starts = starts
        self.whole = whole
        self.within = within
        self.sections = sections
    }

    /// Whether a block is one of the phrases, or a short one that starts with one.
    func isBoilerplate(_ text: Span<UInt8>, _ block: ElementArena.TextBlock) -> Bool {
        guard block.words <= Self.longestBlock, block.byteCount <= 400 else { return false }
        var raw: [UInt8] = []
        raw.reserveCapacity(block.byteCount)
        for i in block.range { raw.append(text[i]) }
        let folded = CaseFolding.folded(raw)
        var trimmed = Array(folded.drop { Self.isTrimmed($0) })
        while let last = trimmed.last, Self.isTrimmed(last) { trimmed.removeLast() }
        guard let first = trimmed.first else { return true }
        if whole.contains(trimmed) || within.contains(where: { Self.holds(folded, $0) }) { return true }
        if block.words > Self.longestStart { return false }
        return starts[Int(first)].contains { phrase in
            guard trimmed.starts(with: phrase) else { return false }
            return trimmed.count == phrase.count || !Self.isLetter(trimmed[phrase.count])
                || !Self.isLetter(phrase[phrase.count - 1])
        }
    }

    /// Whether a heading heads a section that is no part of the article.
    func headsSection(_ text: [UInt8], _ block: ElementArena.TextBlock) -> Bool {
        guard block.kind == .heading, block.words <= 8 else { return false }
        let folded = Array(CaseFolding.folded(text[block.range]).drop { Self.isTrimmed($0) })
        return sections.contains { phrase in
            folded.starts(with: phrase) && (folded.count == phrase.count || !Self.isLetter(folded[phrase.count]))
        }
    }

    private static func holds(_ text: [UInt8], _ phrase: [UInt8]) -> Bool {
        guard text.count >= phrase.count, let first = phrase.first else { return false }
        for i in 0...(text.count - phrase.count) where text[i] == first {
            if text[i..<(i + phrase.count)].elementsEqual(phrase) { return true }
        }
        return false
    }

    private static func isLetter(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 || b >= 0x80 }

    private static func isTrimmed(_ b: UInt8) -> Bool {
        b < 0x80 && !((b | 0x20) &- 0x61 < 26) && !(b &- 0x30 < 10)
    }
}
