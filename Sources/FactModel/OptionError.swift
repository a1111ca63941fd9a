/// An option whose value cannot be used.
public struct OptionError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Key below the section of the stage: `columns`, `limits.maximumRows`.
    public let key: String
    /// What is wrong, and what would be right where that is known.
    public let message: String

    package init(key: String, _ message: String) {
        self.key = key
        self.message = message
    }

    /// For a name that is not among the allowed ones; suggests the nearest of them.
    package init(key: String, unknown name: String, among names: [String]) {
        var message = "there is no '\(name)'"
        if let nearest = OptionError.nearest(to: name, among: names) { message += "; did you mean '\(nearest)'?" }
        self.init(key: key, message)
    }

    public var description: String { "\(key): \(message)" }

    /// The name with the fewest edits (insert, delete, replace a byte); the first of equals. Nil when more than half of
    /// the letters would have to change. Names longer than 100 bytes are not compared.
    package static func nearest(to name: String, among names: [String]) -> String? {
        let wanted = Array(name.utf8)
        guard wanted.count <= 100 else { return nil }
        var best: (name: String, edits: Int)?
        for candidate in names where candidate.utf8.count <= 100 {
            let edits = distance(wanted, Array(candidate.utf8))
            if edits * 2 <= max(wanted.count, candidate.utf8.count), edits < best?.edits ?? .max {
                best = (candidate, edits)
            }
        }
        return best?.name
    }

    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for i in a.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[b.count]
    }
}
