import FactText

/// Ids of organizations that no catalogue knows: `local:` and a slug of the name.
package enum LocalID {
    /// The id of a name: its letters and digits, lower-cased, of any script, with one `-` for every run of anything
    /// else: `Zentune & Sons Ltd.` gives `local:zentune-sons-ltd`. The same on every machine.
    package static func of(_ name: String) -> String {
        let folded = CaseFolding.folded(name)
        let text = folded.span
        var slug: [UInt8] = Array("local:".utf8)
        let prefix = slug.count
        var gap = false
        var i = 0
        while i < text.count {
            let (scalar, length) = UTF8Reader.scalar(text, at: i)
            if isKept(scalar) {
                if gap, slug.count > prefix { slug.append(UInt8(ascii: "-")) }
                gap = false
                for j in i..<i + length { slug.append(text[j]) }
            } else if scalar != 0x27 {
                // An apostrophe joins: `Sotheby's` is `sothebys`.
                gap = true
            }
            i += length
        }
        if slug.count == prefix { slug.append(UInt8(ascii: "-")) }
        return String(decoding: slug, as: UTF8.self)
    }

    private static func isKept(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 {
            let b = UInt8(truncatingIfNeeded: scalar)
            return ByteKind.isAlphanumeric(b)
        }
        switch ScalarKind(scalar) {
        case .lowerLetter, .upperLetter, .uncasedLetter, .ideograph, .mark: return true
        default: return false
        }
    }
}
