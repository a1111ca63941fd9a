/// Finds the name that a misspelt one was meant to be, for messages about keys, columns and options.
package enum NearestName {
    /// The name with the fewest edits (insert, delete, replace a byte); the first of equals. Nil when more than half of
    /// the letters would have to change. Names longer than 100 bytes are not compared.
    package static func find(_ name: String, among names: [String]) -> String? {
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

    /// Levenshtein distance in bytes.
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
