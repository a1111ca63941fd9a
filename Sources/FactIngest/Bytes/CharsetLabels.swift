import FactModel
import FactText

/// The labels of the WHATWG Encoding Standard and what each stands for.
struct CharsetLabels: Sendable {
    struct Charset: Sendable, Equatable {
        /// Name in the standard's spelling: `utf-8`, `windows-1252`.
        let name: String
        /// Name that iconv knows, or `name` when the decoder is built in.
        let converter: String
    }

    private let charsets: [String: Charset]

    init(_ builder: inout EngineBuilder) throws(DataError) {
        var charsets: [String: Charset] = [:]
        for row in try builder.embedded("Rules/ingest-charsets.tsv").rows(["label", "encoding", "converter"]) {
            guard charsets.updateValue(Charset(name: row[1], converter: row[2]), forKey: row[0]) == nil else {
                throw row.error("the label '\(row[0])' stands here twice")
            }
        }
        self.charsets = charsets
    }

    static let utf8 = Charset(name: "utf-8", converter: "utf-8")
    static let utf16le = Charset(name: "utf-16le", converter: "utf-16le")
    static let utf16be = Charset(name: "utf-16be", converter: "utf-16be")

    /// The encoding of a label; case and white space around it do not matter.
    subscript(label: String) -> Charset? {
        var bytes = Array(label.utf8.prefix(64))
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        let trimmed = bytes.drop { $0 <= 0x20 }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        return charsets[String(decoding: trimmed, as: UTF8.self)]
    }

    /// The label that an HTML document gives itself in a meta element. The HTML standard's prescan looks at 1,024 bytes
    /// and lets the parser start again when one comes later; here the first 64 KiB are searched at once.
    func declared(inHTML bytes: [UInt8]) -> Charset? {
        let head = bytes.prefix(65_536)
        let key = Array("charset".utf8)
        var insideMeta = false
        var i = 0
        while i < head.count {
            if head[i] == UInt8(ascii: "<") {
                if Self.matches(head, i + 1, Array("!--".utf8)) {
                    i += 4
                    while i < head.count, !Self.matches(head, i, Array("-->".utf8)) { i += 1 }
                    continue
                }
                insideMeta = Self.matches(head, i + 1, Array("meta".utf8))
            } else if head[i] == UInt8(ascii: ">") {
                insideMeta = false
            } else if insideMeta, Self.matches(head, i, key) {
                var j = i + key.count
                while j < head.count, head[j] <= 0x20 { j += 1 }
                if j < head.count, head[j] == UInt8(ascii: "=") {
                    j += 1
                    while j < head.count, head[j] <= 0x20 || head[j] == 0x22 || head[j] == 0x27 { j += 1 }
                    let start = j
                    while j < head.count, Self.isLabelByte(head[j]) { j += 1 }
                    if let charset = self[String(decoding: head[start..<j], as: UTF8.self)] {
                        // ASCII was readable, so it is not UTF-16: the standard says to take UTF-8.
                        return charset.name.hasPrefix("utf-16") ? Self.utf8 : charset
                    }
                }
            }
            i += 1
        }
        return nil
    }

    private static func isLabelByte(_ b: UInt8) -> Bool {
        b > 0x20 && b != 0x22 && b != 0x27 && b != UInt8(ascii: ";") && b != UInt8(ascii: ">") && b != UInt8(ascii: "/")
    }

    private static func matches(_ bytes: ArraySlice<UInt8>, _ start: Int, _ lowercase: [UInt8]) -> Bool {
        guard start >= 0, start + lowercase.count <= bytes.count else { return false }
        for k in lowercase.indices where (bytes[start + k] | 0x20) != (lowercase[k] | 0x20) { return false }
        return true
    }
}
