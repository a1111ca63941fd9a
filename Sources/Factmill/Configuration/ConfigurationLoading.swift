import FactModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension PipelineConfiguration {
    /// Version of the configuration format that this program reads.
    public static let currentVersion = 1

    /// Reads a configuration from JSON, strictly: an unknown key, a wrong value, a key given twice and an undefined
    /// environment variable are errors with file, line, column and key path.
    ///
    /// - Parameters:
    ///   - json: the text, or nil for the defaults.
    ///   - source: the name of the file in messages.
    ///   - overrides: options of the form `key.path=value` that replace what the file says; the value is JSON, or text.
    ///   - environment: looks up `${NAME}` in texts.
    public init(
        json: [UInt8]?, source: String, overrides: [String] = [],
        environment: @escaping (String) -> String? = PipelineConfiguration.environmentVariable
    ) throws(ConfigurationError) {
        let place = ConfigurationPlace(source: source, line: 1, column: 1)
        var user = JSONNode(.object([]), place: place)
        if let json { user = try JSONParser.parse(json, source: source) }
        if let version = user["version"] { try PipelineConfiguration.check(version: version) }
        user = try EnvironmentSubstitution(lookUp: environment).substituted(user)
        for override in overrides {
            user = StrictDecoding.overlay(try ConfigurationOverride(override).tree, on: user)
        }
        self = try StrictDecoding.decode(user, over: PipelineConfiguration())
        let problems = violations.map { violation in
            ConfigurationProblem(
                place: user.place(of: violation.key.split(separator: ".").map(String.init)), keyPath: violation.key,
                message: violation.message)
        }
        if !problems.isEmpty { throw ConfigurationError(problems) }
    }

    /// A variable of the process.
    public static func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The configuration in force as JSON that can be loaded again: every key, two spaces of indent, final newline.
    public func json() throws(ConfigurationError) -> String { try JSONPrinter.text(of: self) }

    private static func check(version: JSONNode) throws(ConfigurationError) {
        guard case .number(let digits) = version.value, digits == String(currentVersion) else {
            throw ConfigurationError(
                version.place, keyPath: "version",
                "is \(version.words); this program reads version \(currentVersion)")
        }
    }
}

/// One `key.path=value` of the command line as a tree.
struct ConfigurationOverride {
    let tree: JSONNode

    init(_ text: String) throws(ConfigurationError) {
        let place = ConfigurationPlace(source: "--set \(text)")
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
            throw ConfigurationError(place, "must have the form key.path=value")
        }
        let keys = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if keys.contains("") { throw ConfigurationError(place, "has an empty key in its path") }
        if keys.count > JSONParser.maximumDepth { throw ConfigurationError(place, "has too long a key path") }
        let bare = String(text[text.index(after: equals)...])
        var node: JSONNode
        if let parsed = try? JSONParser.parse(Array(bare.utf8), source: place.source) {
            node = parsed.placed(place)
        } else if bare.first == "{" || bare.first == "[" || bare.first == "\"" {
            // Meant as JSON: say what is wrong with it.
            node = try JSONParser.parse(Array(bare.utf8), source: place.source).placed(place)
        } else {
            node = JSONNode(.string(bare), place: place)
        }
        switch node.value {
        case .array, .object: break
        case .string where bare.first == "\"": break
        default: node.bareText = bare
        }
        for key in keys.reversed() {
            node = JSONNode(.object([JSONMember(key: key, keyPlace: place, value: node)]), place: place)
        }
        tree = node
    }
}

extension JSONNode {
    /// The same tree with one place for all its nodes.
    func placed(_ place: ConfigurationPlace) -> JSONNode {
        switch value {
        case .array(let items): JSONNode(.array(items.map { $0.placed(place) }), place: place)
        case .object(let members):
            JSONNode(
                .object(members.map { JSONMember(key: $0.key, keyPlace: place, value: $0.value.placed(place)) }),
                place: place)
        default: JSONNode(value, place: place)
        }
    }

    /// Objects with their keys in the order in which the properties of a type are declared.
    func ordered(as value: Any) -> JSONNode {
        if case .array(let items) = self.value {
            let elements = Mirror(reflecting: value).children.map(\.value)
            guard items.count == elements.count else { return self }
            return JSONNode(.array(zip(items, elements).map { $0.ordered(as: $1) }), place: place)
        }
        guard case .object(let members) = self.value else { return self }
        let properties = Mirror(reflecting: value).children
        let rank = Dictionary(
            properties.enumerated().compactMap { i, child in child.label.map { ($0, i) } }, uniquingKeysWith: min)
        let sorted = members.sorted { a, b in
            (rank[a.key] ?? .max, a.key) < (rank[b.key] ?? .max, b.key)
        }
        return JSONNode(
            .object(
                sorted.map { member in
                    guard let child = properties.first(where: { $0.label == member.key }) else { return member }
                    return JSONMember(
                        key: member.key, keyPlace: member.keyPlace, value: member.value.ordered(as: child.value))
                }), place: place)
    }
}
