import FactModel
import FactText
import Testing

@testable import FactIngest

@Suite struct BytesTests {
    static let encodings: [(bytes: [UInt8], label: String?, expected: String, charset: String)] = [
        ([0xEF, 0xBB, 0xBF] + Array("Café".utf8), nil, "Café", "utf-8"),
        ([0xFF, 0xFE, 0x41, 0, 0x42, 0], nil, "AB", "utf-16le"),
        ([0xFE, 0xFF, 0, 0x41, 0, 0x42], nil, "AB", "utf-16be"),
        ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], nil, "A", "utf-32le"),
        ([0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE], nil, "😀", "utf-16le"), (Array("naïve".utf8), nil, "naïve", "utf-8"),
        ([0x4C, 0x92, 0xE9, 0x74, 0xE9, 0x20, 0x80], nil, "L’été €", "windows-1252"),
        ([0x93, 0x61, 0x94], "ISO-8859-1", "“a”", "windows-1252"), ([0xD4, 0xC6], "gb2312", "云", "gbk"),
        ([0x83, 0x67, 0x83, 0x88], "Shift_JIS", "トヨ", "shift_jis"),
        ([0xCF, 0xF0], " Windows-1251 ", "Пр", "windows-1251"),
        ([0xC1, 0xC2], "koi8-r", "аб", "koi8-r"), ([0xA4], "iso-8859-15", "€", "iso-8859-15"),
        ([0xBB, 0xEF], "euc-kr", "삼", "euc-kr"), ([0xA5, 0x78], "big5", "台", "big5"),
        (Array("plain".utf8), "no-such-label", "plain", "utf-8"), (Array("été".utf8), "iso-8859-1", "été", "utf-8"),
    ]

    @Test(arguments: encodings.indices)
    func decodes(_ index: Int) throws {
        let one = Self.encodings[index]
        let document = try ingest(bytes: one.bytes, charset: one.label)
        #expect(text(document) == one.expected)
        #expect(document.charset == one.charset)
    }

    @Test func replacesMalformedBytesOneByOne() throws {
        let words = String(repeating: "é and ", count: 40)
        let document = try ingest(bytes: Array(words.utf8) + [0xC3, 0x28, 0xE2, 0x82, 0xFF] + Array(" end".utf8))
        #expect(text(document).hasSuffix("\u{FFFD}(\u{FFFD}\u{FFFD}\u{FFFD} end"))
        #expect(document.warnings.map(\.code) == ["malformed-bytes"])
        #expect(document.warnings[0].message.hasPrefix("4 bytes"))
    }

    @Test func replacesMalformedBytesOfLegacyEncodings() throws {
        let document = try ingest(bytes: [0x83, 0x67, 0x83, 0x20, 0x41], charset: "shift_jis")
        #expect(text(document).hasPrefix("ト\u{FFFD}"))
        #expect(text(document).hasSuffix("A"))
    }

    @Test(arguments: [
        ("<meta charset=\"windows-1251\">", "windows-1251"),
        ("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=KOI8-R'>", "koi8-r"),
        ("<!-- <meta charset=koi8-r> --><meta charset=windows-1251>", "windows-1251"),
        ("<p>charset=koi8-r</p>", "windows-1252"),
        ("<style>\(String(repeating: "p{} ", count: 900))</style><meta charset=koi8-r>", "koi8-r"),
    ])
    func readsTheDeclarationOfAPage(_ head: String, _ charset: String) throws {
        let document = try ingest(bytes: Array("<html>\(head)<p>".utf8) + [0xCF, 0xF0], id: "a.html")
        #expect(document.charset == charset)
    }

    @Test func fallbackIsConfigurable() throws {
        #expect(text(try ingest(bytes: [0xCF, 0xF0])) == "Ïð")
        #expect(text(try ingest(bytes: [0xCF, 0xF0]) { $0.fallbackCharset = "windows-1251" }) == "Пр")
        #expect(throws: DataError.self) { try ingest("a") { $0.fallbackCharset = "latin-nine" } }
    }

    @Test(arguments: [
        "%PDF-1.4\n", "\u{7F}ELF", "PK\u{3}\u{4}", "GIF89a", "{\\rtf1", "OggS",
    ])
    func refusesOtherKindsOfFile(_ start: String) {
        let error = #expect(throws: DocumentError.self) { try ingest(start + "rest", id: "page.html") }
        #expect(error?.code == "unsupported-media-type")
        #expect(error?.stage == "ingest")
    }

    @Test func refusesBinaryContent() {
        let error = #expect(throws: DocumentError.self) { try ingest("text\u{0} and more") }
        #expect(error?.code == "binary-content")
    }

    @Test func detectsHTMLByContentFirst() throws {
        #expect(try ingest("<!doctype html><p>x", id: "a.txt").mediaType == .html)
        #expect(try ingest("  <!-- c --> <html>", id: "a").mediaType == .html)
        #expect(try ingest("plain", id: "a.html").mediaType == .html)
        #expect(try ingest("plain < text", id: "a.txt").mediaType == .plainText)
        #expect(try ingest("<pre-release> notes", id: "a.txt").mediaType == .plainText)
    }

    // gzip -n of "hello\n", and of "world\n".
    static let hello: [UInt8] = [
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7, 2, 0, 0x20, 0x30, 0x3A, 0x36, 6, 0, 0,
        0,
    ]

    @Test func unpacksGzip() throws {
        #expect(text(try ingest(bytes: Self.hello, id: "a.txt.gz")) == "hello\n")
        #expect(text(try ingest(bytes: Self.hello + Self.hello, id: "a.gz")) == "hello\nhello\n")
        #expect(text(try ingest(bytes: Self.hello + [0, 0, 0], id: "a.gz")) == "hello\n")
        let cut = try ingest(bytes: Array(Self.hello.dropLast(4)), id: "a.gz")
        #expect(text(cut) == "hello\n")
        #expect(cut.warnings.map(\.code) == ["damaged-gzip"])
        #expect(throws: DocumentError.self) { try ingest(bytes: [0x1F, 0x8B, 1, 2, 3]) }
    }

    @Test func sizesAreLimited() throws {
        let error = #expect(throws: DocumentError.self) { try ingest("abcdef") { $0.maximumBytes = 5 } }
        #expect(error?.code == "too-large")
        #expect(throws: DocumentError.self) {
            try ingest(bytes: Self.hello + Self.hello) {
                $0.maximumBytes = 60; $0.maximumBytes = 11
            }
        }
        let cut = try ingest("aé") { $0.maximumTextBytes = 2 }
        #expect(text(cut) == "a")
        #expect(cut.warnings.map(\.code) == ["text-truncated"])
        #expect(text(try ingest("aé")) == "aé")
    }
}
