import FactModel
import FactText
import Glibc

/// Decodes the bytes of a document into valid UTF-8.
///
/// The encoding is resolved in this order: byte order mark, the source's label, the document's own declaration, valid
/// UTF-8, and the fallback. UTF-8 that was promised and is not valid gives way to the fallback when most of its
/// non-ASCII bytes are wrong. Malformed bytes become U+FFFD one by one and are counted; nothing behind them is lost.
struct TextDecoder: Sendable {
    struct Decoded {
        var bytes: [UInt8]
        var charset: String
        /// Bytes that fit nowhere.
        var malformed: Int
    }

    let labels: CharsetLabels
    private let fallback: CharsetLabels.Charset

    /// Throws `DataError` when the fallback is no label of the standard.
    init(labels: CharsetLabels, fallback: String) throws(DataError) {
        self.labels = labels
        guard let charset = labels[fallback] else {
            throw DataError(file: "ingest.fallbackCharset", "'\(fallback)' is not the label of an encoding")
        }
        self.fallback = charset
    }

    /// Decodes; a byte order mark is dropped.
    func decode(_ bytes: [UInt8], label: String?, isHTML: Bool) -> Decoded {
        if let (charset, length) = Self.byteOrderMark(bytes) {
            if length == 4 { return Self.decodeUTF32(bytes, bigEndian: charset.name == "utf-32be") }
            return decode(bytes.dropFirst(length), charset)
        }
        if let charset = Self.utf16WithoutMark(bytes) { return decode(bytes[...], charset) }
        let declared = label.flatMap { labels[$0] } ?? (isHTML ? labels.declared(inHTML: bytes) : nil)
        if TextBuffer(validating: bytes) != nil {
            // Valid UTF-8 that is not pure ASCII is hardly ever anything else, whatever it claims; ISO-2022-JP and
            // UTF-16 are the encodings whose bytes are ASCII.
            if let declared, declared.name == "iso-2022-jp" || declared.name.hasPrefix("utf-16") {
                return decode(bytes[...], declared)
            }
            return Decoded(bytes: bytes, charset: "utf-8", malformed: 0)
        }
        if let declared, declared.name != "utf-8" { return decode(bytes[...], declared) }
        let repaired = Self.repairUTF8(bytes[...])
        // A handful of damaged characters in UTF-8 text is damage; mostly wrong bytes are another encoding.
        if repaired.malformed * 2 <= repaired.intact { return repaired.decoded }
        return decode(bytes[...], fallback)
    }

    private func decode(_ bytes: ArraySlice<UInt8>, _ charset: CharsetLabels.Charset) -> Decoded {
        switch charset.name {
        case "utf-8": Self.repairUTF8(bytes).decoded
        case "utf-16le": Self.decodeUTF16(bytes, bigEndian: false)
        case "utf-16be": Self.decodeUTF16(bytes, bigEndian: true)
        case "windows-1252": Self.decodeWindows1252(bytes)
        default: IconvDecoder.decode(bytes, charset) ?? Self.decodeWindows1252(bytes)
        }
    }

    // MARK: Which encoding

    private static func byteOrderMark(_ bytes: [UInt8]) -> (CharsetLabels.Charset, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (CharsetLabels.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.init(name: "utf-32le", converter: "utf-32le"), 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.init(name: "utf-32be", converter: "utf-32be"), 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (CharsetLabels.utf16le, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (CharsetLabels.utf16be, 2) }
        return nil
    }

    /// UTF-16 of mostly Latin text: in the first 512 bytes nearly every second byte is zero and none of the others.
    private static func utf16WithoutMark(_ bytes: [UInt8]) -> CharsetLabels.Charset? {
        let head = bytes.prefix(512)
        guard head.count >= 8, bytes.count % 2 == 0 else { return nil }
        var zeros = [0, 0]
        for i in head.indices where head[i] == 0 { zeros[i & 1] += 1 }
        let half = head.count / 2
        if zeros[0] == 0, zeros[1] * 10 >= half * 8 { return CharsetLabels.utf16le }
        if zeros[1] == 0, zeros[0] * 10 >= half * 8 { return CharsetLabels.utf16be }
        return nil
    }

    // MARK: Built-in decoders

    /// Copies valid sequences and writes U+FFFD for each byte that belongs to none. `intact` counts the valid
    /// sequences beyond ASCII.
    static func repairUTF8(_ bytes: ArraySlice<UInt8>) -> (decoded: Decoded, malformed: Int, intact: Int) {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var malformed = 0
        var intact = 0
        bytes.withUnsafeBufferPointer { source in
            var i = 0
            while i < source.count {
                let length = sequenceLength(source, i)
                if length == 0 {
                    appendReplacement(&out)
                    malformed += 1
                    i += 1
                } else {
                    for k in i..<(i + length) { out.append(source[k]) }
                    if length > 1 { intact += 1 }
                    i += length
                }
            }
        }
        return (Decoded(bytes: out, charset: "utf-8", malformed: malformed), malformed, intact)
    }

    /// Length of the well-formed sequence at an offset (Unicode, table 3-7), 0 when there is none.
    private static func sequenceLength(_ source: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        let b = source[i]
        func continues(_ k: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
            i + k < source.count && source[i + k] >= low && source[i + k] <= high
        }
        switch b {
        case ..<0x80: return 1
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, 0xA0) && continues(2) ? 3 : 0
        case 0xED: return continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }

    private static func decodeUTF16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> Decoded {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var malformed = 0
        bytes.withUnsafeBufferPointer { source in
            func unit(_ i: Int) -> UInt32 {
                bigEndian
                    ? UInt32(source[i]) << 8 | UInt32(source[i + 1]) : UInt32(source[i + 1]) << 8 | UInt32(source[i])
            }
            var i = 0
            while i + 1 < source.count {
                var scalar = unit(i)
                i += 2
                if scalar & 0xFC00 == 0xD800, i + 1 < source.count, unit(i) & 0xFC00 == 0xDC00 {
                    scalar = 0x10000 + (scalar & 0x3FF) << 10 + (unit(i) & 0x3FF)
                    i += 2
                }
                if !append(scalar, to: &out) { malformed += 1 }
            }
            if i < source.count {
                appendReplacement(&out)
                malformed += 1
            }
        }
        return Decoded(bytes: out, charset: bigEndian ? "utf-16be" : "utf-16le", malformed: malformed)
    }

    private static func decodeUTF32(_ bytes: [UInt8], bigEndian: Bool) -> Decoded {
        var out: [UInt8] = []
        var malformed = 0
        var i = 4
        while i + 3 < bytes.count {
            let b = (UInt32(bytes[i]), UInt32(bytes[i + 1]), UInt32(bytes[i + 2]), UInt32(bytes[i + 3]))
            let scalar = bigEndian ? b.0 << 24 | b.1 << 16 | b.2 << 8 | b.3 : b.3 << 24 | b.2 << 16 | b.1 << 8 | b.0
            if !append(scalar, to: &out) { malformed += 1 }
            i += 4
        }
        if i < bytes.count { malformed += bytes.count - i }
        return Decoded(bytes: out, charset: bigEndian ? "utf-32be" : "utf-32le", malformed: malformed)
    }

    private static func decodeWindows1252(_ bytes: ArraySlice<UInt8>) -> Decoded {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for b in bytes {
            if b < 0x80 {
                out.append(b)
            } else {
                append(b < 0xA0 ? UInt32(windows1252[Int(b) - 0x80]) : UInt32(b), to: &out)
            }
        }
        return Decoded(bytes: out, charset: "windows-1252", malformed: 0)
    }

    /// Code points of windows-1252 bytes 0x80 to 0x9F (WHATWG index windows-1252).
    static let windows1252: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0x9D,
        0x017E, 0x0178,
    ]

    /// Appends a scalar as UTF-8, U+FFFD and false when it is none.
    @discardableResult
    static func append(_ scalar: UInt32, to out: inout [UInt8]) -> Bool {
        guard let valid = Unicode.Scalar(scalar) else {
            appendReplacement(&out)
            return false
        }
        out.append(contentsOf: UTF8.encode(valid) ?? UTF8.encodedReplacementCharacter)
        return true
    }

    static func appendReplacement(_ out: inout [UInt8]) {
        out.append(0xEF)
        out.append(0xBF)
        out.append(0xBD)
    }
}
