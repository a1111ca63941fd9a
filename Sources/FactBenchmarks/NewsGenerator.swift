import FactTestSupport

/// Makes news-like articles of 2 to 20 KB from sentence patterns, with numbers, dates, names and quotations in the
/// density of agency copy. The same seed gives the same articles on every machine.
struct NewsGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func article() -> Article {
        let size = 2_000 + Int(random.next() % 18_000)
        let day = 1 + random.next() % 28
        let month = 1 + random.next() % 12
        let year = 2_015 + random.next() % 12
        var paragraphs: [String] = []
        var written = 0
        while written < size {
            var sentences: [String] = []
            for _ in 0..<(2 + random.next() % 5) { sentences.append(filled(pick(NewsPatterns.sentences))) }
            let paragraph = sentences.joined(separator: " ")
            written += paragraph.utf8.count + 2
            paragraphs.append(paragraph)
        }
        return Article(
            title: filled(pick(NewsPatterns.titles)), author: filled("{person}"),
            date: "\(year)-\(padded(month))-\(padded(day))", paragraphs: paragraphs)
    }

    /// A pattern with each `{slot}` replaced.
    private mutating func filled(_ pattern: String) -> String {
        var text = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            text += value(of: rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private mutating func value(of slot: Substring) -> String {
        switch slot {
        case "n": String(2 + random.next() % 97)
        case "count": grouped(1_000 + random.next() % 900_000)
        case "decimal": "\(1 + random.next() % 30).\(1 + random.next() % 9)"
        case "money":
            "\(pick(NewsPatterns.currencies))\(1 + random.next() % 90).\(1 + random.next() % 9) "
                + pick(NewsPatterns.multipliers)
        case "percent": "\(1 + random.next() % 60).\(1 + random.next() % 9)\(pick(["%", " percent", " per cent"]))"
        case "year": String(1_990 + random.next() % 36)
        case "date": "\(pick(NewsPatterns.months)) \(1 + random.next() % 28)"
        case "longdate": "\(pick(NewsPatterns.months)) \(1 + random.next() % 28), \(2_010 + random.next() % 16)"
        case "person": pick(NewsPatterns.givenNames) + " " + pick(NewsPatterns.familyNames)
        default: NewsPatterns.words[String(slot)].map { list in filled(pick(list)) } ?? String(slot)
        }
    }

    private mutating func pick(_ list: [String]) -> String {
        list.isEmpty ? "" : list[Int(random.next() % UInt64(list.count))]
    }

    private func padded(_ value: UInt64) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private func grouped(_ value: UInt64) -> String {
        let rest = String(value % 1_000 + 1_000).dropFirst()
        return "\(value / 1_000),\(rest)"
    }
}
