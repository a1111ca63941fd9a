/// One cut of the tokenizer: where the token ends, what it looks like, and the hash of its folded form.
struct TokenCut {
    /// Byte behind the token.
    var end: Int
    /// Byte behind the part that is looked up: before the last period of `U.S.`, else `end`.
    var wordEnd: Int
    var shape: TokenShape
    var hash: UInt32
    var isCapitalized: Bool

    /// The token that starts at `i`, which is not white space.
    static func next(_ text: Span<UInt8>, at i: Int, end: Int, glued: Bool) -> TokenCut {
        switch ByteKind(text[i]) {
        case .lower, .upper:
            return glued ? negation(text, at: i, end: end) ?? word(text, at: i, end: end) : word(text, at: i, end: end)
        case .digit: return number(text, at: i, end: end)
        case .high:
            let (scalar, length) = UTF8Reader.scalar(text, at: i)
            switch ScalarKind(scalar) {
            case .lowerLetter, .upperLetter, .uncasedLetter: return word(text, at: i, end: end)
            case .ideograph: return single(text, at: i, length: length, shape: .uncased)
            case .fraction: return single(text, at: i, length: length, shape: .fraction)
            case .punctuation:
                if scalar == 0x2019, let clitic = clitic(text, at: i, length: length, end: end, glued: glued) {
                    return clitic
                }
                return single(text, at: i, length: length, shape: .punctuation)
            default: return symbolWithMarks(text, at: i, length: length, end: end)
            }
        default: return mark(text, at: i, end: end, glued: glued)
        }
    }

    // MARK: Words

    private static func word(_ text: Span<UInt8>, at start: Int, end: Int) -> TokenCut {
        var i = start
        var hash = WordHash()
        var letters = 0, uppers = 0, digits = 0, uncased = 0
        var firstIsUpper = false
        loop: while i < end {
            let b = text[i]
            if (b | 0x20) &- 0x61 < 26 {
                // ASCII letters, nearly all bytes of words.
                hash.add(UInt32(b | 0x20))
                if b < 0x60 {
                    if letters == 0 { firstIsUpper = true }
                    uppers += 1
                }
                letters += 1
                i += 1
                continue
            }
            switch ByteKind(b) {
            case .lower, .upper: break loop
            case .digit:
                hash.add(UInt32(b))
                digits += 1
                i += 1
            case .high:
                let (scalar, length) = UTF8Reader.scalar(text, at: i)
                switch ScalarKind(scalar) {
                case .lowerLetter: letters += 1
                case .upperLetter:
                    if letters == 0 { firstIsUpper = true }
                    letters += 1
                    uppers += 1
                case .uncasedLetter:
                    letters += 1
                    uncased += 1
                case .mark: break
                case .punctuation where scalar == 0x2019:
                    guard joinsApostrophe(text, at: i, length: length, end: end, start: start) else { break loop }
                default: break loop
                }
                hash.add(CaseFolding.fold(text, at: i).scalar)
                i += length
            case .punctuation:
                if b == UInt8(ascii: "."), let stop = acronymEnd(text, start: start, at: i, end: end) {
                    return acronym(text, start: start, end: stop)
                }
                if b == UInt8(ascii: "."), joinsDomain(text, at: i, end: end) {
                    hash.add(UInt32(b))
                    i += 1
                    continue
                }
                if b == UInt8(ascii: "'"), joinsApostrophe(text, at: i, length: 1, end: end, start: start) {
                    hash.add(UInt32(b))
                    i += 1
                    continue
                }
                if b == UInt8(ascii: ":"), isScheme(text, at: i, end: end) {
                    return address(text, at: start, end: end)
                }
                break loop
            case .symbol:
                if b == UInt8(ascii: "&"), joinsAmpersand(text, at: i, end: end, upperOnly: uppers == letters) {
                    hash.add(UInt32(b))
                    i += 1
                    continue
                }
                if b == UInt8(ascii: "_"), i + 1 < end, ByteKind.isAlphanumeric(text[i + 1]) {
                    hash.add(UInt32(b))
                    digits += 1
                    i += 1
                    continue
                }
                if b == UInt8(ascii: "@"), i + 1 < end, ByteKind.isAlphanumeric(text[i + 1]) {
                    return address(text, at: start, end: end)
                }
                break loop
            case .space, .newline: break loop
            }
        }
        if i - start >= 5, letters >= 3, let negation = negationStart(text, start: start, at: i, end: end) {
            // `don't`: the word ends before the n.
            return rehashed(text, start: start, end: negation, firstIsUpper: firstIsUpper)
        }
        let shape: TokenShape
        if digits > 0 {
            shape = .alphanumeric
        } else if uncased == letters {
            shape = .uncased
        } else if uppers == 0 {
            shape = .lower
        } else if uppers == letters {
            shape = letters == 1 ? .capitalized : .upper
        } else {
            shape = uppers == 1 && firstIsUpper ? .capitalized : .mixed
        }
        return TokenCut(end: i, wordEnd: i, shape: shape, hash: hash.value, isCapitalized: firstIsUpper)
    }

    private static func rehashed(_ text: Span<UInt8>, start: Int, end: Int, firstIsUpper: Bool) -> TokenCut {
        var hash = WordHash()
        var i = start
        while i < end {
            let (scalar, length) = CaseFolding.fold(text, at: i)
            hash.add(scalar)
            i += length
        }
        return TokenCut(
            end: end, wordEnd: end, shape: firstIsUpper ? .capitalized : .lower, hash: hash.value,
            isCapitalized: firstIsUpper)
    }

    /// Where `n't` starts when the word that ends at `i` is followed by `'t`, as in `don` + `'t`.
    private static func negationStart(_ text: Span<UInt8>, start: Int, at i: Int, end: Int) -> Int? {
        // The apostrophe joins (see joinsApostrophe), so the word ends in n't.
        guard i - start >= 4, text[i - 1] | 0x20 == UInt8(ascii: "t") else { return nil }
        if text[i - 2] == UInt8(ascii: "'"), text[i - 3] | 0x20 == UInt8(ascii: "n") { return i - 3 }
        if i - start >= 6, text[i - 2] == 0x99, text[i - 3] == 0x80, text[i - 4] == 0xE2,
            text[i - 5] | 0x20 == UInt8(ascii: "n")
        {
            return i - 5
        }
        return nil
    }

    /// The token `n't`, which touches the word before it.
    private static func negation(_ text: Span<UInt8>, at i: Int, end: Int) -> TokenCut? {
        guard text[i] | 0x20 == UInt8(ascii: "n"), i + 2 < end else { return nil }
        let apostrophe = text[i + 1] == UInt8(ascii: "'") ? 1 : 3
        guard apostrophe == 1 || (i + 4 < end && text[i + 1] == 0xE2 && text[i + 2] == 0x80 && text[i + 3] == 0x99)
        else { return nil }
        let t = i + 1 + apostrophe
        guard t < end, text[t] | 0x20 == UInt8(ascii: "t"), t + 1 == end || !ByteKind.isAlphanumeric(text[t + 1]) else {
            return nil
        }
        return rehashed(text, start: i, end: t + 1, firstIsUpper: false)
    }

    /// Whether an apostrophe inside a word joins its parts: `O'Brien`, `n't`, but not the clitics `'s 're 've 'll 'd 'm`.
    private static func joinsApostrophe(_ text: Span<UInt8>, at i: Int, length: Int, end: Int, start: Int) -> Bool {
        let after = i + length
        guard after < end, isLetter(text[after]) else { return false }
        return cliticLength(text, after: after, end: end) == nil
    }

    private static func isLetter(_ b: UInt8) -> Bool {
        let kind = ByteKind(b)
        return kind == .lower || kind == .upper || (kind == .high && b >= 0xC3)
    }

    /// Letters of a clitic that starts behind its apostrophe: `s re ve ll d m`, with no letter behind it.
    private static func cliticLength(_ text: Span<UInt8>, after: Int, end: Int) -> Int? {
        guard after < end else { return nil }
        let first = text[after] | 0x20
        let second = after + 1 < end ? text[after + 1] : 0x20
        if first == UInt8(ascii: "s") || first == UInt8(ascii: "d") || first == UInt8(ascii: "m") {
            return ByteKind.isAlphanumeric(second) ? nil : 1
        }
        let pair = second | 0x20
        let isPair =
            (first == UInt8(ascii: "r") && pair == UInt8(ascii: "e"))
            || (first == UInt8(ascii: "v") && pair == UInt8(ascii: "e"))
            || (first == UInt8(ascii: "l") && pair == UInt8(ascii: "l"))
        guard isPair else { return nil }
        return after + 2 < end && ByteKind.isAlphanumeric(text[after + 2]) ? nil : 2
    }

    /// A clitic token at an apostrophe that touches the word before it.
    private static func clitic(_ text: Span<UInt8>, at i: Int, length: Int, end: Int, glued: Bool) -> TokenCut? {
        guard let letters = cliticLength(text, after: i + length, end: end),
            glued || isSpacedPossessive(text, at: i, length: length, end: end)
        else { return nil }
        var hash = WordHash()
        hash.add(0x27)
        for j in 0..<letters { hash.add(UInt32(text[i + length + j] | 0x20)) }
        let stop = i + length + letters
        return TokenCut(end: stop, wordEnd: stop, shape: .lower, hash: hash.value, isCapitalized: false)
    }

    /// `'s` between spaces, as text that was cut into tokens before has it: `Alibaba 's shares`.
    private static func isSpacedPossessive(_ text: Span<UInt8>, at i: Int, length: Int, end: Int) -> Bool {
        let after = i + length
        return i > 0 && text[i - 1] == 0x20 && after + 1 < end && text[after] == UInt8(ascii: "s")
            && text[after + 1] == 0x20
    }

    /// The end of a form like `U.S.`, `p.m.`, `J.P.` whose first period is at `i`: single letters with a period each.
    private static func acronymEnd(_ text: Span<UInt8>, start: Int, at i: Int, end: Int) -> Int? {
        guard i == start + 1, isASCIILetter(text[start]) else { return nil }
        var j = i + 1
        var letters = 1
        while j + 1 < end, isASCIILetter(text[j]), text[j + 1] == UInt8(ascii: ".") {
            letters += 1
            j += 2
        }
        if letters == 1 {
            // `U.S` without the last period.
            guard j < end, isASCIILetter(text[j]), j + 1 == end || !ByteKind.isAlphanumeric(text[j + 1]) else {
                return nil
            }
            return j + 1
        }
        if j < end, isASCIILetter(text[j]), j + 1 == end || !ByteKind.isAlphanumeric(text[j + 1]) { j += 1 }
        return j
    }

    private static func isASCIILetter(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 }

    private static func acronym(_ text: Span<UInt8>, start: Int, end: Int) -> TokenCut {
        let wordEnd = text[end - 1] == UInt8(ascii: ".") ? end - 1 : end
        var hash = WordHash()
        var upper = true
        for i in start..<wordEnd {
            let b = text[i]
            if isASCIILetter(b) {
                upper = upper && b < 0x60
                hash.add(UInt32(b | 0x20))
            } else {
                hash.add(UInt32(b))
            }
        }
        return TokenCut(
            end: end, wordEnd: wordEnd, shape: upper ? .upper : .lower, hash: hash.value,
            isCapitalized: text[start] < 0x60)
    }

    /// `Amazon.com`: a period between a word and a lower-case letter or digit, nothing between them.
    private static func joinsDomain(_ text: Span<UInt8>, at i: Int, end: Int) -> Bool {
        i + 2 < end && ByteKind(text[i + 1]) == .lower && ByteKind(text[i + 2]) == .lower
    }

    /// `AT&T`, `S&P`, `R&D`: upper-case letters on both sides.
    private static func joinsAmpersand(_ text: Span<UInt8>, at i: Int, end: Int, upperOnly: Bool) -> Bool {
        upperOnly && i + 1 < end && ByteKind(text[i + 1]) == .upper
    }

    private static func isScheme(_ text: Span<UInt8>, at i: Int, end: Int) -> Bool {
        i + 2 < end && text[i + 1] == UInt8(ascii: "/") && text[i + 2] == UInt8(ascii: "/")
    }

    /// A web or mail address: up to white space, without closing punctuation.
    private static func address(_ text: Span<UInt8>, at start: Int, end: Int) -> TokenCut {
        var i = start
        while i < end {
            let b = text[i]
            let kind = ByteKind(b)
            if kind == .space || kind == .newline || b == UInt8(ascii: "\"") || b == UInt8(ascii: "<")
                || b == UInt8(ascii: ">")
            {
                break
            }
            if b >= 0x80 {
                let (scalar, length) = UTF8Reader.scalar(text, at: i)
                let scalarKind = ScalarKind(scalar)
                if scalarKind == .space || scalarKind == .punctuation { break }
                i += length
            } else {
                i += 1
            }
        }
        while i > start + 1 {
            let b = text[i - 1]
            guard ByteKind(b) == .punctuation, b != UInt8(ascii: "-") else { break }
            i -= 1
        }
        var cut = rehashed(text, start: start, end: i, firstIsUpper: false)
        cut.shape = .address
        return cut
    }

    // MARK: Numbers

    private static func number(_ text: Span<UInt8>, at start: Int, end: Int) -> TokenCut {
        var i = digits(text, at: start, end: end)
        while i + 1 < end, text[i] == UInt8(ascii: ".") || text[i] == UInt8(ascii: ","), isDigit(text[i + 1]) {
            i = digits(text, at: i + 1, end: end)
        }
        var shape = TokenShape.digits
        if i < end {
            let first = text[i] | 0x20
            let second = i + 1 < end ? text[i + 1] | 0x20 : 0
            let closes = i + 2 >= end || !ByteKind.isAlphanumeric(text[i + 2])
            if closes, isOrdinalEnding(first, second) {
                shape = .ordinal
                i += 2
            } else if first == UInt8(ascii: "s"), i + 1 >= end || !ByteKind.isAlphanumeric(text[i + 1]) {
                shape = .decade
                i += 1
            } else if text[i] == UInt8(ascii: "'"), i + 1 < end, text[i + 1] == UInt8(ascii: "s"),
                i - start == 4 || i - start == 2,
                i + 2 >= end || !ByteKind.isAlphanumeric(text[i + 2])
            {
                // `1990's`; a possessive year is read as a year by the date rules.
                shape = .digits
            } else if first == UInt8(ascii: "e"), let stop = exponent(text, at: i, end: end) {
                i = stop
            }
        }
        var hash = WordHash()
        for j in start..<i { hash.add(UInt32(text[j] < 0x40 ? text[j] : text[j] | 0x20)) }
        return TokenCut(end: i, wordEnd: i, shape: shape, hash: hash.value, isCapitalized: false)
    }

    private static func isDigit(_ b: UInt8) -> Bool { b &- 0x30 < 10 }

    private static func digits(_ text: Span<UInt8>, at start: Int, end: Int) -> Int {
        var i = start
        while i < end, isDigit(text[i]) { i += 1 }
        return i
    }

    private static func isOrdinalEnding(_ a: UInt8, _ b: UInt8) -> Bool {
        (a == UInt8(ascii: "s") && b == UInt8(ascii: "t")) || (a == UInt8(ascii: "n") && b == UInt8(ascii: "d"))
            || (a == UInt8(ascii: "r") && b == UInt8(ascii: "d")) || (a == UInt8(ascii: "t") && b == UInt8(ascii: "h"))
    }

    /// `e6`, `E-3`: the end of an exponent that starts at `i`.
    private static func exponent(_ text: Span<UInt8>, at i: Int, end: Int) -> Int? {
        var j = i + 1
        if j < end, text[j] == UInt8(ascii: "+") || text[j] == UInt8(ascii: "-") { j += 1 }
        let stop = digits(text, at: j, end: end)
        guard stop > j, stop == end || !ByteKind.isAlphanumeric(text[stop]) else { return nil }
        return stop
    }

    // MARK: Marks

    private static func mark(_ text: Span<UInt8>, at i: Int, end: Int, glued: Bool) -> TokenCut {
        let b = text[i]
        if b == UInt8(ascii: "'"), let clitic = clitic(text, at: i, length: 1, end: end, glued: glued) { return clitic }
        let shape: TokenShape = ByteKind(b) == .punctuation ? .punctuation : .symbol
        if b == UInt8(ascii: ".") || b == UInt8(ascii: "-") || b == UInt8(ascii: "_") || b == UInt8(ascii: "*")
            || b == UInt8(ascii: "=")
        {
            // Runs are one token: `...`, `--`, `====`.
            var j = i + 1
            while j < end, text[j] == b { j += 1 }
            return single(text, at: i, length: j - i, shape: shape)
        }
        return single(text, at: i, length: 1, shape: shape)
    }

    private static func single(_ text: Span<UInt8>, at i: Int, length: Int, shape: TokenShape) -> TokenCut {
        var hash = WordHash()
        var j = i
        while j < i + length {
            let (scalar, step) = CaseFolding.fold(text, at: j)
            hash.add(scalar)
            j += step
        }
        return TokenCut(end: i + length, wordEnd: i + length, shape: shape, hash: hash.value, isCapitalized: false)
    }

    /// A symbol with the marks and joiners behind it: an emoji sequence is one token.
    private static func symbolWithMarks(_ text: Span<UInt8>, at i: Int, length: Int, end: Int) -> TokenCut {
        var j = i + length
        while j < end, text[j] >= 0xC0 {
            let (scalar, step) = UTF8Reader.scalar(text, at: j)
            guard ScalarKind(scalar) == .mark || (0x1F3FB...0x1F3FF).contains(scalar) else { break }
            j += step
            if scalar == 0x200D, j < end, text[j] >= 0xC0 { j += UTF8Reader.scalar(text, at: j).length }
        }
        return single(text, at: i, length: min(j, end) - i, shape: .symbol)
    }
}
