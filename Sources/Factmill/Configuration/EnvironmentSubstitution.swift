/// Replaces `${NAME}` in the texts of a configuration by environment variables; `$${` stands for `${` itself.
struct EnvironmentSubstitution {
    let lookUp: (String) -> String?

    /// Throws when a variable is not defined or a brace is missing.
    func substituted(_ node: JSONNode, path: [String] = []) throws(ConfigurationError) -> JSONNode {
        switch node.value {
        case .string(let text):
            guard text.contains("${") else { return node }
            let replaced = try replace(text, node.place, path)
            // A text that is one variable and nothing else may stand for a number or a boolean too.
            let isWhole = text.hasPrefix("${") && text.firstIndex(of: "}") == text.index(before: text.endIndex)
            return JSONNode(.string(replaced), place: node.place, bareText: isWhole ? replaced : nil)
        case .array(let items):
            var out: [JSONNode] = []
            for (index, item) in items.enumerated() {
                out.append(try substituted(item, path: path + [String(index)]))
            }
            return JSONNode(.array(out), place: node.place)
        case .object(let members):
            var out: [JSONMember] = []
            for var member in members {
                member.value = try substituted(member.value, path: path + [member.key])
                out.append(member)
            }
            return JSONNode(.object(out), place: node.place)
        default: return node
        }
    }

    private func replace(
        _ text: String, _ place: ConfigurationPlace, _ path: [String]
    ) throws(ConfigurationError) -> String {
        var out = ""
        var rest = text[...]
        let keyPath = path.joined(separator: ".")
        while let dollar = rest.firstIndex(of: "$") {
            out += rest[..<dollar]
            rest = rest[dollar...]
            if rest.hasPrefix("$${") {
                out += "${"
                rest = rest.dropFirst(3)
                continue
            }
            guard rest.hasPrefix("${") else {
                out += "$"
                rest = rest.dropFirst()
                continue
            }
            guard let end = rest.firstIndex(of: "}") else {
                throw ConfigurationError(place, keyPath: keyPath, "the closing brace of ${ is missing")
            }
            let name = String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end])
            guard let value = lookUp(name) else {
                throw ConfigurationError(
                    place, keyPath: keyPath,
                    name.isEmpty
                        ? "a name is missing in ${}" : "the environment variable \(name) is not defined")
            }
            out += value
            rest = rest[rest.index(after: end)...]
        }
        return out + rest
    }
}
