import FactTestSupport
import Factmill
import Foundation
import Testing

/// Whole texts through the whole route: what must be found, with the columns that matter, and what must not.
@Suite struct RouteTests {
    /// One text of `Cases/route.jsonl`.
    struct RouteCase: Decodable, Sendable, CustomStringConvertible {
        let text: String
        let date: String?
        /// Rows that must be there: `kind` and the columns named, each equal.
        let expect: [[String: ExpectedValue]]
        /// Texts that no number or organization row may have.
        let absent: [String]?

        var description: String { String(text.prefix(40)) }
    }

    static let cases: [RouteCase] = {
        let path = CaseFile.repository.appendingPathComponent("Tests/FactmillTests/Cases/route.jsonl")
        guard let content = try? String(contentsOf: path, encoding: .utf8) else { return [] }
        return content.split(separator: "\n").compactMap {
            try? JSONDecoder().decode(RouteCase.self, from: Data($0.utf8))
        }
    }()

    static let pipeline = Result { try Pipeline(PipelineConfiguration()) }

    @Test func casesAreRead() { #expect(RouteTests.cases.count >= 12) }

    @Test(arguments: cases) func facts(_ one: RouteCase) throws {
        let rows = try RouteTests.rows(one.text, date: one.date)
        for wanted in one.expect {
            let isThere = rows.contains { row in wanted.allSatisfy { matches(row[$0.key], $0.value) } }
            let near = rows.filter { matches($0["kind"], wanted["kind"] ?? .null) }
            #expect(isThere, "\(wanted) is not among \(near.map { summary($0, like: wanted) })")
        }
        for text in one.absent ?? [] {
            let found = rows.filter { $0["text"] as? String == text && $0["kind"] as? String != "date" }
            #expect(found.isEmpty, "\(text) must not be a row: \(found.compactMap { $0["rule"] })")
        }
    }

    /// The records of a text as the analyst reads them: JSON objects.
    static func rows(_ text: String, date: String?) throws -> [[String: Any]] {
        let pipeline = try pipeline.get()
        let source = SourceDocument(
            id: "case.txt", bytes: Array(text.utf8), date: date.flatMap { CalendarDate(iso: $0) }, isVerbatim: true)
        let lines = String(decoding: try pipeline.rows(of: source), as: UTF8.self)
        return try lines.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    /// Found in the user's document: the records of `seeds/` compared with the golden file. With the environment variable
    /// FACTMILL_WRITE_GOLDEN set the file is written anew, and the test fails so that this is seen.
    @Test func seedIsGolden() throws {
        let folder = CaseFile.repository.appendingPathComponent("seeds")
        let golden = CaseFile.repository.appendingPathComponent("Tests/FactmillTests/Golden/seed-facts.jsonl")
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().first)
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        let rows = try RouteTests.pipeline.get().rows(of: SourceDocument(id: name, bytes: bytes))
        if ProcessInfo.processInfo.environment["FACTMILL_WRITE_GOLDEN"] != nil {
            try Data(rows).write(to: golden)
            Issue.record("the golden file was written: \(golden.path)")
        }
        let wanted = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n")
        let found = String(decoding: rows, as: UTF8.self).split(separator: "\n")
        #expect(found.count == wanted.count)
        for (line, other) in zip(found, wanted) { #expect(line == other) }
    }

    private func matches(_ value: Any?, _ wanted: ExpectedValue) -> Bool {
        switch wanted {
        case .null: value == nil || value is NSNull
        case .bool(let flag): value as? Bool == flag
        case .number(let number): (value as? NSNumber)?.doubleValue == number
        case .string(let text): value as? String == text
        }
    }

    private func summary(_ row: [String: Any], like wanted: [String: ExpectedValue]) -> String {
        wanted.keys.sorted().map { "\($0)=\(row[$0] ?? "null")" }.joined(separator: " ")
    }
}
