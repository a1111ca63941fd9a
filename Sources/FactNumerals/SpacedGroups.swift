import FactText

/// Digits in groups of three with spaces between: `1 234 567` with no-break or thin spaces, `1 234,5` and `40 000` with any.
enum SpacedGroups {
    /// Most groups that are read.
    private static let maximumGroups = 12

    static func read(
        _ tokens: [Token], _ text: Span<UInt8>, at start: Int, limit: Int
    ) -> (value: ExactDecimal, end: Int)? {
        let first = tokens[start]
        guard first.count <= 3, plainDigits(text, first) == first.count, text[Int(first.start)] != 0x30 else {
            return nil
        }
        var end = start + 1
        var narrow = true
        var places = 0
        // A group like `000` cannot stand alone, so it belongs to the digits before it.
        var hasZeroGroup = false
        while end < limit, end - start <= maximumGroups, tokens[end].shape == .digits, !tokens[end].isGlued {
            let token = tokens[end]
            let gap = spaceKind(text, from: Int(tokens[end - 1].end), to: Int(token.start))
            guard gap != .none else { break }
            let plain = plainDigits(text, token)
            guard plain == 3 else { break }
            if token.count > 3 {
                let mark = text[Int(token.start) + 3]
                guard token.count <= 7, mark == UInt8(ascii: ",") || gap == .narrow else { break }
                places = token.count - 4
            }
            narrow = narrow && gap == .narrow
            hasZeroGroup = hasZeroGroup || text[Int(token.start)] == 0x30
            end += 1
            if places > 0 { break }
        }
        // With plain spaces only that or a decimal comma tells a number from a row of numbers.
        let last = tokens[end - 1]
        guard end > start + 1, narrow || hasZeroGroup || (places > 0 && text[Int(last.start) + 3] == UInt8(ascii: ","))
        else {
            return nil
        }
        var mantissa: UInt128 = 0
        for i in start..<end {
            for j in Int(tokens[i].start)..<Int(tokens[i].end) where text[j] &- 0x30 < 10 {
                let (tenfold, overflow) = mantissa.multipliedReportingOverflow(by: 10)
                if overflow { return nil }
                mantissa = tenfold &+ UInt128(text[j] &- 0x30)
            }
        }
        return (ExactDecimal(mantissa: mantissa, exponent: -places), end)
    }

    private enum Gap { case none, plain, narrow }

    private static func spaceKind(_ text: Span<UInt8>, from start: Int, to end: Int) -> Gap {
        guard start < end, start < text.count else { return .none }
        let (scalar, length) = UTF8Reader.scalar(text, at: start)
        guard start + length == end else { return .none }
        switch scalar {
        case 0x20: return .plain
        case 0xA0, 0x2009, 0x202F, 0x2008: return .narrow
        default: return .none
        }
    }

    /// Number of digits at the start of a token.
    private static func plainDigits(_ text: Span<UInt8>, _ token: Token) -> Int {
        var i = Int(token.start)
        while i < Int(token.end), text[i] &- 0x30 < 10 { i += 1 }
        return i - Int(token.start)
    }
}
