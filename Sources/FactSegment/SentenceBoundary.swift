import FactText

/// Decides where a sentence ends, from the tokens around a mark.
enum SentenceBoundary {
    /// The index behind the last token of the sentence when it ends with the mark at `i`, closing quotes and brackets
    /// included; nil when the sentence goes on. `start` is the first token of the sentence.
    static func end(_ tokens: [Token], from start: Int, at i: Int, text: Span<UInt8>) -> Int? {
        let token = tokens[i]
        let mark = Mark(token, text)
        guard mark != .none else { return nil }
        var end = i + 1
        // `?!`, `!!!` and closing marks that touch belong to the sentence; bounded, so that a megabyte of marks stays linear.
        while end < tokens.count, end - i < 16, tokens[end].isGlued {
            if isTrailing(tokens[end], text) {
                end += 1
            } else if let reference = referenceEnd(tokens, at: end, text) {
                end = reference
            } else {
                break
            }
        }
        guard end < tokens.count else { return end }
        let next = tokens[end]
        switch mark {
        case .none: return nil
        case .ideographic: return end
        case .abbreviation: return endsAfterAbbreviation(tokens, start, i, end) ? end : nil
        case .ellipsis where i > start && isBracket(tokens[i - 1], text): return nil
        case .ellipsis: return startsSentence(next, text) && !isPronounI(next, text) ? end : nil
        case .exclamation:
            guard startsSentence(next, text), !next.isGlued else { return nil }
            return isSpeakerTag(tokens, end, closedQuote: end > i + 1) ? nil : end
        case .period where isPeriod(next, text): return nil
        // `a .500 record`: a decimal point.
        case .period where next.isGlued && next.shape == .digits && !tokens[i].isGlued: return nil
        case .period where i > start && isPeriod(tokens[i - 1], text):
            // The last of `. . .`: an ellipsis; of four, an end.
            let isFull = i >= start + 3 && isPeriod(tokens[i - 2], text) && isPeriod(tokens[i - 3], text)
            return startsSentence(next, text) && (isFull || !isPronounI(next, text)) ? end : nil
        case .period:
            guard startsSentence(next, text), endsAfterPeriod(tokens, start, i, end, text) else { return nil }
            return isSpeakerTag(tokens, end, closedQuote: end > i + 1) ? nil : end
        }
    }

    private enum Mark {
        case none, period, exclamation, ellipsis, abbreviation, ideographic

        init(_ token: Token, _ text: Span<UInt8>) {
            if token.flags.contains(.hasPeriod) {
                self = .abbreviation
                return
            }
            guard token.shape == .punctuation else {
                self = .none
                return
            }
            switch text[Int(token.start)] {
            case UInt8(ascii: "."): self = token.count == 1 ? .period : .ellipsis
            case UInt8(ascii: "!"), UInt8(ascii: "?"): self = .exclamation
            case 0xE2 where UTF8Reader.scalar(text, at: Int(token.start)).scalar == 0x2026: self = .ellipsis
            case 0xE3 where UTF8Reader.scalar(text, at: Int(token.start)).scalar == 0x3002: self = .ideographic
            case 0xEF:
                let scalar = UTF8Reader.scalar(text, at: Int(token.start)).scalar
                self = scalar == 0xFF01 || scalar == 0xFF1F || scalar == 0xFF0E ? .ideographic : .none
            default: self = .none
            }
        }
    }

    private static func isPeriod(_ token: Token, _ text: Span<UInt8>) -> Bool {
        token.count == 1 && text[Int(token.start)] == UInt8(ascii: ".")
    }

    private static func isBracket(_ token: Token, _ text: Span<UInt8>) -> Bool {
        token.count == 1 && (text[Int(token.start)] == UInt8(ascii: "[") || text[Int(token.start)] == UInt8(ascii: "("))
    }

    /// The end of a reference such as `[12]` that touches the mark.
    private static func referenceEnd(_ tokens: [Token], at i: Int, _ text: Span<UInt8>) -> Int? {
        guard i + 2 < tokens.count, text[Int(tokens[i].start)] == UInt8(ascii: "["), tokens[i + 1].shape == .digits,
            tokens[i + 1].isGlued, text[Int(tokens[i + 2].start)] == UInt8(ascii: "]")
        else { return nil }
        return i + 3
    }

    /// A mark behind the end of a sentence that still belongs to it.
    private static func isTrailing(_ token: Token, _ text: Span<UInt8>) -> Bool {
        guard token.shape == .punctuation else { return false }
        switch text[Int(token.start)] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: "."):
            return true
        case 0xC2, 0xE2, 0xE3:
            switch UTF8Reader.scalar(text, at: Int(token.start)).scalar {
            case 0xBB, 0x201D, 0x2019, 0x300D, 0x300F: return true
            default: return false
            }
        default: return false
        }
    }

    /// Whether a token can be the first of a sentence: no lower-case word and no closing or joining mark.
    private static func startsSentence(_ token: Token, _ text: Span<UInt8>) -> Bool {
        switch token.shape {
        case .lower: return false
        case .punctuation:
            let b = text[Int(token.start)]
            return b != UInt8(ascii: ",") && b != UInt8(ascii: ";") && b != UInt8(ascii: ":")
                && b != UInt8(ascii: ")") && b != UInt8(ascii: "]") && b != UInt8(ascii: "-")
        default: return true
        }
    }

    private static func isPronounI(_ token: Token, _ text: Span<UInt8>) -> Bool {
        token.count == 1 && text[Int(token.start)] == UInt8(ascii: "I")
    }

    private static func endsAfterPeriod(
        _ tokens: [Token], _ start: Int, _ i: Int, _ end: Int, _ text: Span<UInt8>
    ) -> Bool {
        guard i > start else { return false }
        let before = tokens[i - 1]
        let next = tokens[end]
        if !tokens[i].isGlued { return true }
        if before.classes.contains(.numberedThing), next.isNumeric { return false }
        // `1.` and `a.` at the start of a line number it.
        let isEnumerator = before.shape == .digits ? before.count <= 3 : before.isWord && before.count == 1
        if isEnumerator, i - 1 == start || (i - 2 == start && tokens[start].shape == .punctuation) { return false }
        if before.isWord, before.count == 1, before.shape == .capitalized {
            // An initial, unless it is the pronoun behind a verb or conjunction: `than I. He`.
            if !isPronounI(before, text) { return !next.isCapitalized || isFunctionWord(next) }
            if i - 2 >= start, tokens[i - 2].isCapitalized, next.isCapitalized, !isFunctionWord(next) { return false }
        }
        // No space behind the period: only a plain word before and a capital behind make it a missing space.
        if next.isGlued, end == i + 1 {
            return before.shape == .lower && before.count > 1 && next.shape == .capitalized
        }
        return true
    }

    private static func endsAfterAbbreviation(_ tokens: [Token], _ start: Int, _ i: Int, _ end: Int) -> Bool {
        let token = tokens[i]
        let next = tokens[end]
        guard next.isCapitalized || next.shape == .punctuation || next.isNumeric || next.shape == .symbol else {
            return false
        }
        if next.isGlued, end == i + 1 { return false }
        if token.classes.contains(.numberedThing) { return !next.isNumeric && next.isCapitalized }
        if token.classes.contains(.abbreviation) { return false }
        if next.isNumeric || next.shape == .symbol { return false }
        if next.shape == .punctuation { return end > i + 1 && tokens[end - 1].shape == .punctuation }
        if end > i + 1 { return true }
        // Behind `p.m.` only a name, a zone or a day goes on: `5 p.m. EST`, `5 p.m. Friday`.
        if token.shape == .lower, next.classes.contains(.common), !next.classes.contains(.weekday) { return true }
        return isFunctionWord(next)
    }

    /// Words that open a sentence far more often than they stand capitalised inside one.
    private static func isFunctionWord(_ token: Token) -> Bool {
        !token.classes.isDisjoint(with: [
            .determiner, .pronoun, .subordinator, .preposition, .auxiliary, .adverb, .conjunction, .relativePronoun,
        ])
    }

    /// `"Stop!" Smith said`: a name of at most four words and a reporting verb behind a closed quotation.
    private static func isSpeakerTag(_ tokens: [Token], _ end: Int, closedQuote: Bool) -> Bool {
        guard closedQuote else { return false }
        var j = end
        while j < tokens.count, j - end < 4, tokens[j].isCapitalized, !isFunctionWord(tokens[j]) { j += 1 }
        return j > end && j < tokens.count && tokens[j].classes.contains(.reportingVerb)
            && tokens[j].shape == .lower
    }
}
