/// Writes a JSON tree as people write one: a key a line, lists of plain values on one line.
enum JSONPrinter {
    // The tree is made by our own encoding: its depth is that of the types.
    static func write(_ node: JSONNode, indent: Int = 0, into out: inout String) {
        let margin = String(repeating: " ", count: indent + 2)
        switch node.value {
        case .object(let members) where !members.isEmpty:
            out += "{\n"
            for (index, member) in members.enumerated() {
                out += margin + JSONNode(.string(member.key), place: member.keyPlace).serialized + ": "
                write(member.value, indent: indent + 2, into: &out)
                out += index + 1 < members.count ? ",\n" : "\n"
            }
            out += String(repeating: " ", count: indent) + "}"
        case .array(let items) where items.contains(where: \.isObject):
            out += "[\n"
            for (index, item) in items.enumerated() {
                out += margin + item.inline + (index + 1 < items.count ? ",\n" : "\n")
            }
            out += String(repeating: " ", count: indent) + "]"
        default: out += node.inline
        }
    }

    /// A value as people read it: keys in the order in which its properties are declared, final newline.
    static func text(of value: some Encodable) throws(ConfigurationError) -> String {
        var out = ""
        write(try StrictDecoding.tree(of: value).ordered(as: value), into: &out)
        return out + "\n"
    }
}

extension JSONNode {
    /// On one line, with spaces behind colons and commas.
    fileprivate var inline: String {
        switch value {
        case .array(let items): "[" + items.map(\.inline).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.map { JSONNode(.string($0.key), place: $0.keyPlace).serialized + ": " + $0.value.inline }
                .joined(separator: ", ") + "}"
        default: serialized
        }
    }
}
