import FactModel
import FactNumerals
import FactText

/// Numbers that are read in their own way: vague ones, ordinals, ages, ratios, times of day.
extension NumberScanner {
    /// `dozens`, `tens of thousands of dollars`, `several hundred`, `twofold`; gives the token to go on from.
    mutating func vagueNumber(_ text: Span<UInt8>, at i: Int) -> Int? {
        guard let (vague, length) = tables.phrases.vague(tokens, at: i, limit: end) else { return nil }
        let next = i + length
        switch vague.kind {
        case .ratio:
            // `twice` alone says how often; before `as` or a determiner it multiplies.
            guard tokens[i].classes.isDisjoint(with: .adverb) || isComparison(next) else { return next }
            return emitVague(from: i, to: next, vague, measure: .none, text)
        case .times:
            guard next < end, tables.reader.isMultiplierWord(tokens[next]),
                let numeral = tables.reader.cardinal(tokens, text, at: next, limit: end), numeral.multiplier != nil,
                let factor = numeral.exact?.integer
            else { return nil }
            let (low, a) = vague.low.multipliedReportingOverflow(by: factor)
            let (high, b) = vague.high.multipliedReportingOverflow(by: factor)
            guard !a, !b else { return next }
            var scaled = vague
            scaled.low = low
            scaled.high = high
            let first = i > floor && roles(i - 1).contains(.article) ? i - 1 : i
            return emitVague(from: first, to: next + numeral.tokens, scaled, measure: .none, text)
        case .count:
            if i > start, tokens[i - 1].isNumeric || tokens[i].isGlued { return next }
            if i > start, tokens[i].isCapitalized, !isTitleCase, !tokens[i].flags.contains(.startsSentence),
                tokens[i - 1].isCapitalized
            {
                return next
            }
            return emitVague(from: i, to: next, vague, measure: .none, text)
        }
    }

    private func isComparison(_ i: Int) -> Bool {
        guard i < end else { return false }
        return tables.cues.roles(tokens[i]).contains(.comparison) || roles(i).contains(.partitive)
    }

    /// An amount whose letters are one word with its digits: `RM79`, `CHF3.04`, `Rs20`.
    mutating func prefixedAmount(_ text: Span<UInt8>, at i: Int) -> Int? {
        let token = tokens[i]
        var letters: [UInt8] = []
        var j = Int(token.start)
        while j < Int(token.end), letters.count <= 4, text[j] &- 0x30 >= 10 {
            letters.append(text[j])
            j += 1
        }
        guard (1...4).contains(letters.count), j < Int(token.end), letters[0] < 0x60 else { return nil }
        var first = i
        if i > floor, token.isGlued {
            if byte(i - 1, text) == UInt8(ascii: "$") {
                // `$US113 trillion`
                letters.insert(UInt8(ascii: "$"), at: 0)
                first -= 1
            } else if tokens[i - 1].isWord || tokens[i - 1].isNumeric || isDash(i - 1, text) {
                return nil
            }
        }
        guard let currency = tables.currencies.letters(letters) else { return nil }
        var k = j
        while k < Int(token.end) {
            guard text[k] &- 0x30 < 10 else { return nil }
            k += 1
        }
        guard let numeral = tables.reader.read(tokens, text, at: i, fromByte: j, limit: end) else { return nil }
        var quantity = Quantity(
            start: first, end: i + numeral.tokens, numeralStart: i, numeralEnd: i + numeral.tokens, numeral: numeral)
        quantity.measure = .currency(currency)
        quantity.hasPrefix = true
        if let next = range(quantity, text) { return next }
        return emit(quantity, text)
    }

    /// Times of day, ordinals and ages; gives the token to go on from, nil when the quantity is none of them.
    mutating func special(_ q: Quantity, _ text: Span<UInt8>) -> Int? {
        if q.numeral.kind == .ordinal { return emitOrdinal(q, text) }
        if q.isPlain, roles(q.end).contains(.clock) { return q.end + 1 }
        if case .unit(let unit, _) = q.measure, tables.units.units[unit].kind == .time {
            return emitAge(q, unit: unit, text) ?? (hasRangeWord(before: q.start) ? nil : q.end)
        }
        if q.isPlain, q.numeral.kind == .fraction, isBareFraction(q) { return q.end }
        guard q.isPlain else { return nil }
        let zero = tables.cues.belowZero(tokens, at: q.end, limit: end)
        if zero > 0, let degree = tables.units.degree {
            var below = q
            below.end += zero
            below.numeral.value = -q.value
            below.numeral.exact = q.numeral.exact?.negated
            below.measure = .unit(degree, per: nil)
            return emit(below, text, as: .temperature)
        }
        let abbreviation = tables.cues.ageAbbreviation(tokens, at: q.end, limit: end)
        if abbreviation > 0, let year = tables.units.year {
            var age = q
            age.end += abbreviation
            age.measure = .unit(year, per: nil)
            return emit(age, text, as: .age)
        }
        if isAgeHere(q, text), let year = tables.units.year {
            var age = q
            age.measure = .unit(year, per: nil)
            return range(age, text) ?? emit(age, text, as: .age)
        }
        return nil
    }

    /// `half` that halves nothing: `the second half`, `half-time`.
    private func isBareFraction(_ q: Quantity) -> Bool {
        let first = q.start
        if roles(first).contains(.half), q.end - first == 1 {
            if first > start, !tokens[first - 1].classes.isDisjoint(with: [.ordinal, .adjective]) { return true }
            if first > start, isDash(first - 1, text: nil) { return true }
            guard q.end < end else { return true }
            return !roles(q.end).contains(.of) && !roles(q.end).contains(.partitive)
                && tokens[q.end].classes.isDisjoint(with: .determiner)
        }
        return false
    }

    private func isDash(_ i: Int, text: Span<UInt8>?) -> Bool { tokens[i].shape == .punctuation && tokens[i].isGlued }

    // MARK: Ages

    /// `66-year-old`, `five years old`, `eighteen months of age`.
    private mutating func emitAge(_ q: Quantity, unit: Int, _ text: Span<UInt8>) -> Int? {
        var j = q.end
        if isDash(j, text), j + 1 < end { j += tokens[j].isGlued ? 1 : 0 }
        let suffix = tables.cues.ageSuffix(tokens, at: j, limit: end)
        let isAge = suffix > 0 || isAgeHere(q, text)
        guard isAge else { return nil }
        var age = q
        age.end = suffix > 0 ? j + suffix : q.end
        return emit(age, text, as: .age)
    }

    /// `5- to 10-year-olds`, `between 5 and 10 years old`.
    mutating func emitAgeRange(_ first: Quantity, _ second: Quantity, _ text: Span<UInt8>) -> Int? {
        var j = second.end
        if isDash(j, text), tokens[j].isGlued { j += 1 }
        let suffix = tables.cues.ageSuffix(tokens, at: j, limit: end)
        guard suffix > 0 || isAgeHere(first, text) else { return nil }
        var second = second
        if suffix > 0 { second.end = j + suffix }
        return emit(from: first, to: second, text, as: .age)
    }

    /// `aged 5`, `at the age of 21`, and the apposition `Smith, 66,`.
    private func isAgeHere(_ q: Quantity, _ text: Span<UInt8>) -> Bool {
        guard q.value >= 0, q.value <= 130, q.numeral.multiplier == nil else { return false }
        if tables.cues.isAge(tokens, before: q.start, limit: max(start, q.start - 6)) {
            return q.isPlain
                && countedNoun(text, at: q.end, isOne: false, of: false).map { !isPlural($0.head, text) } ?? true
                || !q.isPlain
        }
        guard q.isPlain, !q.numeral.isWords, q.isWhole, q.value >= 1, q.value <= 115, q.end - q.start == 1,
            byte(q.start - 1, text) == UInt8(ascii: ","), q.start - 2 >= start
        else { return false }
        let name = tokens[q.start - 2]
        let notPerson: TokenClasses = [.month, .weekday, .place, .demonym, .organizationName, .legalForm]
        guard name.isWord, name.isCapitalized, name.shape != .upper, name.classes.isDisjoint(with: notPerson),
            q.start - 3 < start ? !name.classes.contains(.common) : tokens[q.start - 3].shape != .digits
        else { return false }
        guard q.end < end else { return true }
        return tokens[q.end].shape == .punctuation && byte(q.end, text) != UInt8(ascii: ":")
            && !isDash(q.end, text) && !touchesNext(q.end)
    }

    // MARK: Ordinals

    /// An ordinal before what it orders, or behind a verb of rank; not `second` as an adverb or unit.
    private mutating func emitOrdinal(_ q: Quantity, _ text: Span<UInt8>) -> Int {
        let first = q.start
        if q.numeral.isWords, tokens[first].isCapitalized, !isTitleCase, first > start,
            !tokens[first].flags.contains(.startsSentence), isCapitalWord(q.end) || isCapitalWord(first - 1)
        {
            return q.end
        }
        // `the 1st Infantry Division`: part of a name.
        if !q.numeral.isWords, !isTitleCase, isCapitalWord(q.end) { return q.end }
        if first > start, tokens[first].isGlued, !(isDash(first - 1, text)) { return q.end }
        let noun = countedNoun(text, at: q.end, isOne: true, of: false)
        if q.numeral.isWords, q.end - q.start == 1 {
            let isAdverbial = tables.cues.roles(tokens[first]).contains(.adverbOrdinal)
            if first == start || tokens[first].flags.contains(.startsSentence), byte(q.end, text) == UInt8(ascii: ",") {
                return q.end
            }
            if noun == nil {
                guard first > start else { return end - start == 1 ? emit(q, text, as: .ordinal) : q.end }
                let before = tokens[first - 1]
                let isRanked = roles(first - 1).contains(.rank)
                let isDetermined = before.classes.contains(.determiner) || before.classes.contains(.possessive)
                guard isRanked || (isDetermined && !roles(q.end).contains(.of) || !isAdverbial) else { return q.end }
                if isAdverbial, isDetermined, !isRanked, before.count <= 1 { return q.end }
            }
        }
        return emit(q, text, as: .ordinal, noun: noun)
    }

    private func isCapitalWord(_ i: Int) -> Bool {
        i >= start && i < end && tokens[i].isWord && tokens[i].isCapitalized
    }

    // MARK: Ratios

    /// `one in three`, `3 out of 10`, `2:1`, `18-fold`, `3x`; gives the token to go on from.
    mutating func ratio(_ q: Quantity, _ text: Span<UInt8>) -> Int? {
        guard q.isPlain, q.numeral.kind == .cardinal else { return nil }
        if let next = quotient(q, text) { return next }
        guard q.value >= 0 else { return nil }
        var next = q.end
        if isJoint(next, text) { next += 1 }
        if roles(next).contains(.fold), next == q.end || tokens[next].isGlued {
            var times = q
            times.end = next + 1
            return emit(times, text, as: .ratio)
        }
        if roles(q.end).contains(.multiple), tokens[q.end].isGlued, !q.numeral.isWords, !touchesNextWord(q.end) {
            var times = q
            times.end = q.end + 1
            return emit(times, text, as: .ratio)
        }
        guard q.isWhole, q.numeral.multiplier == nil else { return nil }
        let words = tables.cues.outOf(tokens, at: q.end, limit: end)
        var at = q.end + words
        var isColon = false
        if words == 0 {
            if roles(q.end).contains(.ratioIn) {
                at = q.end + 1
            } else if byte(q.end, text) == UInt8(ascii: ":"), tokens[q.end].isGlued, touchesNext(q.end) {
                at = q.end + 1
                isColon = true
            } else {
                return nil
            }
        }
        guard at < end, let second = quantity(text, at: at, floor: at), second.isPlain, second.isWhole,
            second.numeral.kind == .cardinal, second.value > 0, second.start == at
        else { return nil }
        if isColon {
            let isSaid = second.value == 1 || hasRatioWord(from: q.start - 4, to: second.end + 4)
            guard isSaid, byte(second.end, text) != UInt8(ascii: ":"), !second.numeral.hasLeadingZero else {
                return nil
            }
        } else {
            guard q.value < second.value || (words > 0 && q.value == second.value), !isYear(second) else { return nil }
            let bottom = second.value
            let isCommon = bottom <= 10 || bottom.truncatingRemainder(dividingBy: 10) == 0 || words > 0 || q.value == 1
            guard isCommon else { return nil }
        }
        if !isColon, isRejected(q, text), !roles(q.start).contains(.one) { return nil }
        var result = q
        result.end = second.end
        result.numeral.value = q.value / second.value
        result.numeral.exact = nil
        if let top = q.numeral.exact, let bottom = second.numeral.integer {
            result.numeral.exact = top.divided(by: bottom)
        }
        return emit(result, text, as: .ratio)
    }

    /// `1 over 20`, with nothing behind it that the second number could count.
    private mutating func quotient(_ q: Quantity, _ text: Span<UInt8>) -> Int? {
        guard roles(q.end).contains(.over), let second = quantity(text, at: q.end + 1, floor: q.end + 1),
            second.isPlain, second.numeral.kind == .cardinal, second.value > 0, !isYear(second),
            second.end >= end || tokens[second.end].shape == .punctuation && !isDash(second.end, text)
        else { return nil }
        var result = q
        result.end = second.end
        result.numeral.value = q.value / second.value
        result.numeral.exact = second.numeral.integer.flatMap { q.numeral.exact?.divided(by: $0) }
        return emit(result, text, as: .ratio)
    }

    private func touchesNextWord(_ i: Int) -> Bool {
        touchesNext(i) && (tokens[i + 1].isWord || tokens[i + 1].isNumeric)
    }

    private func hasRatioWord(from first: Int, to last: Int) -> Bool {
        var i = max(first, start)
        while i < min(last, end) {
            if roles(i).contains(.ratio) { return true }
            i += 1
        }
        return false
    }

    /// The token behind an identifier: digits, letters, hyphens, slashes, points and colons that touch each other.
    func identifierEnd(_ text: Span<UInt8>, from i: Int) -> Int {
        var j = i + 1
        while j < end, tokens[j].isGlued {
            if tokens[j].isWord || tokens[j].isNumeric {
                j += 1
                continue
            }
            let b = byte(j, text)
            let joins =
                isDash(j, text) || b == UInt8(ascii: "/") || b == UInt8(ascii: ":") || b == UInt8(ascii: ".")
                || b == UInt8(ascii: ",") || b == UInt8(ascii: "_")
            guard joins, touchesNext(j) else { break }
            j += 2
        }
        return min(j, end)
    }
}
