/// The action of a rule: a constructor's name and its arguments, `name=capture` or `name='constant'`.
struct RuleAction {
    enum Value {
        case capture(String)
        case constant(String)
    }
    let name: String
    private(set) var arguments: [(name: String, value: Value)] = []

    init(_ text: String) throws(PatternError) {
        let parts = text.split(separator: " ").map(String.init)
        guard let first = parts.first else { throw PatternError("has an empty action") }
        name = first
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: "="), equals != part.startIndex else {
                throw PatternError("has the action argument '\(part)', which is not name=value")
            }
            let key = String(part[..<equals])
            let value = String(part[part.index(after: equals)...])
            if value.isEmpty { throw PatternError("has the action argument '\(part)' without a value") }
            if arguments.contains(where: { $0.name == key }) {
                throw PatternError("gives the action argument '\(key)' twice")
            }
            if value.hasPrefix("'"), value.hasSuffix("'"), value.utf8.count >= 2 {
                arguments.append((key, .constant(String(value.dropFirst().dropLast()))))
            } else if Int(value) != nil {
                arguments.append((key, .constant(value)))
            } else {
                arguments.append((key, .capture(value)))
            }
        }
    }
}
