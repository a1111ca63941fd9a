import FactModel
import FactTestSupport
import Foundation
import Testing

@testable import FactEmit

@Suite struct ByteWriterTests {
    private func written(_ write: (inout ByteWriter) -> Void) -> String {
        var writer = ByteWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (602_000_000.0, "602000000.0"), (0.0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (0.3, "0.3"), (-12.5, "-12.5"),
        (3.1, "3.1"), (1.005, "1.005"), (0.9731, "0.9731"), (1e21, "1e+21"), (.leastNonzeroMagnitude, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"), (0.1 + 0.2, "0.30000000000000004"),
        (1.0 / 3, "0.3333333333333333"), (123_456_789_012_345.0, "123456789012345.0"), (1e15, "1000000000000000.0"),
        (9_007_199_254_740_993.0, "9007199254740992.0"), (0.000001, "1e-06"), (0.001, "0.001"),
        (12.000001, "12.000001"),
        (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
    ])
    func doublesKeepAPointOrExponent(value: Double, text: String) {
        #expect(written { $0.double(value) } == text)
    }

    @Test func doublesAreTheShortestThatReadBack() {
        var generator = SeededGenerator(seed: 7)
        var wrong: [String] = []
        for i in 0..<20_000 {
            let value =
                switch i % 3 {
                case 0: Double(bitPattern: generator.next())
                case 1: Double(Int64.random(in: -10_000_000...10_000_000, using: &generator)) / 1000
                default: Double.random(in: 0...1, using: &generator)
                }
            guard value.isFinite else { continue }
            let text = written { $0.double(value) }
            let readsBack = Double(text)?.bitPattern == value.bitPattern
            let isDouble = text.utf8.contains(UInt8(ascii: ".")) || text.utf8.contains(UInt8(ascii: "e"))
            if !readsBack || !isDouble || text.utf8.count > value.description.utf8.count { wrong.append(text) }
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [
        (0, "0"), (7, "7"), (-1, "-1"), (1_234_567, "1234567"), (Int.max, "9223372036854775807"),
        (Int.min, "-9223372036854775808"),
    ])
    func integers(value: Int, text: String) {
        #expect(written { $0.integer(value) } == text)
    }

    @Test(arguments: [(2026, 2, 9, "2026-02-09"), (1, 1, 1, "0001-01-01"), (9999, 12, 31, "9999-12-31")])
    func dates(year: Int, month: Int, day: Int, text: String) throws {
        let date = try #require(CalendarDate(year: year, month: month, day: day))
        #expect(written { $0.date(date) } == text)
    }

    @Test(arguments: [
        ("", #""""#), ("plain", #""plain""#), (#"a "b" \c"#, #""a \"b\" \\c""#),
        ("\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}", "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\u{7F}\""),
        ("日本 🐎 e\u{301} \u{2028}", "\"日本 🐎 e\u{301} \u{2028}\""),
        ("0123456789abcde\"0123456789abcdef\\", #""0123456789abcde\"0123456789abcdef\\""#),
    ])
    func strings(value: String, text: String) {
        #expect(written { $0.jsonString(value) } == text)
    }

    /// Lengths below, at and beyond the eight bytes that are tested at once.
    @Test(arguments: [1, 2, 7, 8, 9, 15, 16, 17, 23])
    func everyEscapeIsFoundAtEveryPlace(length: Int) {
        let escapes: [(byte: UInt8, text: String)] = [
            (0x00, "\\u0000"), (0x0A, "\\n"), (0x1F, "\\u001f"), (0x22, "\\\""), (0x5C, "\\\\"), (0x20, " "),
            (0x21, "!"), (0x23, "#"), (0x5B, "["), (0x5D, "]"), (0x7F, "\u{7F}"),
        ]
        for place in 0..<length {
            for escape in escapes {
                var bytes = [UInt8](repeating: 0x61, count: length)
                bytes[place] = escape.byte
                var writer = ByteWriter()
                writer.jsonString(bytes.span)
                let before = String(repeating: "a", count: place)
                let after = String(repeating: "a", count: length - place - 1)
                #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"" + before + escape.text + after + "\"")
            }
        }
    }

    @Test func idsAreSixteenHexDigits() {
        #expect(FactID(bits: 0x0000_00AB_CDEF_0123).string == "f-000000abcdef0123")
        #expect(FactID(bits: .max).string == "f-ffffffffffffffff")
    }

    @Test func truncating() {
        #expect(
            written {
                $0.raw("abc")
                $0.truncate(to: 1)
                $0.truncate(to: 5)
                $0.byte(0x7A)
            } == "az")
    }
}
