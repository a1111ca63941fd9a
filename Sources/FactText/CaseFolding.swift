/// Lower-casing of words in UTF-8 for comparison with word lists: ASCII, Latin, Greek and Cyrillic letters, and the
/// typographic apostrophe and hyphens, which fold to `'` and `-`.
///
/// The folded form of a code point never has more bytes than the original, so a folded word fits where the word stood.
package enum CaseFolding {
    /// Folded two-byte sequences U+0080 ... U+07FF; a scalar whose lower-case form is not one scalar of two bytes
    /// stands for itself. Source: the Unicode properties of the standard library.
    private static let twoByte: [UInt16] = (UInt32(0x80)..<0x800).map { value in
        guard let scalar = Unicode.Scalar(value) else { return UInt16(value) }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        guard let first = lower.first, lower.count == 1, (0x80..<0x800).contains(first.value) else {
            return UInt16(value)
        }
        return UInt16(first.value)
    }

    /// The fold of a scalar in U+0080 ... U+07FF.
    package static func fold(twoByte value: UInt32) -> UInt32 {
        value >= 0x80 && value < 0x800 ? UInt32(twoByte[Int(value) - 0x80]) : value
    }

    /// Folds a word as the tokenizer folds it before it looks it up.
    package static func folded(_ word: some Collection<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(word.count)
        _ = appendFolded(word, to: &out)
        return out
    }

    /// Appends the folded form of a word and gives its hash, as `WordHash` defines it.
    static func appendFolded(_ word: some Collection<UInt8>, to out: inout [UInt8]) -> UInt32 {
        var hash = WordHash()
        if word.allSatisfy({ $0 < 0x80 }) {
            for b in word {
                let folded = b &- 0x41 < 26 ? b | 0x20 : b
                hash.add(UInt32(folded))
                out.append(folded)
            }
            return hash.value
        }
        let bytes = Array(word)
        let span = bytes.span
        var i = 0
        while i < span.count {
            let (folded, length) = fold(span, at: i)
            hash.add(folded)
            append(folded, to: &out)
            i += length
        }
        return hash.value
    }

    package static func folded(_ word: String) -> [UInt8] { folded(word.utf8) }

    /// The folded scalar at an offset and the number of bytes read. A malformed byte is read alone.
    package static func fold(_ text: Span<UInt8>, at i: Int) -> (scalar: UInt32, length: Int) {
        let b = text[i]
        if b < 0x80 { return (b &- 0x41 < 26 ? UInt32(b | 0x20) : UInt32(b), 1) }
        let (scalar, length) = UTF8Reader.scalar(text, at: i)
        if length == 2 { return (fold(twoByte: scalar), 2) }
        switch scalar {
        case 0x2018, 0x2019, 0x02BC, 0xFF07: return (0x27, length)
        case 0x2010, 0x2011: return (0x2D, length)
        // Latin Extended Additional: pairs of upper and lower case, but for six letters in the middle.
        case 0x1E00...0x1E94, 0x1EA0...0x1EFE: return (scalar | 1, length)
        default: return (scalar, length)
        }
    }

    private static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        switch scalar {
        case ..<0x80: out.append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800:
            out.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        case ..<0x10000:
            out.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            out.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        default:
            out.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            out.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            out.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }
}

/// Hash of a folded word, by scalar: the same on every machine and run (32-bit FNV-1a steps over folded scalars).
package struct WordHash: Sendable {
    package var value: UInt32 = 2_166_136_261
    package init() {}
    package mutating func add(_ scalar: UInt32) { value = (value ^ scalar) &* 16_777_619 }

    /// The hash of a whole word in UTF-8.
    package static func of(_ word: some Collection<UInt8>) -> UInt32 {
        let bytes = Array(word)
        let span = bytes.span
        var hash = WordHash()
        var i = 0
        while i < span.count {
            let (scalar, length) = CaseFolding.fold(span, at: i)
            hash.add(scalar)
            i += length
        }
        return hash.value
    }
}
