import FactModel
import FactText

/// The noun phrase behind a number, by word classes: `generative AI users`, `consecutive quarters`.
///
/// Without a tagger the classes of a word are all that it can be, so the phrase ends where the next word can hardly
/// belong to it: at grammar words, at words that are only verbs, behind the first plural noun.
struct CountedNoun {
    var range: TokenRange
    var head: Int

    /// Most tokens of a phrase: beyond that the text is a list, not a phrase.
    static let maximumTokens = 8
}

extension NumberScanner {
    private static let stops: TokenClasses = [
        .preposition, .conjunction, .pronoun, .auxiliary, .modal, .negation, .subordinator, .relativePronoun, .weekday,
        .relativeDate, .dayPart,
    ]

    /// The noun counted by a number that ends before a token. `isOne`: the noun is singular, so that a plural does not
    /// end the phrase. `of`: a phrase behind `of` without determiner counts too.
    func countedNoun(_ text: Span<UInt8>, at i: Int, isOne: Bool, of: Bool) -> CountedNoun? {
        guard i < end else { return nil }
        if isJoint(i, text) { return hyphenedNoun(at: i + 1) }
        var j = i
        if roles(j).contains(.of) {
            j += 1
            guard j < end else { return nil }
            let isPartitive = roles(j).contains(.partitive) || tokens[j].classes.contains(.possessive)
            if isPartitive {
                j += 1
            } else if let behind = possessorEnd(at: j) {
                j = behind
            } else if !of {
                return nil
            }
            // `5 of the 12 workers`: the inner number counts for itself.
            while j < end, !tokens[j].classes.isDisjoint(with: [.cardinal, .digit]), j - i < 4 { j += 1 }
        }
        while j < end, roles(j).contains(.premodifier) { j += 1 }
        return phrase(text, at: j, isOne: isOne)
    }

    /// `six-member`: the one word behind the hyphen.
    private func hyphenedNoun(at i: Int) -> CountedNoun? {
        guard i < end, tokens[i].isWord, !tokens[i].isCapitalized,
            tokens[i].classes.isDisjoint(with: NumberScanner.stops),
            tokens[i].classes.isDisjoint(with: [.verb, .adverb, .adjective]) || tokens[i].classes.contains(.noun)
        else { return nil }
        return CountedNoun(range: TokenRange(i, i + 1), head: i)
    }

    /// The token behind `Boeing's` in `20 of Boeing's planes`.
    private func possessorEnd(at i: Int) -> Int? {
        var j = i
        while j < end, j - i < 3, tokens[j].isCapitalized { j += 1 }
        guard j > i, j < end else { return nil }
        if tokens[j].classes.contains(.possessive) { return j + 1 }
        // `Airbus' planes`
        return tokens[j].shape == .punctuation && tokens[j].isGlued && tokens[j].count <= 3 && j + 1 < end
            && tokens[j + 1].isWord && tokens[j].classes.isDisjoint(with: .digit) && isApostrophe(j) ? j + 1 : nil
    }

    private static let apostrophe = WordHash.of("'".utf8)
    private func isApostrophe(_ i: Int) -> Bool { tokens[i].hash == NumberScanner.apostrophe }

    private func phrase(_ text: Span<UInt8>, at first: Int, isOne: Bool) -> CountedNoun? {
        var j = first
        var head: Int?
        var hasPlural = false
        loop: while j < end, j - first < CountedNoun.maximumTokens {
            let token = tokens[j]
            let classes = token.classes
            if isJoint(j, text), j > first {
                j += 1
                // `A330-300E`: digits behind a hyphen belong to the name.
                while j < end, tokens[j].isGlued, tokens[j].isNumeric || tokens[j - 1].isNumeric && tokens[j].isWord {
                    head = j
                    j += 1
                }
                continue
            }
            guard token.isWord, token.shape != .address else { break }
            // `US` and `IT` are no pronouns.
            let isAcronym = token.shape == .upper
            if !isAcronym, !classes.isDisjoint(with: NumberScanner.stops) { break }
            if classes.contains(.possessive) {
                // `12 children's books`, `the new A380's`
                guard head != nil, token.isGlued, j + 1 < end, tokens[j + 1].isWord, isNominal(j + 1) else {
                    // `the new A380's`: the plural of a name.
                    if let last = head, last == j - 1, tokens[last].shape == .alphanumeric {
                        return CountedNoun(range: TokenRange(first, j + 1), head: last)
                    }
                    break
                }
                hasPlural = false
                j += 1
                continue
            }
            if !isAcronym, !classes.isDisjoint(with: [.determiner, .timeUnit, .month]) { break }
            if !classes.isDisjoint(with: [.cardinal, .digit, .ordinal]) && !token.isCapitalized { break }
            switch kind(j, text, hasHead: head != nil) {
            case .noun:
                // A plural ends the phrase, unless another plain noun follows that is plural itself.
                if hasPlural, !(classes.contains(.noun) && classes.isDisjoint(with: .verb) && isPlural(j, text)) {
                    break loop
                }
                head = j
                if !isOne, isPlural(j, text) { hasPlural = true }
            case .modifier:
                if hasPlural { break loop }
            case .other: break loop
            }
            j += 1
        }
        guard let head else { return nil }
        return CountedNoun(range: TokenRange(first, head + 1), head: head)
    }

    private enum WordKind { case noun, modifier, other }

    /// What a word does in a noun phrase.
    private func kind(_ i: Int, _ text: Span<UInt8>, hasHead: Bool) -> WordKind {
        let classes = tokens[i].classes
        let isNoun = classes.contains(.noun)
        let isVerb = classes.contains(.verb)
        let isAdjective = classes.contains(.adjective)
        if classes.contains(.reportingVerb), !isNoun { return .other }
        if isVerb, !isNoun {
            // A participle before its noun: `300 recorded songs`.
            let isParticiple = hasParticipleEnding(i, text) || isAdjective
            return isParticiple && !hasHead && i + 1 < end && isNominal(i + 1) ? .modifier : .other
        }
        if classes.contains(.adverb), !isNoun, !isAdjective {
            return !hasHead && i + 1 < end && tokens[i + 1].isWord
                && !tokens[i + 1].classes.isDisjoint(with: [.adjective, .verb]) && isNominal(i + 2) ? .modifier : .other
        }
        if isAdjective, !isNoun { return hasHead && !(i + 1 < end && isNominal(i + 1)) ? .other : .modifier }
        return .noun
    }

    /// Whether a word can be part of a noun phrase.
    private func isNominal(_ i: Int) -> Bool {
        guard i < end, tokens[i].isWord else { return false }
        let classes = tokens[i].classes
        if !classes.isDisjoint(with: NumberScanner.stops) || classes.contains(.determiner) { return false }
        return classes.isDisjoint(with: [.verb, .adverb]) || !classes.isDisjoint(with: [.noun, .adjective])
    }

    /// `recorded`, `outstanding`
    private func hasParticipleEnding(_ i: Int, _ text: Span<UInt8>) -> Bool {
        let last = Int(tokens[i].end) - 1
        guard tokens[i].count > 4 else { return false }
        let a = text[last - 2] | 0x20, b = text[last - 1] | 0x20, c = text[last] | 0x20
        return (b == UInt8(ascii: "e") && c == UInt8(ascii: "d"))
            || (a == UInt8(ascii: "i") && b == UInt8(ascii: "n") && c == UInt8(ascii: "g"))
    }

    /// Whether a word is a plural noun: by its ending, or because numerals above one only go with plurals.
    func isPlural(_ i: Int, _ text: Span<UInt8>) -> Bool {
        let token = tokens[i]
        if tables.cues.roles(token).contains(.plural) { return true }
        let last = text[Int(token.end) - 1]
        // `TDs`, `CEOs`: a small s behind capitals.
        guard token.count > 3 || (token.count > 2 && token.shape == .mixed) else { return false }
        guard last | 0x20 == UInt8(ascii: "s") else { return false }
        let before = text[Int(token.end) - 2] | 0x20
        return before != UInt8(ascii: "s") && before != UInt8(ascii: "u") && before != UInt8(ascii: "i")
    }
}
