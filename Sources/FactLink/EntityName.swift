/// Spellings of names that no catalogue knows.
enum EntityName {
    /// Letters and digits in lower-case ASCII, everything else one hyphen: `Crédit Lyonnais` gives `credit-lyonnais`.
    /// A letter that is no Latin one stands as its hexadecimal code point, so that no two names of other scripts meet.
    static func slug(_ name: String) -> String {
        var out = ""
        var pendingHyphen = false
        for scalar in name.unicodeScalars {
            let part = ascii(scalar)
            if part.isEmpty {
                pendingHyphen = !out.isEmpty
                continue
            }
            if pendingHyphen { out += "-" }
            pendingHyphen = false
            out += part
        }
        return out.isEmpty ? "unnamed" : out
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return String(scalar)
        case 0x41...0x5A: return String(scalar).lowercased()
        case ..<0x80: return ""
        default: break
        }
        guard scalar.properties.isAlphabetic else { return "" }
        // `LATIN SMALL LETTER E WITH ACUTE`: the base letter is a word of the character's name.
        let words = (scalar.properties.name ?? "").split(separator: " ")
        if words.count >= 4, words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count <= 2 {
            return words[3].lowercased()
        }
        return "u" + String(scalar.value, radix: 16)
    }

    /// White space of any kind as one space: a name that goes over a line break.
    static func singleLine(_ name: String) -> String {
        var out = ""
        var pendingSpace = false
        for scalar in name.unicodeScalars {
            if scalar.properties.isWhitespace {
                pendingSpace = !out.isEmpty
                continue
            }
            if pendingSpace { out.unicodeScalars.append(" ") }
            pendingSpace = false
            out.unicodeScalars.append(scalar)
        }
        return out
    }
}
