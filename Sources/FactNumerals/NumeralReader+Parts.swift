import FactModel
package import FactText

/// Parts of numerals for callers that find other words among them: `75 USD million`, `RM2.5bn`.
extension NumeralReader {
    /// Whether a token is `minus` or `negative`.
    package func isSignWord(_ token: Token) -> Bool { words[token.word].kind == .sign }

    /// Whether a token is an ordinal from a hundred on, which is a part behind an article: `a hundredth`.
    package func isPartWord(_ token: Token) -> Bool {
        let entry = words[token.word]
        return (entry.ordinal >= 100 || entry.ordinalScale > 0) && entry.denominator > 0
    }

    /// Whether a token is a word that multiplies what stands before it: `hundred`, `million`, `dozen`.
    package func isMultiplierWord(_ token: Token) -> Bool {
        switch words[token.word].kind {
        case .hundred, .scale, .group: true
        default: false
        }
    }

    /// The numeral times the multiplier at a token, which is added to its tokens; nil when none stands there.
    package func multiplied(
        _ numeral: Numeral, _ tokens: [Token], at i: Int, limit: Int, options: NumeralOptions = []
    ) -> Numeral? {
        guard let scale = scale(tokens, at: i, limit: min(limit, tokens.count), options: options) else { return nil }
        let result = numeral.times(scale)
        return result.isUsable ? result : nil
    }

    /// A numeral whose first digit stands inside a token, behind letters (`RM79`): digits to the end of that token, then
    /// points and commas with digits that touch it, then a multiplier.
    package func read(
        _ tokens: [Token], _ text: Span<UInt8>, at start: Int, fromByte byte: Int, limit: Int
    ) -> Numeral? {
        let limit = min(limit, tokens.count)
        var end = start + 1
        while end + 1 < limit, tokens[end].isGlued, tokens[end].count == 1, tokens[end + 1].isGlued,
            tokens[end + 1].shape == .digits,
            text[Int(tokens[end].start)] == UInt8(ascii: ".") || text[Int(tokens[end].start)] == UInt8(ascii: ",")
        {
            end += 2
        }
        guard start < limit,
            let exact = DigitReader.read(text, from: byte, to: Int(tokens[end - 1].end))
        else { return nil }
        var numeral = Numeral(
            kind: .cardinal, tokens: end - start, value: exact.double, exact: exact, isWords: false, rule: digitRule)
        if let scaled = multiplied(numeral, tokens, at: end, limit: limit, options: .spacedScale) { numeral = scaled }
        return numeral
    }
}
