import Foundation
import Testing

/// `factmill stream` from outside.
@Suite struct StreamTests {
    private static func line(_ id: String, _ text: String, date: String? = nil) throws -> String {
        var row = ["id": id, "text": text]
        row["date"] = date
        return String(decoding: try JSONSerialization.data(withJSONObject: row), as: UTF8.self) + "\n"
    }

    /// Characters beyond ASCII, beyond the BMP, combining, and line ends of all kinds.
    private static let texts = [
        "On 3 March 2024 prices rose 😀. 😀😀 By 5 May 2024 they fell.", "北京 on 3 March 2024。第二句 5 May 2024.",
        "e\u{301}te\u{301} 3 March 2024\r\n\r\nCafé 👩‍👩‍👧‍👦 5 May 2024.\u{2028}On 6 May 2024 it ended.",
        "\u{FEFF}  On 3 March 2024 \u{0}\u{1} it began.  ", "<p>On 3 March 2024 &amp; later.</p>",
    ]

    @Test(arguments: texts)
    func offsetsIndexTheGivenText(text: String) throws {
        let run = try Tool.run(
            "stream", "--emit", "facts,sentences,documents", input: try Self.line("a", text, date: "2024-06-01"))
        #expect(run.status == 0 && run.errors.isEmpty)
        let rows = try JSONRows.parse(run.output)
        let scalars = Array(text.unicodeScalars)
        let bytes = Array(text.utf8)
        var kinds: Set<String> = []
        for row in rows {
            let kind = try #require(row["kind"] as? String)
            kinds.insert(kind)
            if kind == "document" {
                // JSONSerialization drops a byte order mark at the start of a text.
                let whole = Array((row["text"] as? String ?? "").unicodeScalars.drop { $0 == "\u{FEFF}" })
                #expect(whole == Array(scalars.drop { $0 == "\u{FEFF}" }))
                continue
            }
            let (charStart, charEnd) = (try #require(row["char_start"] as? Int), try #require(row["char_end"] as? Int))
            let (byteStart, byteEnd) = (try #require(row["byte_start"] as? Int), try #require(row["byte_end"] as? Int))
            var slice = String.UnicodeScalarView()
            slice.append(contentsOf: scalars[charStart..<charEnd])
            let given = try #require(row["text"] as? String)
            #expect(Array(String(slice).utf8) == Array(given.utf8))
            #expect(Array(bytes[byteStart..<byteEnd]) == Array(given.utf8))
        }
        #expect(kinds.isSuperset(of: ["document", "sentence"]))
    }

    @Test func rowsComeInInputOrderAtAnyWidth() throws {
        var input = ""
        for i in 0..<500 {
            input += try Self.line("d\(i)", String(repeating: "On 3 May 2024 it sold \(i) cars. ", count: i % 40))
            if i % 50 == 7 { input += "{broken\n" }
        }
        let runs = try ["1", "2", "8"].map {
            try Tool.run("stream", "--emit", "documents,sentences,facts", "--jobs", $0, input: input)
        }
        #expect(runs.allSatisfy { $0.status == 65 })
        #expect(runs[0].output == runs[1].output && runs[0].output == runs[2].output)
        #expect(runs[0].errors == runs[1].errors && runs[0].errors == runs[2].errors)
        let documents = try JSONRows.parse(runs[0].output).filter { $0["kind"] as? String == "document" }
        #expect(documents.map { $0["doc_id"] as? String } == (0..<500).map { "d\($0)" })
        let lines = try JSONRows.parse(runs[0].errors).compactMap { $0["line"] as? Int }
        #expect(lines == (0..<10).map { $0 * 51 + 9 })
    }

    @Test func aBadLineLeavesTheRestAlone() throws {
        let input = "{\"id\":\"a\",\"text\":\"One.\"}\n\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"Two.\"}"
        let run = try Tool.run("stream", "--emit", "sentences", input: input)
        #expect(run.status == 65)
        #expect(try JSONRows.parse(run.output).map { $0["doc_id"] as? String } == ["a", "c"])
        let errors = try JSONRows.parse(run.errors)
        #expect(errors.count == 1)
        #expect(errors.first?["line"] as? Int == 3)
        #expect(errors.first?["doc_id"] as? String == "b")
        #expect(errors.first?["code"] as? String == "missing-key")
    }

    @Test func aLineThatIsTooLongIsPassedOver() throws {
        let input = try Self.line("a", String(repeating: "x", count: 400_000)) + Self.line("b", "One.")
        let run = try Tool.run(
            "stream", "--emit", "sentences", "--set", "stages.ingest.maximumBytes=1000", input: input)
        #expect(run.status == 65)
        #expect(try JSONRows.parse(run.output).map { $0["doc_id"] as? String } == ["b"])
        #expect(try JSONRows.parse(run.errors).first?["code"] as? String == "too-large")
    }

    @Test func noInputIsNoError() throws {
        let run = try Tool.run("stream", input: "")
        #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
    }

    @Test func markUpIsRead() throws {
        let run = try Tool.run(
            "stream", "--emit", "documents",
            input: #"{"id":"a","html":"<html><body><p>One sentence.</p></body></html>"}"# + "\n")
        let row = try #require(try JSONRows.parse(run.output).first)
        #expect(row["media_type"] as? String == "text/html")
        #expect((row["text"] as? String)?.contains("<p>") == false)
    }

    @Test func theAnswerComesBeforeTheNextLine() throws {
        let script = """
            coproc TOOL { "$0" stream --emit sentences; }
            for i in 0 1 2 3 4; do
                echo "{\\"id\\":\\"d$i\\",\\"text\\":\\"One.\\"}" >&${TOOL[1]}
                read -r -t 60 answer <&${TOOL[0]} || exit 9
                echo "$answer"
            done
            exec {TOOL[1]}>&-
            wait $TOOL_PID
            """
        let run = try Tool.shell(script)
        #expect(run.status == 0)
        #expect(try JSONRows.parse(run.output).map { $0["doc_id"] as? String } == ["d0", "d1", "d2", "d3", "d4"])
    }

    @Test(arguments: ["stream --emit sentences", "defaults", "schema"])
    func aClosedPipeEndsItQuietly(command: String) throws {
        let scratch = try Scratch()
        let input = try (0..<3000).map { try Self.line("d\($0)", "One. Two. Three.") }.joined()
        let file = try scratch.write("in.jsonl", input)
        let run = try Tool.shell(
            "\"$0\" \(command) < \"$1\" | head -c 1 > /dev/null; exit ${PIPESTATUS[0]}", file, in: scratch.url)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
    }
}
