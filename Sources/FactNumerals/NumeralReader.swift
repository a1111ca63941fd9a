package import FactModel
package import FactText

/// Reads the number that starts at a token: digits, number words, fractions, multipliers, ordinals, a sign.
///
/// In: tokens, the text they index, where to start, and the token that may not be passed. Out: the longest number and
/// how many tokens it takes, nil when none starts there. The reader knows nothing of units, names or dates: `2026` is a
/// cardinal, `second` an ordinal.
package struct NumeralReader: Sendable {
    let words: NumeralWords
    let digitRule: RuleID

    /// Reads numerals.tsv and adds its words to the lexicon. Throws `DataError` with the line.
    package init(_ builder: inout EngineBuilder) throws(DataError) {
        words = try NumeralWords(&builder)
        digitRule = builder.rules.register("numeral.digits")
    }

    /// The number at a token, whatever its kind.
    package func read(
        _ tokens: [Token], _ text: Span<UInt8>, at start: Int, limit: Int, options: NumeralOptions = []
    ) -> Numeral? {
        let limit = min(limit, tokens.count)
        guard start >= 0, start < limit else { return nil }
        let token = tokens[start]
        switch token.shape {
        case .digits: return digits(tokens, text, at: start, limit: limit, options: options)
        case .ordinal: return digitOrdinal(token, text)
        case .fraction: return fractionCharacter(tokens, text, at: start, limit: limit, options: options)
        case .decade, .address: return nil
        case .punctuation, .symbol: return signed(tokens, text, at: start, limit: limit, options: options)
        default:
            let entry = words[token.word]
            if entry.kind == .sign { return signed(tokens, text, at: start, limit: limit, options: options) }
            var reader = NumberWordReader(words: words, tokens: tokens, start: start, limit: limit, options: options)
            return reader.read()
        }
    }

    /// The cardinal at a token: `1,234`, `two hundred`, `2 1/2`, `1.4 billion`.
    package func cardinal(
        _ tokens: [Token], _ text: Span<UInt8>, at start: Int, limit: Int, options: NumeralOptions = []
    ) -> Numeral? {
        guard let numeral = read(tokens, text, at: start, limit: limit, options: options) else { return nil }
        return numeral.kind == .cardinal ? numeral : nil
    }

    /// The ordinal at a token: `21st`, `twenty-first`.
    package func ordinal(_ tokens: [Token], _ text: Span<UInt8>, at start: Int, limit: Int) -> Numeral? {
        guard let numeral = read(tokens, text, at: start, limit: limit) else { return nil }
        return numeral.kind == .ordinal ? numeral : nil
    }

    /// The fraction at a token: `half`, `three quarters`, `½`, `3/4`.
    package func fraction(_ tokens: [Token], _ text: Span<UInt8>, at start: Int, limit: Int) -> Numeral? {
        guard let numeral = read(tokens, text, at: start, limit: limit, options: .slashFractions) else { return nil }
        return numeral.kind == .fraction ? numeral : nil
    }

    // MARK: Digits

    private func digits(
        _ tokens: [Token], _ text: Span<UInt8>, at start: Int, limit: Int, options: NumeralOptions
    ) -> Numeral? {
        let token = tokens[start]
        guard let first = DigitReader.read(text, from: Int(token.start), to: Int(token.end)) else { return nil }
        var exact = first
        var next = start + 1
        if next < limit, let grouped = SpacedGroups.read(tokens, text, at: start, limit: limit) {
            exact = grouped.value
            next = grouped.end
        }
        if next == start + 1, options.contains(.slashFractions), exact.exponent == 0,
            let denominator = slashDenominator(tokens, text, at: next, limit: limit),
            let numerator = exact.integer
        {
            var result = quotient(numerator, denominator, tokens: 3)
            if let scale = scale(tokens, at: start + 3, limit: limit, options: options) {
                result = result.times(scale)
            }
            return result
        }
        var numeral = Numeral(
            kind: .cardinal, tokens: next - start, value: exact.double, exact: exact, isWords: false, rule: digitRule)
        numeral.hasLeadingZero = DigitReader.hasLeadingZero(text, from: Int(token.start), to: Int(token.end))
        if exact.exponent == 0, let part = fractionalPart(tokens, text, at: next, limit: limit, options: options) {
            numeral = numeral.plus(part)
            next = start + numeral.tokens
        }
        while let scale = scale(tokens, at: next, limit: limit, options: options) {
            let scaled = numeral.times(scale)
            guard scaled.isUsable else { break }
            numeral = scaled
            next = start + numeral.tokens
            if scale.isLast { break }
        }
        return numeral.multiplier == nil || options.contains(.stopsAtAnd)
            ? numeral : withRest(numeral, tokens, text, at: next, limit: limit)
    }

    /// `3 hundred and 21`, `3 million and a half`: what `and` adds behind digits with a multiplier.
    private func withRest(
        _ numeral: Numeral, _ tokens: [Token], _ text: Span<UInt8>, at i: Int, limit: Int
    ) -> Numeral {
        guard i + 1 < limit, words[tokens[i].word].kind == .and else { return numeral }
        if let part = NumberWordReader.fractionAfterAnd(words, tokens, at: i, limit: limit) {
            return numeral.plusShare(part)
        }
        guard words[tokens[i - 1].word].kind == .hundred,
            let rest = cardinal(tokens, text, at: i + 1, limit: limit, options: [.stopsAtAnd, .noGluedScale]),
            rest.value > 0, rest.value < 100, rest.multiplier == nil, rest.exact?.isInteger ?? false
        else { return numeral }
        var result = numeral.plus(rest)
        result.tokens += 1
        result.multiplier = nil
        result.multiplierTokens = 0
        return result
    }

    private func digitOrdinal(_ token: Token, _ text: Span<UInt8>) -> Numeral? {
        let end = Int(token.end) - 2
        guard let exact = DigitReader.read(text, from: Int(token.start), to: end), exact.isInteger else { return nil }
        return Numeral(
            kind: .ordinal, tokens: 1, value: exact.double, exact: exact, isWords: false, rule: digitRule)
    }

    /// The denominator of `/4` that touches the digits before it and that no further slash follows.
    private func slashDenominator(_ tokens: [Token], _ text: Span<UInt8>, at slash: Int, limit: Int) -> Int? {
        guard slash + 1 < limit, tokens[slash].isGlued, tokens[slash + 1].isGlued, tokens[slash].count <= 3,
            isSlash(text, tokens[slash]), tokens[slash + 1].shape == .digits,
            let bottom = DigitReader.read(
                text, from: Int(tokens[slash + 1].start), to: Int(tokens[slash + 1].end)),
            let denominator = bottom.integer, bottom.exponent == 0, (2...1_000_000).contains(denominator)
        else { return nil }
        if slash + 2 < limit, tokens[slash + 2].isGlued, isSlash(text, tokens[slash + 2]) { return nil }
        return denominator
    }

    private func isSlash(_ text: Span<UInt8>, _ token: Token) -> Bool {
        let scalar = UTF8Reader.scalar(text, at: Int(token.start)).scalar
        return scalar == 0x2F || scalar == 0x2044
    }

    /// `1/2` behind a whole number, `½` that touches it, `and a half`.
    private func fractionalPart(
        _ tokens: [Token], _ text: Span<UInt8>, at i: Int, limit: Int, options: NumeralOptions
    ) -> Numeral? {
        guard i < limit else { return nil }
        let token = tokens[i]
        if token.shape == .fraction {
            return fractionCharacter(tokens, text, at: i, limit: i + 1, options: options)
        }
        var start = i
        if token.isGlued, token.count == 1, text[Int(token.start)] == UInt8(ascii: "-"), i + 1 < limit,
            tokens[i + 1].isGlued
        {
            // `2-1/2`
            start += 1
        }
        if tokens[start].shape == .digits, start > i || !tokens[start].isGlued,
            let denominator = slashDenominator(tokens, text, at: start + 1, limit: limit), denominator <= 64,
            let top = DigitReader.read(text, from: Int(tokens[start].start), to: Int(tokens[start].end)),
            let numerator = top.integer, top.exponent == 0, numerator > 0, numerator < denominator
        {
            return quotient(numerator, denominator, tokens: start - i + 3)
        }
        if options.contains(.stopsAtAnd) { return nil }
        return NumberWordReader.fractionAfterAnd(words, tokens, at: i, limit: limit)
    }

    func quotient(_ numerator: Int, _ denominator: Int, tokens: Int) -> Numeral {
        Numeral(
            kind: .fraction, tokens: tokens, value: Double(numerator) / Double(denominator),
            exact: ExactDecimal(numerator).divided(by: denominator), isWords: false, rule: digitRule)
    }

    private func fractionCharacter(
        _ tokens: [Token], _ text: Span<UInt8>, at i: Int, limit: Int, options: NumeralOptions
    ) -> Numeral? {
        let scalar = UTF8Reader.scalar(text, at: Int(tokens[i].start)).scalar
        guard let (numerator, denominator) = DigitReader.fraction(scalar) else { return nil }
        var result = quotient(numerator, denominator, tokens: 1)
        if let scale = scale(tokens, at: i + 1, limit: limit, options: options) { result = result.times(scale) }
        return result
    }

    // MARK: Signs

    /// `-5`, `−5`, `+3`, `minus five`, `.5`: a sign apart from what stands before it, or a point before digits.
    private func signed(
        _ tokens: [Token], _ text: Span<UInt8>, at i: Int, limit: Int, options: NumeralOptions
    ) -> Numeral? {
        let token = tokens[i]
        guard i + 1 < limit else { return nil }
        let isWord = words[token.word].kind == .sign
        var isNegative = isWord
        if !isWord {
            guard tokens[i + 1].isGlued else { return nil }
            let scalar = UTF8Reader.scalar(text, at: Int(token.start)).scalar
            switch scalar {
            case 0x2E where token.count == 1: return leadingPoint(tokens, text, at: i, limit: limit, options: options)
            case 0x2B where token.count == 1: isNegative = false
            case 0x2D where token.count == 1, 0x2212: isNegative = true
            default: return nil
            }
        }
        // `minus-260 degrees`: the hyphen is no second sign.
        let number = isWord && NumberWordReader.isJoiningHyphen(tokens, at: i + 1, limit: limit) ? i + 2 : i + 1
        let next = tokens[number]
        guard isWord ? words[next.word].kind != .sign : next.isNumeric || next.shape == .punctuation,
            !(next.shape == .punctuation && text[Int(next.start)] != UInt8(ascii: ".")),
            next.shape != .ordinal, next.shape != .decade,
            var numeral = read(tokens, text, at: number, limit: limit, options: options),
            numeral.kind != .ordinal
        else { return nil }
        numeral.tokens += number - i
        if isNegative {
            numeral.value = -numeral.value
            numeral.exact = numeral.exact?.negated
        }
        return numeral
    }

    private func leadingPoint(
        _ tokens: [Token], _ text: Span<UInt8>, at i: Int, limit: Int, options: NumeralOptions
    ) -> Numeral? {
        let next = tokens[i + 1]
        guard next.shape == .digits, let digits = DigitReader.read(text, from: Int(next.start), to: Int(next.end)),
            digits.exponent == 0, let exact = digits.shifted(by: -(next.count))
        else { return nil }
        var numeral = Numeral(
            kind: .cardinal, tokens: 2, value: exact.double, exact: exact, isWords: false, rule: digitRule)
        if let scale = scale(tokens, at: i + 2, limit: limit, options: options) {
            let scaled = numeral.times(scale)
            if scaled.isUsable { numeral = scaled }
        }
        return numeral
    }
}
