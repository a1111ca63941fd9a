import FactModel
import Testing

@testable import Factmill

@Suite struct StreamLineTests {
    struct Refused: Sendable, CustomTestStringConvertible {
        let line: String
        let code: String
        let column: Int?
        var testDescription: String { line }
        init(_ line: String, _ code: String, column: Int? = nil) {
            self.line = line
            self.code = code
            self.column = column
        }
    }

    private static func read(_ line: String) -> Result<SourceDocument, DocumentError> {
        StreamLine(Array(line.utf8)).source
    }

    private static func text(_ line: String) throws -> String {
        String(decoding: try read(line).get().bytes, as: UTF8.self)
    }

    @Test(arguments: [
        Refused("", "invalid-json", column: 1), Refused("[]", "invalid-json", column: 1),
        Refused("{", "invalid-json", column: 2), Refused("{}", "missing-key"),
        Refused(#"{"id":"a"}"#, "missing-key"), Refused(#"{"text":"a"}"#, "missing-key"),
        Refused(#"{"id":"","text":"a"}"#, "missing-key"), Refused(#"{"id":null,"text":"a"}"#, "missing-key"),
        Refused(#"{"id":"a","text":"b","html":"c"}"#, "duplicate-key"),
        Refused(#"{"id":"a","text":"b","text":"c"}"#, "duplicate-key", column: 29),
        Refused(#"{"id":"a","text":3}"#, "invalid-json", column: 18),
        Refused(#"{"id":"a","text":"b","date":"2026-02-30"}"#, "invalid-value"),
        Refused(#"{"id":"a","text":"b","date":"yesterday"}"#, "invalid-value"),
        Refused(#"{"id":"a","text":"b"} x"#, "invalid-json", column: 23),
        Refused(#"{"id":"a","text":"b""#, "invalid-json", column: 21),
        Refused(#"{"id":"a","text":"b"#, "invalid-json", column: 20),
        Refused(#"{"id":"a","text":"\q"}"#, "invalid-json"), Refused(#"{"id":"a","text":"\u12"}"#, "invalid-json"),
        Refused("{\"id\":\"a\",\"text\":\"b\u{1}\"}", "invalid-json", column: 20),
        Refused(#"{"id":"a","text":"b","x":[1,2}"#, "invalid-json"),
        Refused(#"{"id":"a","text":"b","x":{"y":}}"#, "invalid-json"),
        Refused(#"{"id":"a","text":"b","x":01}"#, "invalid-json"),
        Refused(#"{"id":"a","text":"b","x":[1 2]}"#, "invalid-json"),
        Refused(#"{"id":"a","text":"b","x":"# + String(repeating: "[", count: 100_000), "invalid-json"),
    ])
    func refused(_ refused: Refused) {
        guard case .failure(let error) = Self.read(refused.line) else {
            Issue.record("was read")
            return
        }
        #expect(error.code == refused.code)
        #expect(error.stage == "input")
        if let column = refused.column { #expect(error.column == column) }
    }

    @Test func theIdOfARefusedLineIsKnown() {
        #expect(StreamLine(Array(#"{"id":"a","date":"x"}"#.utf8)).id == "a")
        #expect(StreamLine(Array(#"{"id":"a","text":3}"#.utf8)).id == "a")
    }

    @Test(arguments: [
        (#"{"id":"a","text":"plain"}"#, "plain"),
        (#" { "id" : "a" , "text" : "\"\\\/\b\f\n\r\t" } "#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#"{"id":"a","text":"\u00e9\u5317\ud83d\ude00"}"#, "é北😀"),
        (#"{"id":"a","text":"x\ud83dy\ude00z"}"#, "x\u{FFFD}y\u{FFFD}z"),
        (#"{"id":"a","text":"\ud83d\u0041"}"#, "\u{FFFD}A"),
        (#"{"id":"a","text":"\u0000"}"#, "\0"),
        (#"{"x":[1,{"y":[[],{}]},-1.5e+3,true,null,"]"],"id":"a","z":{},"text":""}"#, ""),
    ])
    func textIsUnescaped(line: String, text: String) throws {
        #expect(try Self.text(line) == text)
    }

    @Test func everyKeyIsTaken() throws {
        let line = #"{"id":17,"html":"<p>x","date":"2026-02-11T08:00:00Z","url":"https://example.org/","title":"T"}"#
        let source = try Self.read(line).get()
        #expect(source.id == "17")
        #expect(source.mediaType == .html)
        #expect(!source.isVerbatim)
        #expect(source.date == CalendarDate(year: 2026, month: 2, day: 11))
        #expect(source.url == "https://example.org/")
        #expect(source.title == "T")
        #expect(try Self.read(#"{"id":"a","text":"b","date":null,"url":null}"#).get().isVerbatim)
    }
}
