package import FactText
internal import FoundationEssentials

/// One rule as a rule file spells it.
///
/// `patterns` are described at `PatternParser`. `action` is a constructor's name and its arguments, `name=capture` or
/// `name='constant'`. The four guards look at the one token beside the match and are elements of the same language.
package struct RuleSource: Sendable {
    package var id = ""
    /// Kind of the result, by which other rules refer to it: `@month`.
    package var kind = ""
    /// Levels are matched one after the other; a pattern may refer to results of lower levels only.
    package var level = 1
    package var patterns: [String] = []
    package var action = ""
    package var left: String?
    package var notLeft: String?
    package var right: String?
    package var notRight: String?
    /// How sure a match is, 0 to 1.
    package var score = 0.9
    /// False for a result that only other rules use.
    package var emits = true
}

/// A rule file: named element classes and rules. Throws `DataError` that names file, rule and what is wrong.
package struct RuleFile: Sendable {
    package let name: String
    package let classes: [(name: String, pattern: String)]
    package let rules: [RuleSource]

    package init(_ file: DataFile) throws(DataError) {
        name = file.name
        let decoded: Decoded
        do {
            decoded = try JSONDecoder().decode(Decoded.self, from: Data(file.bytes))
        } catch let error as DecodingError {
            throw DataError(file: file.name, RuleFile.message(of: error))
        } catch {
            throw DataError(file: file.name, "is not valid JSON")
        }
        if let stray = decoded.stray { throw DataError(file: file.name, "has the unknown key '\(stray)'") }
        classes = decoded.classes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        var rules: [RuleSource] = []
        for (index, rule) in decoded.rules.enumerated() {
            let place = rule.source.id.isEmpty ? "rule \(index + 1)" : "rule '\(rule.source.id)'"
            if let stray = rule.stray { throw DataError(file: file.name, "\(place) has the unknown key '\(stray)'") }
            if rule.source.id.isEmpty { throw DataError(file: file.name, "\(place) has no id") }
            if rule.source.patterns.isEmpty { throw DataError(file: file.name, "\(place) has no patterns") }
            if rule.source.action.isEmpty { throw DataError(file: file.name, "\(place) has no action") }
            guard (0...1).contains(rule.source.score) else {
                throw DataError(file: file.name, "\(place) has a score outside 0 to 1")
            }
            rules.append(rule.source)
        }
        self.rules = rules
    }

    private static func message(of error: DecodingError) -> String {
        func place(_ context: DecodingError.Context) -> String {
            let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
            return path.isEmpty ? "" : "at \(path.hasPrefix(".") ? String(path.dropFirst()) : path): "
        }
        return switch error {
        case .typeMismatch(let type, let context): place(context) + "a value of type \(type) is expected"
        case .valueNotFound(let type, let context): place(context) + "a value of type \(type) is missing"
        case .keyNotFound(let key, let context): place(context) + "the key '\(key.stringValue)' is missing"
        case .dataCorrupted(let context): place(context) + "is not valid JSON"
        @unknown default: "cannot be read"
        }
    }
}

private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

private struct Decoded: Decodable {
    var classes: [String: String] = [:]
    var rules: [DecodedRule] = []
    var stray: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        for key in container.allKeys {
            switch key.stringValue {
            case "classes": classes = try container.decode([String: String].self, forKey: key)
            case "rules": rules = try container.decode([DecodedRule].self, forKey: key)
            default: stray = min(stray ?? key.stringValue, key.stringValue)
            }
        }
    }
}

private struct DecodedRule: Decodable {
    var source = RuleSource()
    var stray: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        for key in container.allKeys {
            switch key.stringValue {
            case "id": source.id = try container.decode(String.self, forKey: key)
            case "kind": source.kind = try container.decode(String.self, forKey: key)
            case "level": source.level = try container.decode(Int.self, forKey: key)
            case "patterns": source.patterns = try container.decode([String].self, forKey: key)
            case "action": source.action = try container.decode(String.self, forKey: key)
            case "left": source.left = try container.decode(String.self, forKey: key)
            case "notLeft": source.notLeft = try container.decode(String.self, forKey: key)
            case "right": source.right = try container.decode(String.self, forKey: key)
            case "notRight": source.notRight = try container.decode(String.self, forKey: key)
            case "score": source.score = try container.decode(Double.self, forKey: key)
            case "emits": source.emits = try container.decode(Bool.self, forKey: key)
            default: stray = min(stray ?? key.stringValue, key.stringValue)
            }
        }
    }
}
