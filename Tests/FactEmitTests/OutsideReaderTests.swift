import FactModel
import FactText
import Foundation
import Testing

@testable import FactEmit

/// What other programs make of the output. Skipped where they are missing.
@Suite struct OutsideReaderTests {
    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Reads schema and rows with Python's json, which keeps key order and tells 1 from 1.0.
    private static let program = """
        import json, re, sys
        folder, python = sys.argv[1], {"string": str, "integer": int, "number": float}
        layout = json.load(open(folder + "/facts.schema.json", encoding="utf-8"))["properties"]
        text = json.loads(open(folder + "/documents.jsonl", encoding="utf-8").readline())["text"]
        for line in open(folder + "/facts.jsonl", encoding="utf-8", newline="\\n"):
            row = json.loads(line)
            assert list(row) == list(layout), "columns"
            assert row["text"] == text[row["char_start"]:row["char_end"]], "code points"
            assert row["text"].encode() == text.encode()[row["byte_start"]:row["byte_end"]], "bytes"
            for name, value in row.items():
                spec = layout[name]
                types = [spec["type"]] if isinstance(spec["type"], str) else spec["type"]
                if value is None:
                    assert "null" in types, name
                    continue
                assert type(value) is python[types[0]], (name, value)
                assert value in spec.get("enum", [value]), (name, value)
                if spec.get("format") == "date":
                    assert re.fullmatch(r"\\d{4}-\\d{2}-\\d{2}", value), (name, value)
        for name in ("documents", "organizations", "errors"):
            json.load(open(folder + "/" + name + ".schema.json", encoding="utf-8"))
        print("ok")
        """

    @Test(.enabled(if: python != nil, "python3 is not installed"))
    func pythonReadsRowsAsTheSchemaSays() throws {
        var built = HandBuilt("🐎 e\u{301} \"日本\\公司\" 12,\tabout 602000000 and 1e300 in 2025\u{2028}\u{7F}")
        built.add("日本\\公司", .organization(OrganizationValue(type: .company))) { $0.entity = 0 }
        built.entities = [Entity(id: "local:x", name: "\"日本\\公司\"", type: .company, mentions: [0])]
        built.add("12", .number(.exact(12, decimal: "12")))
        built.add("602000000", .number(.exact(602_000_000, decimal: "602000000")))
        built.add("1e300", .number(.exact(1e300, decimal: "1e300")))
        built.add(
            "2025",
            .date(DateValue(type: .date, timex: "2025", start: CalendarDate(year: 2025, month: 1, day: 1))))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("factmill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let records = RecordWriter(EmitConfiguration(), ruleNames: built.rules, version: "1")
        var writer = ByteWriter()
        let counts = try records.writeFacts(built.linked, to: &writer)
        try Data(writer.bytes).write(to: folder.appendingPathComponent("facts.jsonl"))
        writer.removeAll()
        records.writeDocument(DocumentSummary(built.linked, facts: counts), to: &writer)
        try Data(writer.bytes).write(to: folder.appendingPathComponent("documents.jsonl"))
        for table in RecordSchema.Table.allCases {
            try Data(RecordSchema.text(table, format: .jsonschema).utf8)
                .write(to: folder.appendingPathComponent("\(table.rawValue).schema.json"))
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = ["-c", Self.program, folder.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(said == "ok\n")
    }
}
