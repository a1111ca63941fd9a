import FactText

/// Reads the digits of one token: `1,234.5`, `12,34,567.89`, `1.234,5`, `1.2e6`.
package enum DigitReader {
    /// Most significant digits that are read; a longer run is an identifier, not a number.
    package static let maximumDigits = 38

    /// The number in `text[start ..< end]`, nil when it is none: two points, groups of a wrong length, too many digits.
    package static func read(_ text: Span<UInt8>, from start: Int, to end: Int) -> ExactDecimal? {
        var i = start
        var mantissa: UInt128 = 0
        var digits = 0
        var marks = DigitMarks()
        while i < end {
            let b = text[i]
            if b &- 0x30 < 10 {
                if mantissa != 0 || b != 0x30 { digits += 1 }
                guard digits <= maximumDigits else { return nil }
                mantissa = mantissa &* 10 &+ UInt128(b &- 0x30)
                marks.group += 1
            } else if b == UInt8(ascii: ".") || b == UInt8(ascii: ",") {
                guard marks.add(b) else { return nil }
            } else {
                break
            }
            i += 1
        }
        guard let places = marks.decimalPlaces else { return nil }
        var exponent = -places
        if i < end {
            guard let power = exponentValue(text, from: i, to: end) else { return nil }
            exponent += power
        }
        guard abs(exponent) + digits <= ExactDecimal.maximumExponent else { return nil }
        return ExactDecimal(mantissa: mantissa, exponent: exponent)
    }

    private static func exponentValue(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        var i = start
        guard text[i] | 0x20 == UInt8(ascii: "e"), i + 1 < end else { return nil }
        i += 1
        var negative = false
        if text[i] == UInt8(ascii: "+") || text[i] == UInt8(ascii: "-") {
            negative = text[i] == UInt8(ascii: "-")
            i += 1
        }
        guard i < end else { return nil }
        var value = 0
        while i < end {
            guard text[i] &- 0x30 < 10 else { return nil }
            value = min(value * 10 + Int(text[i] &- 0x30), 10_000)
            i += 1
        }
        return negative ? -value : value
    }

    /// Whether the digits start with a zero that a number would not have: `007`, `02`, but not `0` or `0.5`.
    package static func hasLeadingZero(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        end - start > 1 && text[start] == 0x30 && text[start + 1] &- 0x30 < 10
    }

    /// The value of a fraction character: `½` is (1, 2).
    package static func fraction(_ scalar: UInt32) -> (numerator: Int, denominator: Int)? {
        switch scalar {
        case 0xBC: (1, 4)
        case 0xBD: (1, 2)
        case 0xBE: (3, 4)
        case 0x2150: (1, 7)
        case 0x2151: (1, 9)
        case 0x2152: (1, 10)
        case 0x2153: (1, 3)
        case 0x2154: (2, 3)
        case 0x2155: (1, 5)
        case 0x2156: (2, 5)
        case 0x2157: (3, 5)
        case 0x2158: (4, 5)
        case 0x2159: (1, 6)
        case 0x215A: (5, 6)
        case 0x215B: (1, 8)
        case 0x215C: (3, 8)
        case 0x215D: (5, 8)
        case 0x215E: (7, 8)
        default: nil
        }
    }
}

/// The points and commas of a run of digits: enough to tell group marks from a decimal mark.
private struct DigitMarks {
    private var points = 0
    private var commas = 0
    private var lastMark: UInt8 = 0
    private var first = 0
    /// Length of the group before the last mark, and how many earlier groups have two, three, or other lengths.
    private var pending = -1
    private var twos = 0
    private var threes = 0
    private var others = 0
    /// Digits since the last mark.
    var group = 0

    /// Notes a mark; false when no number is written so: the mark changes twice.
    mutating func add(_ mark: UInt8) -> Bool {
        if lastMark == 0 {
            first = group
        } else {
            if lastMark != mark, points > 0, commas > 0 { return false }
            if pending == 3 { threes += 1 } else if pending == 2 { twos += 1 } else if pending >= 0 { others += 1 }
            pending = group
        }
        if mark == UInt8(ascii: ".") { points += 1 } else { commas += 1 }
        lastMark = mark
        group = 0
        return true
    }

    /// Digits behind the decimal mark; nil when the marks make no number.
    var decimalPlaces: Int? {
        let isGrouped = (1...3).contains(first) && others == 0 && (twos == 0 || threes == 0)
        switch (points, commas) {
        case (0, 0): return 0
        case (1, 0): return group
        case (0, 1):
            if group == 3, isGrouped { return 0 }
            // A decimal comma; three digits behind one comma are always a group.
            return group <= 2 ? group : nil
        case (0, _):
            guard isGrouped, group == 3 else { return nil }
            return (twos == 0 && pending == 3) || (threes == 0 && pending == 2 && first <= 2) ? 0 : nil
        case (2, 0):
            // `1.234.567`; other runs with points are dates, versions and addresses.
            return isGrouped && pending == 3 && group == 3 ? 0 : nil
        case (_, 0): return nil
        default:
            // The last mark is the decimal one and stands once; the groups before it are full, the first one free.
            guard lastMark == UInt8(ascii: ".") ? points == 1 : commas == 1 else { return nil }
            return isGrouped && pending == 3 ? group : nil
        }
    }
}
