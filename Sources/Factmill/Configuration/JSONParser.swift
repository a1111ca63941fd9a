import FactText

/// Reads the JSON of a configuration file (RFC 8259, no extensions) into a tree that knows line and column.
///
/// Refused, each with its place: comments, trailing commas, a key given twice, text that is not UTF-8, nesting deeper
/// than `maximumDepth`, anything behind the value.
package struct JSONParser {
    /// Configuration is 5 deep; the limit keeps the recursion of this parser bounded.
    package static let maximumDepth = 64

    private let bytes: [UInt8]
    private let source: String
    private var position = 0
    private var line = 1
    private var lineStart = 0
    private var depth = 0

    private init(_ bytes: [UInt8], source: String) {
        self.bytes = bytes
        self.source = source
    }

    /// The tree of a whole text; `source` names the file or option in messages.
    package static func parse(_ bytes: [UInt8], source: String) throws(ConfigurationError) -> JSONNode {
        var bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard TextBuffer(validating: bytes) != nil else {
            throw ConfigurationError(ConfigurationPlace(source: source), "is not valid UTF-8")
        }
        var parser = JSONParser(bytes, source: source)
        parser.skipSpace()
        if parser.position == bytes.count { throw parser.error("is empty; the smallest configuration is {}") }
        let node = try parser.value()
        parser.skipSpace()
        if parser.position < bytes.count { throw parser.error("there is more behind the end of the value") }
        return node
    }

    private var place: ConfigurationPlace {
        var column = 1
        for b in bytes[lineStart..<position] where b & 0xC0 != 0x80 { column += 1 }
        return ConfigurationPlace(source: source, line: line, column: column)
    }

    private func error(_ message: String) -> ConfigurationError { ConfigurationError(place, message) }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let b = current {
            switch b {
            case 0x0A:
                line += 1
                lineStart = position + 1
            case 0x20, 0x09, 0x0D: break
            default: return
            }
            position += 1
        }
    }

    private mutating func value() throws(ConfigurationError) -> JSONNode {
        let start = place
        guard let first = current else { throw error("a value is missing at the end of the text") }
        switch first {
        case UInt8(ascii: "{"): return JSONNode(.object(try object()), place: start)
        case UInt8(ascii: "["): return JSONNode(.array(try array()), place: start)
        case UInt8(ascii: "\""): return JSONNode(.string(try string()), place: start)
        case UInt8(ascii: "-"), 0x30...0x39: return JSONNode(.number(try number()), place: start)
        case UInt8(ascii: "/"), UInt8(ascii: "#"): throw error("JSON has no comments")
        case UInt8(ascii: "'"): throw error("JSON text stands in double quotes")
        default:
            if take("null") { return JSONNode(.null, place: start) }
            if take("true") { return JSONNode(.bool(true), place: start) }
            if take("false") { return JSONNode(.bool(false), place: start) }
            throw error("is not a JSON value")
        }
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard position + length <= bytes.count else { return false }
        let same = word.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + length]) }
        if same { position += length }
        return same
    }

    private mutating func descend() throws(ConfigurationError) {
        depth += 1
        if depth > JSONParser.maximumDepth { throw error("is nested deeper than \(JSONParser.maximumDepth) levels") }
        position += 1
        skipSpace()
    }

    private mutating func object() throws(ConfigurationError) -> [JSONMember] {
        try descend()
        defer { depth -= 1 }
        var members: [JSONMember] = []
        var places: [String: ConfigurationPlace] = [:]
        if try closes(UInt8(ascii: "}"), first: true) { return members }
        while true {
            let keyPlace = place
            guard current == UInt8(ascii: "\"") else {
                if current == UInt8(ascii: "/") || current == UInt8(ascii: "#") { throw error("JSON has no comments") }
                if current == UInt8(ascii: "}") { throw error("a comma must not stand before the closing brace") }
                throw error("a key in double quotes is expected")
            }
            let key = try string()
            if let earlier = places.updateValue(keyPlace, forKey: key) {
                throw ConfigurationError(
                    keyPlace, "the key \"\(key)\" is given twice, first in line \(earlier.line ?? 0)")
            }
            skipSpace()
            guard current == UInt8(ascii: ":") else { throw error("a colon is expected behind the key \"\(key)\"") }
            position += 1
            skipSpace()
            members.append(JSONMember(key: key, keyPlace: keyPlace, value: try value()))
            skipSpace()
            if try closes(UInt8(ascii: "}"), first: false) { return members }
        }
    }

    private mutating func array() throws(ConfigurationError) -> [JSONNode] {
        try descend()
        defer { depth -= 1 }
        var items: [JSONNode] = []
        if try closes(UInt8(ascii: "]"), first: true) { return items }
        while true {
            if current == UInt8(ascii: "]") { throw error("a comma must not stand before the closing bracket") }
            items.append(try value())
            skipSpace()
            if try closes(UInt8(ascii: "]"), first: false) { return items }
        }
    }

    /// Takes the closing bracket (true), or the comma before the next item.
    private mutating func closes(_ bracket: UInt8, first: Bool) throws(ConfigurationError) -> Bool {
        if current == bracket {
            position += 1
            return true
        }
        if first { return false }
        guard current == UInt8(ascii: ",") else {
            if current == UInt8(ascii: "/") || current == UInt8(ascii: "#") { throw error("JSON has no comments") }
            throw error("a comma or '\(Character(Unicode.Scalar(bracket)))' is expected")
        }
        position += 1
        skipSpace()
        return false
    }

    private mutating func number() throws(ConfigurationError) -> String {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        let whole = digits()
        if whole == 0 || (whole > 1 && bytes[position - whole] == 0x30) { throw error("is not a JSON number") }
        if current == UInt8(ascii: ".") {
            position += 1
            if digits() == 0 { throw error("digits are missing behind the point") }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            if digits() == 0 { throw error("digits are missing in the exponent") }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = position
        while let b = current, b >= 0x30, b <= 0x39 { position += 1 }
        return position - start
    }

    private mutating func string() throws(ConfigurationError) -> String {
        position += 1
        var text: [UInt8] = []
        while let b = current {
            switch b {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case ..<0x20: throw error("a line break or control character must not stand in a text")
            default:
                text.append(b)
                position += 1
            }
        }
        throw error("the closing quote is missing")
    }

    private mutating func escape(into text: inout [UInt8]) throws(ConfigurationError) {
        position += 1
        guard let b = current else { throw error("the closing quote is missing") }
        switch b {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(b)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var value = try hexadecimal()
            if (0xD800..<0xDC00).contains(value), take("\\u") {
                position -= 1
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw error("is half of a surrogate pair") }
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(value) else { throw error("is half of a surrogate pair") }
            text.append(contentsOf: Array(String(scalar).utf8))
            return
        default: throw error("there is no such escape in JSON")
        }
        position += 1
    }

    /// Reads the four digits behind the `u` that `position` stands on.
    private mutating func hexadecimal() throws(ConfigurationError) -> UInt32 {
        position += 1
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let b = current, let digit = Character(Unicode.Scalar(b)).hexDigitValue else {
                throw error("four hexadecimal digits are expected behind \\u")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
