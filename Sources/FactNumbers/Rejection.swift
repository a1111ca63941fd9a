import FactModel
import FactNumerals
import FactText

/// Numbers that are no quantities: parts of names, years, times of day, list numbers, identifiers, the pronoun `one`.
/// Decided from what stands beside the number, not from lists of names.
extension NumberScanner {
    /// Whether a quantity without unit names something instead of counting it.
    func isRejected(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        guard q.isPlain else { return q.measure != .none && isNameBeforeUnit(q, text) }
        if isOddFraction(q, text) || isJoined(q, text) || isLabelled(q, text) || isListNumber(q, text) { return true }
        if q.numeral.multiplier == nil {
            if isYearHere(q, text) || isPartOfName(q, text) || isBeforeSingular(q, text) || isPossessedName(q, text) {
                return true
            }
            if q.numeral.hasLeadingZero, q.isWhole { return true }
        } else if q.numeral.isWords, isBareMultiplier(q) {
            return true
        }
        return q.numeral.isWords && (isNameInWords(q, text) || isPronoun(q, text))
    }

    /// Digits or hyphens that touch the number: `COVID-19`, `5G`, `737-MAX`, `1080p`, `x5`.
    private func isJoined(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        let first = q.start, next = q.end
        if first > start, tokens[first].isGlued {
            if tokens[first - 1].isWord || tokens[first - 1].isNumeric { return true }
            let b = byte(first - 1, text)
            if b == UInt8(ascii: "#") || b == UInt8(ascii: "^") || b == UInt8(ascii: "/") || b == UInt8(ascii: "@")
                || b == UInt8(ascii: "_")
            {
                return true
            }
            if isDash(first - 1, text), tokens[first - 1].isGlued, first - 2 >= start,
                tokens[first - 2].isWord || tokens[first - 2].isNumeric, !q.numeral.isWords
            {
                return true
            }
            if b == UInt8(ascii: ":") || b == UInt8(ascii: "."), first - 2 >= start, tokens[first - 1].isGlued,
                tokens[first - 2].isNumeric || tokens[first - 2].isWord
            {
                return true
            }
        }
        guard next < end, tokens[next].isGlued, !q.numeral.isWords else { return false }
        if tokens[next].isWord, !tokens[next].classes.contains(.possessive), !roles(next).contains(.multiple) {
            return true
        }
        if tokens[next].isNumeric, tokens[next].shape != .fraction { return true }
        let b = byte(next, text)
        guard touchesNext(next) else { return false }
        if b == UInt8(ascii: "/") || b == UInt8(ascii: ":") || b == UInt8(ascii: "@") || b == UInt8(ascii: "_")
            || b == UInt8(ascii: "^")
        {
            return true
        }
        // `737-MAX`, `3-D`, `10-2`
        return isDash(next, text) && (tokens[next + 1].isCapitalized || tokens[next + 1].shape == .alphanumeric)
    }

    /// `Article 5`, `phase two`, `No. 7`, `page 12 and 13`.
    private func isLabelled(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        var j = q.start - 1
        guard j >= start else { return false }
        if roles(j).isDisjoint(with: [.rangeAnd, .rangeOr]) == false || byte(j, text) == UInt8(ascii: ",") {
            // The rest of a list behind a label.
            guard j - 1 >= start, j - 1 < floor, tokens[j - 1].isNumeric, mentions.last?.tokens.contains(j - 1) != true
            else { return false }
            j -= 2
        }
        if byte(j, text) == UInt8(ascii: "."), tokens[j].isGlued { j -= 1 }
        guard j >= start else { return false }
        guard roles(j).contains(.label) else { return isNumberedPlural(j, q, text) }
        if tokens[j].isCapitalized, !tokens[j].flags.contains(.startsSentence), !isTitleCase { return true }
        if q.numeral.isWords || q.numeral.multiplier != nil {
            return q.numeral.multiplier == nil && countedNoun(text, at: q.end, isOne: false, of: false) == nil
        }
        guard let noun = countedNoun(text, at: q.end, isOne: false, of: false) else { return true }
        return !isPlural(noun.head, text)
    }

    /// `posts 542 and 543`: a number of three digits or more behind a plural, with nothing that it counts.
    private func isNumberedPlural(_ j: Int, _ q: Quantity, _ text: Span<UInt8>) -> Bool {
        guard j >= start, !q.numeral.isWords, q.value >= 100, q.value < 10_000, tokens[j].shape == .lower,
            tokens[j].classes.contains(.noun), tokens[j].classes.isDisjoint(with: [.verb, .preposition, .adverb]),
            isPlural(j, text)
        else { return false }
        return countedNoun(text, at: q.end, isOne: false, of: false) == nil
    }

    /// `777 airliner`, `the 500 index`: a number above a hundred counts no single thing.
    private func isBeforeSingular(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        guard !q.numeral.isWords, q.value >= 100, q.isWhole, tokens[q.start].count <= 4, q.end < end,
            !isDash(q.end, text), let noun = countedNoun(text, at: q.end, isOne: true, of: false),
            noun.range.count == 1, tokens[noun.head].shape == .lower, tokens[noun.head].classes.contains(.noun),
            tokens[noun.head].classes.isDisjoint(with: [.verb, .adjective, .adverb]), !isPlural(noun.head, text)
        else { return false }
        return tables.phrases.modifier(tokens, before: q.start, limit: max(floor, start)) == nil
    }

    /// `Boeing's 787`: nothing is counted behind a possessor.
    private func isPossessedName(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        guard !q.numeral.isWords, q.value >= 100, q.start - 2 >= start,
            tokens[q.start - 1].classes.contains(.possessive), tokens[q.start - 2].isCapitalized
        else { return false }
        return countedNoun(text, at: q.end, isOne: false, of: false) == nil
    }

    /// `1. Introduction`, `(2)`, `3)`.
    private func isListNumber(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        guard !q.numeral.isWords, q.end - q.start == 1 else { return false }
        let next = q.end
        if tokens[q.start].flags.contains(.startsLine), next + 1 < end, tokens[next].isGlued,
            byte(next, text) == UInt8(ascii: ".") || byte(next, text) == UInt8(ascii: ")"),
            !tokens[next + 1].isGlued
        {
            return true
        }
        guard byte(next, text) == UInt8(ascii: ")") else { return false }
        // A closing bracket alone, or brackets around a small number.
        let opens = byte(q.start - 1, text) == UInt8(ascii: "(")
        return opens ? q.isWhole && q.value >= 0 && q.value <= 99 : !hasOpenBracket(before: q.start, text)
    }

    private func hasOpenBracket(before i: Int, _ text: Span<UInt8>) -> Bool {
        var j = i - 1
        while j >= start, i - j < 60 {
            if byte(j, text) == UInt8(ascii: "(") { return true }
            if byte(j, text) == UInt8(ascii: ")") { return false }
            j -= 1
        }
        return false
    }

    /// `24/7`, `9/11`: digits with a slash that no one divides by.
    private func isOddFraction(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        guard q.numeral.kind == .fraction, !q.numeral.isWords, q.numeralEnd - q.numeralStart == 3,
            let bottom = DigitReader.read(
                text, from: Int(tokens[q.numeralEnd - 1].start), to: Int(tokens[q.numeralEnd - 1].end))?.integer
        else { return false }
        guard q.value < 1, q.value > 0 else { return true }
        return !(bottom <= 6 || bottom % 10 == 0 || bottom & (bottom - 1) == 0)
    }

    // MARK: Years

    /// Four digits without marks from 1400 to 2199.
    func isYear(_ q: Quantity) -> Bool {
        guard q.isPlain, q.end - q.start == 1, tokens[q.start].shape == .digits, tokens[q.start].count == 4 else {
            return false
        }
        return q.value >= 1400 && q.value < 2200 && q.isWhole
    }

    private func isYearHere(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        guard isYear(q) else { return false }
        if tables.phrases.modifier(tokens, before: q.start, limit: max(floor, start)) != nil,
            !roles(q.start - 1).contains(.yearBefore)
        {
            return false
        }
        if roles(q.start - 1).contains(.yearBefore) { return true }
        guard let noun = countedNoun(text, at: q.end, isOne: false, of: false), isPlural(noun.head, text) else {
            // `2019 was`, `the 2019 budget`; a number outside the years of news counts all the same.
            return q.value >= 1800 && q.value < 2100
        }
        return q.value > 1900 && q.value < 2060 && q.value != 2000
    }

    // MARK: Names

    /// `Seedance 2.0`, `Boeing 747`, `iPhone 11 Pro`, `S&P 500`: a capitalised word that is no common one directly before.
    private func isPartOfName(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        let j = q.start - 1
        guard !q.numeral.isWords, q.numeral.kind == .cardinal, q.value >= 0 else { return false }
        // `787 Dreamliner`: a capitalised word in the singular behind a number above one continues a name.
        if q.value > 1, !isTitleCase, q.end < end, tokens[q.end].isCapitalized,
            let noun = countedNoun(text, at: q.end, isOne: false, of: false), tokens[noun.head].isCapitalized,
            tokens[noun.head].shape != .upper, !isPlural(noun.head, text), tokens[q.start].count <= 4
        {
            return true
        }
        guard j >= start else { return false }
        let before = tokens[j]
        guard before.isWord, before.isCapitalized || before.shape == .mixed || before.shape == .alphanumeric else {
            return false
        }
        let grammar: TokenClasses = [
            .preposition, .determiner, .conjunction, .pronoun, .auxiliary, .modal, .month, .weekday, .subordinator,
            .reportingVerb, .bound, .relativePronoun,
        ]
        guard before.classes.isDisjoint(with: grammar) else { return false }
        let startsSentence = j == start || tokens[j].flags.contains(.startsSentence)
        if startsSentence || isTitleCase, before.classes.contains(.common), before.shape != .upper { return false }
        if isTitleCase, before.classes.contains(.verb) { return false }
        // `In Paris 1,200 people`, `cost Ford 500 jobs`: a noun is counted behind a place or a receiver.
        if tokens[q.numeralStart].count > 4, DigitMarks.hasComma(text, tokens[q.numeralStart]) { return false }
        if let noun = countedNoun(text, at: q.end, isOne: false, of: false), !tokens[q.end].isCapitalized {
            if !before.classes.isDisjoint(with: [.place, .demonym]), isPlural(noun.head, text) { return false }
            if j - 1 >= start, roles(j - 1).contains(.ditransitive) { return false }
        }
        return true
    }

    /// `scp-173 m`, `F-150 mile`: a number joined to letters before it measures nothing.
    private func isNameBeforeUnit(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        guard case .unit(let unit, _) = q.measure, !q.hasPrefix, !q.numeral.isWords, q.start - 2 >= start,
            tokens[q.start].isGlued, isDash(q.start - 1, text), tokens[q.start - 1].isGlued
        else { return false }
        let before = tokens[q.start - 2]
        return before.isWord && !before.classes.contains(.common) && tables.units.units[unit].kind != .percent
    }

    /// `Big Ten`, `Three Gorges Dam`: number words that are capitalised inside a sentence, beside capitalised words.
    private func isNameInWords(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        let first = q.start
        guard tokens[first].isCapitalized, tokens[first].shape == .capitalized, !isTitleCase, first > start,
            !tokens[first].flags.contains(.startsSentence)
        else { return false }
        if tokens[first - 1].shape == .punctuation {
            // A quotation starts with a capital anyway; with two it is a title: `the "Ten Rules of Trade"`.
            return q.end < end && tokens[q.end].isCapitalized && tokens[q.end].isWord
                && tokens[q.end].classes.isDisjoint(with: [.demonym, .place])
        }
        let beside = [first - 1, q.end]
        for i in beside where i >= start && i < end && tokens[i].isWord && tokens[i].isCapitalized { return true }
        return !(q.end < end && tokens[q.end].isWord)
    }

    /// `million`, `dozen` without a count before: `the million things`.
    private func isBareMultiplier(_ q: Quantity) -> Bool {
        q.end - q.start == 1 && q.numeral.multiplierTokens == 1 && tables.reader.isMultiplierWord(tokens[q.start])
            && q.start > start && !roles(q.start - 1).contains(.article)
            && tokens[q.start - 1].classes.isDisjoint(with: [.vagueNumber, .bound])
    }

    /// `one` as a pronoun: behind `this`, `the`, `which`, before `of`, or with nothing that it counts.
    private func isPronoun(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        guard q.end - q.start == 1, roles(q.start).contains(.one) else { return false }
        if roles(q.end).contains(.of) { return true }
        let noun = countedNoun(text, at: q.end, isOne: true, of: false)
        if q.start > start, roles(q.start - 1).contains(.oneBefore) {
            return noun == nil || q.end < end && !isJoint(q.end, text)
        }
        return noun == nil && q.end - q.start < end - start
    }
}

/// Marks inside digits.
enum DigitMarks {
    static func hasComma(_ text: Span<UInt8>, _ token: Token) -> Bool {
        for i in Int(token.start)..<Int(token.end) where text[i] == UInt8(ascii: ",") { return true }
        return false
    }
}
