import FactEmit
import Factmill
import Foundation
import Testing

/// The documentation names every column and every key, and no others.
@Suite struct DocumentationTests {
    private static let repository = Repository.here

    /// The tables of docs/records.md are those of the column lists. `FACTMILL_UPDATE_DOCS=1` writes them, and fails.
    @Test func recordsAreDescribed() throws {
        let path = "docs/records.md"
        let text = try #require(Self.repository.text(path))
        let mark = "<!-- columns -->\n"
        let head = try #require(text.range(of: mark))
        var tables = ""
        for table in RecordSchema.Table.allCases {
            tables += "\n## \(table.rawValue).jsonl\n\n| column | type | meaning |\n| --- | --- | --- |\n"
            for (name, column) in table.columns {
                let type = column.type.rawValue + (column.isNullable ? "?" : "")
                var meaning = column.summary
                if let values = column.values { meaning += ": " + values.map { "`\($0)`" }.joined(separator: " ") }
                tables += "| `\(name)` | \(type) | \(meaning) |\n"
            }
        }
        if ProcessInfo.processInfo.environment["FACTMILL_UPDATE_DOCS"] != nil {
            try (text[..<head.upperBound] + tables).write(
                to: Self.repository.root.appending(path: path), atomically: true, encoding: .utf8)
            Issue.record("\(path) was written; look at it and run the tests again")
            return
        }
        #expect(text[head.upperBound...] == tables, "\(path) is not what the column lists say")
    }

    @Test func everyKeyOfTheConfigurationIsDescribed() throws {
        let text = try #require(Self.repository.text("docs/configuration.md"))
        var described: Set<String> = []
        for line in text.split(separator: "\n") where line.hasPrefix("| `") {
            described.insert(String(line.dropFirst(3).prefix { $0 != "`" }))
        }
        let defaults = try JSONSerialization.jsonObject(with: Data(try PipelineConfiguration().json().utf8))
        var keys: Set<String> = []
        var waiting: [(path: String, value: Any)] = [("", defaults)]
        while let (path, value) = waiting.popLast() {
            guard let object = value as? [String: Any] else {
                keys.insert(path)
                continue
            }
            for (key, value) in object { waiting.append((path.isEmpty ? key : path + "." + key, value)) }
        }
        // Keys without a default are not printed.
        keys.formUnion(["run.date"])
        #expect(keys.subtracting(described).sorted() == [], "keys that docs/configuration.md leaves out")
        #expect(described.subtracting(keys).sorted() == [], "keys of docs/configuration.md that do not exist")
    }
}
