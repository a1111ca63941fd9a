/// What the configuration types know about their keys, read from the defaults by reflection: names of keys (optional ones
/// too, which do not show in the encoding) and the values that an enumeration allows.
struct OptionSchema {
    private let root: Any

    init(_ defaults: Any) { root = defaults }

    /// Names of the keys at the end of a path.
    func keys(at path: some Collection<String>) -> [String] {
        guard let value = value(at: path) else { return [] }
        return Mirror(reflecting: value).children.compactMap(\.label)
    }

    /// The nearest known key beside an unknown one, or else the path of that key where it stands elsewhere.
    func suggestion(for path: [String], beside known: [String]) -> String? {
        guard let key = path.last else { return nil }
        var candidates = keys(at: path.dropLast())
        for name in known where !candidates.contains(name) { candidates.append(name) }
        candidates.removeAll { $0 == key }
        if let near = NearestName.find(key, among: candidates) { return "\"\(near)\"" }
        return keyPath(endingIn: key).map { "\"\($0)\"" }
    }

    /// The texts that an enumeration at a path (or in the list at that path) allows; nil when it is none.
    func allowedValues(at path: [String]) -> [String]? {
        var path = path
        while let last = path.last, Int(last) != nil { path.removeLast() }
        guard let value = value(at: path) else { return nil }
        return OptionSchema.cases(of: type(of: value))
    }

    /// Whether the key at a path takes a whole number.
    func isInteger(at path: [String]) -> Bool {
        guard let value = value(at: path) else { return false }
        let type = (type(of: value) as? any ElementTyped.Type)?.elementType ?? type(of: value)
        return type is any BinaryInteger.Type
    }

    private func value(at path: some Collection<String>) -> Any? {
        var value = root
        for key in path {
            guard let child = Mirror(reflecting: value).children.first(where: { $0.label == key }) else { return nil }
            value = child.value
        }
        return value
    }

    /// First path, breadth first, that ends in a key.
    private func keyPath(endingIn key: String) -> String? {
        var level: [(path: String, value: Any)] = [("", root)]
        while !level.isEmpty {
            var next: [(path: String, value: Any)] = []
            for (path, value) in level {
                for child in Mirror(reflecting: value).children {
                    guard let label = child.label else { continue }
                    let full = path.isEmpty ? label : path + "." + label
                    if label == key { return full }
                    if Mirror(reflecting: child.value).displayStyle == .struct { next.append((full, child.value)) }
                }
            }
            level = next
        }
        return nil
    }

    private static func cases(of type: Any.Type) -> [String]? {
        if let wrapper = type as? any ElementTyped.Type { return cases(of: wrapper.elementType) }
        guard let enumeration = type as? any CaseIterable.Type else { return nil }
        return texts(enumeration)
    }

    private static func texts<Cases: CaseIterable>(_ type: Cases.Type) -> [String] {
        type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    }
}

/// A type that holds values of one other type: lists, sets and optionals.
private protocol ElementTyped {
    static var elementType: Any.Type { get }
}

extension Array: ElementTyped {
    static var elementType: Any.Type { Element.self }
}

extension Set: ElementTyped {
    static var elementType: Any.Type { Element.self }
}

extension Optional: ElementTyped {
    static var elementType: Any.Type { Wrapped.self }
}
