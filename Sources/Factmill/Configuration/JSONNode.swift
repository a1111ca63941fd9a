/// Where a piece of configuration stands: a file with line and column (both from 1, columns in code points), or a
/// command-line option, which has neither.
public struct ConfigurationPlace: Sendable, Equatable, CustomStringConvertible {
    /// Path of the file as it was given, or the option as it was typed.
    public var source: String
    public var line: Int?
    public var column: Int?

    public init(source: String, line: Int? = nil, column: Int? = nil) {
        self.source = source
        self.line = line
        self.column = column
    }

    public var description: String {
        guard let line else { return source }
        guard let column else { return "\(source):\(line)" }
        return "\(source):\(line):\(column)"
    }
}

/// A JSON value that knows where it was read. Numbers keep their spelling, objects the order of their keys.
package struct JSONNode: Sendable {
    package enum Value: Sendable {
        case null
        case bool(Bool)
        case number(String)
        case string(String)
        case array([JSONNode])
        case object([JSONMember])
    }

    package var value: Value
    package var place: ConfigurationPlace
    /// The text as typed when it came without JSON quotes (from an option or an environment variable): it may stand
    /// for a number, a boolean or a string, whichever the key takes.
    package var bareText: String?

    package init(_ value: Value, place: ConfigurationPlace, bareText: String? = nil) {
        self.value = value
        self.place = place
        self.bareText = bareText
    }

    /// The value of a key of an object.
    package subscript(key: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.key == key }?.value
    }

    package var isNull: Bool {
        if case .null = value { return true }
        return false
    }

    package var isObject: Bool {
        if case .object = value { return true }
        return false
    }

    /// The value in words, for messages: `the text "abc"`, `the number 3`, `a list`.
    package var words: String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let digits): "the number \(digits)"
        case .string(let text): "the text \"\(text.prefix(60))\(text.count > 60 ? "…" : "")\""
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// One key of an object, with the place of the key.
package struct JSONMember: Sendable {
    package var key: String
    package var keyPlace: ConfigurationPlace
    package var value: JSONNode

    package init(key: String, keyPlace: ConfigurationPlace, value: JSONNode) {
        self.key = key
        self.keyPlace = keyPlace
        self.value = value
    }
}

extension JSONNode {
    /// The value as JSON text, for decoding.
    package var serialized: String {
        var out = ""
        write(into: &out)
        return out
    }

    // Depth is bounded by the parser's limit and by the depth of the configuration types.
    private func write(into out: inout String) {
        switch value {
        case .null: out += "null"
        case .bool(let flag): out += flag ? "true" : "false"
        case .number(let digits): out += digits
        case .string(let text): JSONNode.quote(text, into: &out)
        case .array(let items):
            out += "["
            for (i, item) in items.enumerated() {
                if i > 0 { out += "," }
                item.write(into: &out)
            }
            out += "]"
        case .object(let members):
            out += "{"
            for (i, member) in members.enumerated() {
                if i > 0 { out += "," }
                JSONNode.quote(member.key, into: &out)
                out += ":"
                member.value.write(into: &out)
            }
            out += "}"
        }
    }

    private static func quote(_ text: String, into out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case ..<" ":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
