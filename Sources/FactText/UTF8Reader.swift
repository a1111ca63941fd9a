/// Reading scalars from UTF-8 that is known to be valid; anything else is read as single bytes and never traps.
package enum UTF8Reader {
    /// The scalar that starts at an offset and its length in bytes. A byte that starts no complete sequence gives
    /// itself with length 1.
    package static func scalar(_ text: Span<UInt8>, at i: Int) -> (scalar: UInt32, length: Int) {
        let b = text[i]
        if b < 0x80 { return (UInt32(b), 1) }
        let left = text.count - i
        if b < 0xE0 {
            guard b >= 0xC0, left >= 2, isContinuation(text[i + 1]) else { return (UInt32(b), 1) }
            return (UInt32(b & 0x1F) << 6 | UInt32(text[i + 1] & 0x3F), 2)
        }
        guard left >= 3, isContinuation(text[i + 1]), isContinuation(text[i + 2]) else { return (UInt32(b), 1) }
        if b < 0xF0 {
            return (UInt32(b & 0x0F) << 12 | UInt32(text[i + 1] & 0x3F) << 6 | UInt32(text[i + 2] & 0x3F), 3)
        }
        guard left >= 4, isContinuation(text[i + 3]) else { return (UInt32(b), 1) }
        let high = UInt32(b & 0x07) << 18 | UInt32(text[i + 1] & 0x3F) << 12
        return (high | UInt32(text[i + 2] & 0x3F) << 6 | UInt32(text[i + 3] & 0x3F), 4)
    }

    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// Offset of the scalar before an offset above 0.
    package static func before(_ text: Span<UInt8>, _ i: Int) -> Int {
        var j = i - 1
        while j > 0, text[j] & 0xC0 == 0x80, i - j < 4 { j -= 1 }
        return max(j, 0)
    }
}

/// What a scalar beyond ASCII does to a token.
package enum ScalarKind: UInt8, Sendable {
    case space, lowerLetter, upperLetter, uncasedLetter, ideograph, mark, fraction, punctuation, symbol

    /// Kinds by block; precise for Latin, Greek and Cyrillic, coarse elsewhere, which is all that tokens need.
    package init(_ scalar: UInt32) {
        switch scalar {
        case 0x80..<0x800: self = ScalarKind.twoByte[Int(scalar) - 0x80]
        case 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: self = .space
        case 0x200C...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFE00...0xFE0F: self = .mark
        case 0x2150...0x215E, 0x2189: self = .fraction
        case 0x2010...0x2027, 0x2030...0x205E, 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0xFF01...0xFF0F,
            0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
            self = .punctuation
        case 0x1E00...0x1EFF: self = scalar & 1 == 0 ? .upperLetter : .lowerLetter
        case 0xFF21...0xFF3A: self = .upperLetter
        case 0xFF41...0xFF5A, 0x1F00...0x1FFF: self = .lowerLetter
        case 0x0800...0x1DBF, 0x1DC0...0x1DFF, 0x2C00...0x2DFF, 0xA4D0...0xABFF, 0xAC00...0xD7FF, 0xFB00...0xFDFF,
            0xFE70...0xFEFC, 0x10000...0x1BFFF:
            self = .uncasedLetter
        case 0x3005...0x3007, 0x3041...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .ideograph
        case 0x20D0...0x20FF: self = .mark
        default: self = .symbol
        }
    }

    private static let twoByte: [ScalarKind] = (UInt32(0x80)..<0x800).map { value in
        guard let scalar = Unicode.Scalar(value) else { return .symbol }
        switch value {
        case 0x80...0x9F, 0xA0: return .space
        case 0xAD: return .mark
        case 0xBC, 0xBD, 0xBE: return .fraction
        case 0xA1, 0xAB, 0xB7, 0xBB, 0xBF: return .punctuation
        case 0xAA, 0xBA: return .symbol
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: return .upperLetter
        case .lowercaseLetter: return .lowerLetter
        case .otherLetter, .modifierLetter, .decimalNumber: return .uncasedLetter
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return .mark
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .otherPunctuation:
            return .punctuation
        default: return .symbol
        }
    }
}
