/// Turns a decoding failure into a message that says where it is and what the key takes.
struct DecodingProblem {
    let problem: ConfigurationError

    init(_ error: any Error, schema: OptionSchema, user: JSONNode) {
        guard let error = error as? DecodingError else {
            problem = ConfigurationError(user.place, "\(error)")
            return
        }
        let context: DecodingError.Context
        var message: String
        var path: [String]
        switch error {
        case .typeMismatch(let type, let found):
            context = found
            path = DecodingProblem.keys(context)
            message = "must be \(DecodingProblem.words(for: type))"
        case .valueNotFound(let type, let found):
            context = found
            path = DecodingProblem.keys(context)
            message = "must be \(DecodingProblem.words(for: type))"
        case .keyNotFound(let key, let found):
            context = found
            path = DecodingProblem.keys(context)
            message = "the key \"\(key.stringValue)\" is missing"
        case .dataCorrupted(let found):
            context = found
            path = DecodingProblem.keys(context)
            message = context.debugDescription
        @unknown default:
            problem = ConfigurationError(user.place, "\(error)")
            return
        }
        let given = user.descendant(path)
        if case .dataCorrupted = error, case .number = given?.value {
            message = "must be a whole number that fits"
        }
        var suggestion: String?
        if let allowed = schema.allowedValues(at: path), !allowed.isEmpty {
            message = "must be " + DecodingProblem.alternatives(allowed)
            if case .string(let text) = given?.value {
                suggestion = NearestName.find(text, among: allowed).map { "\"\($0)\"" }
            }
        }
        if let given { message += ", is \(given.words)" }
        problem = ConfigurationError([
            ConfigurationProblem(
                place: user.place(of: path), keyPath: path.joined(separator: "."), message: message,
                suggestion: suggestion)
        ])
    }

    private static func keys(_ context: DecodingError.Context) -> [String] {
        context.codingPath.map { key in key.intValue.map(String.init) ?? key.stringValue }
    }

    private static func words(for type: Any.Type) -> String {
        switch type {
        case is Bool.Type: "true or false"
        case is String.Type: "a text"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        default: "\(type)".hasPrefix("Array") || "\(type)".hasPrefix("Set") ? "a list" : "an object"
        }
    }

    private static func alternatives(_ values: [String]) -> String {
        let quoted = values.map { "\"\($0)\"" }
        guard quoted.count > 1, let last = quoted.last else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " or " + last
    }
}
