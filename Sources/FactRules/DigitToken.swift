package import FactText

/// Values of digit tokens.
package enum DigitToken {
    /// The value of a token of digits only, at most nine; nil otherwise.
    package static func value(_ token: Token, _ text: Span<UInt8>) -> Int? {
        value(text, from: Int(token.start), to: Int(token.end))
    }

    /// The value of the digits that follow the letters (lower case) with which the token starts.
    static func value(_ token: Token, _ text: Span<UInt8>, after letters: LetterPrefix) -> Int? {
        guard token.count > letters.count else { return nil }
        for offset in 0..<letters.count where text[Int(token.start) + offset] | 0x20 != letters[offset] {
            return nil
        }
        return value(text, from: Int(token.start) + letters.count, to: Int(token.end))
    }

    /// The three parts of `2026.02.11`, with how many digits the first one has.
    package static func dotted(
        _ token: Token, _ text: Span<UInt8>
    ) -> (first: Int, second: Int, third: Int, firstCount: Int, thirdCount: Int)? {
        guard token.count <= 10, token.count >= 6 else { return nil }
        var parts: [Int] = []
        var counts: [Int] = []
        var start = Int(token.start)
        for i in Int(token.start)...Int(token.end) where i == Int(token.end) || text[i] == UInt8(ascii: ".") {
            guard let part = value(text, from: start, to: i) else { return nil }
            parts.append(part)
            counts.append(i - start)
            start = i + 1
        }
        guard parts.count == 3 else { return nil }
        return (parts[0], parts[1], parts[2], counts[0], counts[2])
    }

    /// Hour and minute of `8.30`.
    package static func clock(_ token: Token, _ text: Span<UInt8>) -> (hour: Int, minute: Int)? {
        guard token.count == 4 || token.count == 5, Int(token.end) <= text.count else { return nil }
        let point = Int(token.end) - 3
        guard text[point] == UInt8(ascii: "."), let hour = value(text, from: Int(token.start), to: point),
            let minute = value(text, from: point + 1, to: Int(token.end)), hour < 24, minute < 60
        else { return nil }
        return (hour, minute)
    }

    private static func value(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        guard end > start, end - start <= 9, end <= text.count else { return nil }
        var value = 0
        for i in start..<end {
            let digit = text[i] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
