/// Finds the key that a misspelt one was meant to be.
package enum NearestKey {
    /// The candidate with the fewest edits (insertion, deletion, change, swap of neighbours; upper and lower case are the
    /// same), when those are at most two or a third of its letters. Of equals, the first.
    package static func nearest(to key: String, in candidates: [String]) -> String? {
        let wanted = Array(key.lowercased().unicodeScalars.prefix(100))
        var best: (key: String, edits: Int)?
        for candidate in candidates {
            let letters = Array(candidate.lowercased().unicodeScalars.prefix(100))
            let allowed = max(letters.count > 3 ? 2 : 1, letters.count / 3)
            let edits = distance(wanted, letters)
            if edits <= allowed, edits < best?.edits ?? .max { best = (candidate, edits) }
        }
        return best?.key
    }

    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}
