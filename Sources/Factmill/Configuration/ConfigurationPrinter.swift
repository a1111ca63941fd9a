/// Writes a configuration tree as people write one: an object a line each key, short lists on one line.
enum ConfigurationPrinter {
    // The tree is made by our own encoding: its depth is that of the configuration types.
    static func write(_ node: JSONNode, indent: Int, into out: inout String) {
        guard case .object(let members) = node.value, !members.isEmpty else {
            if case .array(let items) = node.value {
                out += "[" + items.map(\.serialized).joined(separator: ", ") + "]"
            } else {
                out += node.serialized
            }
            return
        }
        let margin = String(repeating: " ", count: indent + 2)
        out += "{\n"
        for (index, member) in members.enumerated() {
            out += margin + JSONNode(.string(member.key), place: member.keyPlace).serialized + ": "
            write(member.value, indent: indent + 2, into: &out)
            out += index + 1 < members.count ? ",\n" : "\n"
        }
        out += String(repeating: " ", count: indent) + "}"
    }
}
