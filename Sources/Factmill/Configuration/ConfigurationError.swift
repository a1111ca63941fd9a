public import FactText

/// One thing that is wrong with a configuration.
public struct ConfigurationProblem: Sendable, Equatable, CustomStringConvertible {
    /// File, line and column, or the option.
    public var place: ConfigurationPlace
    /// Keys from the top, joined by points: `stages.emit.documentText`; empty when the text is no JSON.
    public var keyPath: String
    public var message: String
    /// Known key nearest to an unknown one; a whole key path when it stands elsewhere.
    public var suggestion: String?

    public init(place: ConfigurationPlace, keyPath: String = "", message: String, suggestion: String? = nil) {
        self.place = place
        self.keyPath = keyPath
        self.message = message
        self.suggestion = suggestion
    }

    public var description: String {
        var text = "\(place): "
        if !keyPath.isEmpty { text += "\(keyPath): " }
        text += message
        if let suggestion { text += "; did you mean \(suggestion)?" }
        return text
    }
}

/// A configuration that cannot be used, with every problem that was found, in file order.
public struct ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
    public let problems: [ConfigurationProblem]

    public init(_ problems: [ConfigurationProblem]) { self.problems = problems }

    package init(_ place: ConfigurationPlace, keyPath: String = "", _ message: String) {
        self.init([ConfigurationProblem(place: place, keyPath: keyPath, message: message)])
    }

    /// A data file named by the configuration, or embedded, that cannot be used.
    public init(_ error: DataError) {
        self.init(
            ConfigurationPlace(source: error.file, line: error.line, column: error.column), error.message)
    }

    /// One line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
