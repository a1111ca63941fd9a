import FactText

/// The number or letter of an item in an enumeration: `1.`, `2)`, `3.)`, `(a)`, with or without a bullet before it.
///
/// One enumerator alone decides nothing; the next of the same form behind it starts a new sentence even where the item
/// before has no full stop.
struct Enumerator: Equatable {
    private enum Form: Equatable { case number, letter }

    /// Tokens from the bullet or bracket to the closing mark.
    let length: Int
    private let value: Int
    private let form: Form
    private let closing: UInt8
    private let hasBullet: Bool

    /// The enumerator that starts at a token with white space before it, nil when there is none.
    init?(_ tokens: [Token], at start: Int, text: Span<UInt8>) {
        guard start < tokens.count, !tokens[start].isGlued else { return nil }
        var i = start
        hasBullet = Enumerator.isBullet(tokens[i], text)
        if hasBullet || text[Int(tokens[i].start)] == UInt8(ascii: "(") { i += 1 }
        guard i + 1 < tokens.count else { return nil }
        let token = tokens[i]
        if token.shape == .digits, token.count <= 3 {
            var number = 0
            for j in token.range.bounds {
                guard text[j] &- 0x30 < 10 else { return nil }
                number = number * 10 + Int(text[j] - 0x30)
            }
            value = number
            form = .number
        } else if token.isWord, token.count == 1 {
            value = Int(text[Int(token.start)])
            form = .letter
        } else {
            return nil
        }
        i += 1
        guard tokens[i].isGlued else { return nil }
        let mark = text[Int(tokens[i].start)]
        guard tokens[i].count == 1, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return nil }
        closing = mark
        i += 1
        if i < tokens.count, tokens[i].isGlued {
            guard mark == UInt8(ascii: "."), text[Int(tokens[i].start)] == UInt8(ascii: ")") else { return nil }
            i += 1
        }
        guard i < tokens.count, !tokens[i].isGlued else { return nil }
        length = i - start
    }

    /// Whether this one is the next behind another of the same form.
    func follows(_ other: Enumerator) -> Bool {
        value == other.value + 1 && form == other.form && closing == other.closing && hasBullet == other.hasBullet
    }

    private static func isBullet(_ token: Token, _ text: Span<UInt8>) -> Bool {
        switch UTF8Reader.scalar(text, at: Int(token.start)).scalar {
        case 0x2022, 0x2043, 0x2023, 0x25AA, 0x25CF, 0x25E6, 0x2219, 0x2A: true
        default: false
        }
    }
}
