import FactModel
import FactText

/// Reads the JSON object of one line without a tree: text is unescaped straight into bytes, which is most of the work on
/// a stream, and values that nobody wants are skipped. Nesting costs no stack.
struct StreamLineReader {
    private let bytes: [UInt8]
    private var position = 0

    /// The bytes must be valid UTF-8.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Column of the next byte, from 1.
    var column: Int { position + 1 }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func error(_ message: String) -> DocumentError {
        StreamLine.error("invalid-json", message, column: column)
    }

    private mutating func skipSpace() {
        while let b = current, b == 0x20 || b == 0x09 || b == 0x0D || b == 0x0A { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard current == byte else { return false }
        position += 1
        return true
    }

    /// Calls `field` for each key, with this reader standing before the value, which it must read or skip.
    mutating func readObject(
        _ field: (String, inout StreamLineReader) throws(DocumentError) -> Void
    ) throws(DocumentError) {
        guard take(UInt8(ascii: "{")) else { throw error("the line must be a JSON object") }
        if !take(UInt8(ascii: "}")) {
            while true {
                skipSpace()
                guard current == UInt8(ascii: "\"") else { throw error("a key in double quotes is expected") }
                let key = String(decoding: try string(), as: UTF8.self)
                guard take(UInt8(ascii: ":")) else { throw error("a colon is expected behind a key") }
                skipSpace()
                try field(key, &self)
                if take(UInt8(ascii: ",")) { continue }
                if take(UInt8(ascii: "}")) { break }
                throw error("a comma or '}' is expected")
            }
        }
        skipSpace()
        if position < bytes.count { throw error("there is more behind the end of the object") }
    }

    /// A text as bytes, or the spelling of a number where one may stand for it; nil for null.
    mutating func readText(number: Bool) throws(DocumentError) -> [UInt8]? {
        if current == UInt8(ascii: "\"") { return try string() }
        if takeWord("null") { return nil }
        if number, let b = current, b == UInt8(ascii: "-") || (b >= 0x30 && b <= 0x39) { return try numeral() }
        throw error("a text in double quotes is expected")
    }

    /// Deepest nesting of a value that is passed over.
    private static let maximumDepth = 1000

    /// Passes over any value, which must be JSON. Open brackets are kept in a list, not on the stack.
    mutating func skipValue() throws(DocumentError) {
        var open: [UInt8] = []
        while true {
            skipSpace()
            switch current {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isObject = current == UInt8(ascii: "{")
                position += 1
                let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
                if !take(closing) {
                    open.append(closing)
                    if open.count > StreamLineReader.maximumDepth { throw error("a value is nested too deep") }
                    if isObject { try skipKey() }
                    continue
                }
            case UInt8(ascii: "\""): try skipString()
            default: try skipScalar()
            }
            // A value has ended: close what ends with it, or go on behind the comma.
            while let closing = open.last {
                if take(UInt8(ascii: ",")) {
                    if closing == UInt8(ascii: "}") { try skipKey() }
                    break
                }
                guard take(closing) else { throw error("a comma or a closing bracket is expected") }
                open.removeLast()
            }
            if open.isEmpty { return }
        }
    }

    private mutating func skipKey() throws(DocumentError) {
        skipSpace()
        guard current == UInt8(ascii: "\"") else { throw error("a key in double quotes is expected") }
        try skipString()
        guard take(UInt8(ascii: ":")) else { throw error("a colon is expected behind a key") }
    }

    private mutating func skipScalar() throws(DocumentError) {
        if takeWord("null") || takeWord("true") || takeWord("false") { return }
        _ = try numeral()
    }

    private mutating func takeWord(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard position + length <= bytes.count else { return false }
        let same = word.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + length]) }
        if same { position += length }
        return same
    }

    /// The spelling of a number.
    private mutating func numeral() throws(DocumentError) -> [UInt8] {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        let whole = position
        try digits()
        if bytes[whole] == UInt8(ascii: "0"), position > whole + 1 { throw error("is not a JSON number") }
        if current == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "-") || current == UInt8(ascii: "+") { position += 1 }
            try digits()
        }
        return Array(bytes[start..<position])
    }

    private mutating func digits() throws(DocumentError) {
        let start = position
        while let b = current, b >= 0x30, b <= 0x39 { position += 1 }
        if position == start { throw error("is not a JSON value") }
    }

    private mutating func skipString() throws(DocumentError) {
        position += 1
        while let b = current {
            position += 1
            if b == UInt8(ascii: "\"") { return }
            if b == UInt8(ascii: "\\") { position += 1 }
        }
        throw error("the closing quote is missing")
    }

    private mutating func string() throws(DocumentError) -> [UInt8] {
        position += 1
        var start = position
        var out: [UInt8] = []
        while true {
            position = StreamLineReader.special(in: bytes, from: position)
            guard let b = current else { throw error("the closing quote is missing") }
            if b < 0x20 { throw error("a control character must not stand in a text") }
            if out.isEmpty { out.reserveCapacity(b == UInt8(ascii: "\"") ? position - start : bytes.count - start) }
            out.append(contentsOf: bytes[start..<position])
            if b == UInt8(ascii: "\"") {
                position += 1
                return out
            }
            try escape(into: &out)
            start = position
        }
    }

    /// Offset of the next quote, backslash or control character, or the end.
    private static func special(in bytes: [UInt8], from start: Int) -> Int {
        let span = bytes.span
        var i = start
        while i < span.count {
            let b = span[i]
            if b == UInt8(ascii: "\"") || b == UInt8(ascii: "\\") || b < 0x20 { break }
            i += 1
        }
        return i
    }

    private mutating func escape(into out: inout [UInt8]) throws(DocumentError) {
        position += 1
        guard let b = current else { throw error("the closing quote is missing") }
        position += 1
        switch b {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(b)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"):
            var value = try hexadecimal()
            if (0xD800..<0xDC00).contains(value), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            {
                let before = position
                position += 2
                let low = try hexadecimal()
                if (0xDC00..<0xE000).contains(low) {
                    value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                } else {
                    position = before
                }
            }
            // Half of a surrogate pair is one code point to the writer of the line; U+FFFD keeps the offsets.
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw error("there is no such escape in JSON")
        }
    }

    private mutating func hexadecimal() throws(DocumentError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let b = current, let digit = UTF8Reader.hexValue(b) else {
                throw error("four hexadecimal digits are expected behind \\u")
            }
            value = value << 4 | digit
            position += 1
        }
        return value
    }
}

extension UTF8Reader {
    /// The value of a hexadecimal digit.
    fileprivate static func hexValue(_ b: UInt8) -> UInt32? {
        switch b {
        case 0x30...0x39: UInt32(b - 0x30)
        case 0x41...0x46: UInt32(b - 0x41 + 10)
        case 0x61...0x66: UInt32(b - 0x61 + 10)
        default: nil
        }
    }
}
