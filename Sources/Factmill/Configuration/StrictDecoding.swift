import FactModel
import FoundationEssentials

/// Decodes a configuration type from a user's JSON so that nothing the user wrote is ignored.
///
/// The user's tree is laid over the encoded defaults, decoded, and the result encoded again: a key of the user that
/// does not come back is a key that the type does not know. The type needs nothing but `Codable` and defaults.
package enum StrictDecoding {
    /// Throws every unknown key, or the one value that does not decode, with place, key path and a suggestion.
    package static func decode<Configuration: Codable>(
        _ user: JSONNode, over defaults: Configuration
    ) throws(ConfigurationError) -> Configuration {
        guard user.isObject else {
            throw ConfigurationError(user.place, "must be an object, is \(user.words)")
        }
        let known = try tree(of: defaults)
        let merged = overlay(user, on: known)
        let schema = OptionSchema(defaults)
        try checkWholeNumbers(in: user, path: [], schema: schema)
        let decoded: Configuration
        do {
            decoded = try JSONDecoder().decode(Configuration.self, from: Array(merged.serialized.utf8).data)
        } catch {
            throw DecodingProblem(error, schema: schema, user: user).problem
        }
        let again = try tree(of: decoded)
        var unknown: [ConfigurationProblem] = []
        collectUnknown(in: user, compared: again, path: [], schema: schema, into: &unknown) { path in
            isKnown(path, in: merged, as: Configuration.self)
        }
        if !unknown.isEmpty { throw ConfigurationError(unknown) }
        return decoded
    }

    /// A configuration as a tree, by way of its encoding.
    package static func tree(of configuration: some Encodable) throws(ConfigurationError) -> JSONNode {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return try JSONParser.parse([UInt8](encoder.encode(configuration)), source: "the configuration in force")
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw ConfigurationError(
                ConfigurationPlace(source: "the configuration in force"), "cannot be encoded: \(error)")
        }
    }

    /// The user's values where there are any, else those of `base`. Objects are merged, everything else is replaced; text
    /// without quotes takes the type of the value that it replaces.
    package static func overlay(_ user: JSONNode, on base: JSONNode?) -> JSONNode {
        guard let base else { return user }
        if let bare = user.bareText, !user.isNull {
            switch base.value {
            case .string: return JSONNode(.string(bare), place: user.place, bareText: bare)
            case .number, .bool:
                if case .string = user.value, let typed = try? JSONParser.parse(Array(bare.utf8), source: "") {
                    return JSONNode(typed.value, place: user.place, bareText: bare)
                }
            default: break
            }
        }
        guard case .object(let added) = user.value, case .object(var members) = base.value else { return user }
        for member in added {
            if let index = members.firstIndex(where: { $0.key == member.key }) {
                members[index].value = overlay(member.value, on: members[index].value)
            } else {
                members.append(member)
            }
        }
        return JSONNode(.object(members), place: user.place)
    }

    /// The decoder calls a fraction where a whole number belongs invalid JSON, without a place.
    private static func checkWholeNumbers(
        in user: JSONNode, path: [String], schema: OptionSchema
    ) throws(ConfigurationError) {
        switch user.value {
        case .object(let members):
            for member in members {
                try checkWholeNumbers(in: member.value, path: path + [member.key], schema: schema)
            }
        case .number(let digits) where schema.isInteger(at: path) && Int(digits) == nil:
            throw ConfigurationError(
                user.place, keyPath: path.joined(separator: "."), "must be a whole number, is \(user.words)")
        default: break
        }
    }

    private static func collectUnknown(
        in user: JSONNode, compared known: JSONNode, path: [String], schema: OptionSchema,
        into problems: inout [ConfigurationProblem], isKnown: ([String]) -> Bool
    ) {
        switch (user.value, known.value) {
        case (.object(let members), .object(let knownMembers)):
            for member in members {
                let here = path + [member.key]
                if let match = known[member.key] {
                    collectUnknown(
                        in: member.value, compared: match, path: here, schema: schema, into: &problems,
                        isKnown: isKnown)
                    continue
                }
                // An optional key set to null is not encoded again.
                if case .null = member.value.value, isKnown(here) { continue }
                problems.append(
                    ConfigurationProblem(
                        place: member.keyPlace, keyPath: here.joined(separator: "."), message: "unknown key",
                        suggestion: schema.suggestion(for: here, beside: knownMembers.map(\.key))))
            }
        case (.array(let items), .array(let knownItems)):
            for (index, (item, match)) in zip(items, knownItems).enumerated() {
                collectUnknown(
                    in: item, compared: match, path: path + [String(index)], schema: schema, into: &problems,
                    isKnown: isKnown)
            }
        default: break
        }
    }

    /// Whether a type reads a key at all: with a value in place of the null it either fails or gives the key back.
    private static func isKnown<Configuration: Codable>(
        _ path: [String], in merged: JSONNode, as type: Configuration.Type
    ) -> Bool {
        let probe = merged.replacing(path, with: .number("0"))
        guard let decoded = try? JSONDecoder().decode(type, from: Array(probe.serialized.utf8).data),
            let again = try? tree(of: decoded)
        else { return true }
        return again.descendant(path) != nil
    }
}

extension [UInt8] {
    /// The bytes as Foundation's decoders take them.
    var data: Data { Data(self) }
}

extension JSONNode {
    /// The node at the end of a path of keys and indexes.
    package func descendant(_ path: some Collection<String>) -> JSONNode? {
        var node = self
        for key in path {
            if case .array(let items) = node.value, let index = Int(key), items.indices.contains(index) {
                node = items[index]
            } else if let next = node[key] {
                node = next
            } else {
                return nil
            }
        }
        return node
    }

    /// The place of the deepest node on a path: of the key itself where it was given, else of what holds it.
    package func place(of path: [String]) -> ConfigurationPlace {
        var length = path.count
        while length > 0 {
            if let node = descendant(path[..<length]) { return node.place }
            length -= 1
        }
        return place
    }

    /// The tree with another value at the end of a path that exists.
    func replacing(_ path: some Collection<String>, with value: Value) -> JSONNode {
        guard let key = path.first else { return JSONNode(value, place: place) }
        guard case .object(var members) = self.value, let index = members.firstIndex(where: { $0.key == key }) else {
            return self
        }
        members[index].value = members[index].value.replacing(path.dropFirst(), with: value)
        return JSONNode(.object(members), place: place)
    }
}
