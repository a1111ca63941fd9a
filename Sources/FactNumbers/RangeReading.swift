import FactModel
import FactNumerals
import FactText

/// Ranges with both ends: `5-10`, `between 5 and 10 percent`, `from 5 to 10`, `$2-3 billion`, `one or two`.
extension NumberScanner {
    private enum Joint { case dash, to, and, or }

    /// Reads a range that starts with a quantity; gives the token to go on from, nil when there is none.
    mutating func range(_ first: Quantity, _ text: Span<UInt8>) -> Int? {
        guard first.numeral.kind != .ordinal, let (joint, next) = joint(first, text) else { return nil }
        var at = next
        // `between 3 kg and about 4 kg`, `5 - ~9 km`
        while at < end, at - next < 2, tokens[at].classes.contains(.bound), !isDash(at, text),
            tokens[at].classes.isDisjoint(with: NumberScanner.starters)
        {
            at += 1
        }
        var number = at
        while number < end, number - at < 3, tokens[number].classes.isDisjoint(with: NumberScanner.starters) {
            number += 1
        }
        guard number < end, var second = quantity(text, at: number, floor: at), second.start == at,
            second.numeral.kind != .ordinal
        else { return nil }
        if joint == .dash, isJoint(second.end, text), second.end + 1 < end, tokens[second.end + 1].isNumeric {
            // `978-3-16-148410-0`, `555-010-4477`
            return identifierEnd(text, from: first.start)
        }
        var first = first
        guard shareMeasure(&first, &second, joint) else { return nil }
        shareMultiplier(&first, second)
        switch joint {
        case .dash:
            if let reject = rejectedPair(first, second, text) { return reject }
        case .to:
            if isYear(first) && isYear(second) { return second.end }
            let word = rangeWord(before: first.start)
            let from = word != nil
            if isChange(before: word ?? first.start) {
                // `rose from 5 to 10` tells two facts; `rose 5 to 10 percent` one.
                guard !from, first.isPlain || first.measure == second.measure, !second.isPlain,
                    first.numeralEnd == first.end || first.hasPrefix
                else { return nil }
            }
            guard first.value < second.value || from else { return nil }
        case .and:
            if isYear(first) && isYear(second) { return second.end }
        case .or:
            guard first.isWhole, second.isWhole, first.value < second.value, second.value <= 2 * first.value + 1 else {
                return nil
            }
        }
        if !(first.numeral.isWords && joint != .dash), isRejected(first, text) { return second.end }
        guard first.value != second.value else { return nil }
        if case .unit(let unit, _) = second.measure, tables.units.units[unit].kind == .time {
            return emitAgeRange(first, second, text) ?? second.end
        }
        return emit(from: first, to: second, text)
    }

    private func joint(_ first: Quantity, _ text: Span<UInt8>) -> (Joint, Int)? {
        let j = first.end
        guard j + 1 < end else { return nil }
        if isDash(j, text) {
            let following = roles(j + 1)
            if tokens[j].isGlued, !following.isDisjoint(with: [.rangeTo, .rangeOr]) {
                // `8- to 16-metre`, `8-to-16-metre`
                return j + 2 < end ? (.dash, isDash(j + 2, text) ? j + 3 : j + 2) : nil
            }
            let isLong = UTF8Reader.scalar(text, at: Int(tokens[j].start)).scalar == 0x2014
            guard tokens[j].isGlued == tokens[j + 1].isGlued || !tokens[j].isGlued, !isLong || tokens[j].isGlued else {
                return nil
            }
            return (.dash, j + 1)
        }
        let roles = roles(j)
        if roles.contains(.rangeTo) { return (.to, j + 1) }
        if roles.contains(.rangeAnd), bracketsWithAnd(first.start) { return (.and, j + 1) }
        if roles.contains(.rangeOr) { return (.or, j + 1) }
        return nil
    }

    /// Gives both ends the same measure; false when they measure different things.
    private func shareMeasure(_ first: inout Quantity, _ second: inout Quantity, _ joint: Joint) -> Bool {
        if first.measure == second.measure { return true }
        if first.isPlain {
            if case .currency = second.measure, second.hasPrefix { return false }
            first.measure = second.measure
            return true
        }
        if second.isPlain {
            guard first.hasPrefix || joint != .or else { return false }
            second.measure = first.measure
            return true
        }
        return false
    }

    /// `5 to 10 million`: the first end takes the multiplier when it stays the smaller one.
    private func shareMultiplier(_ first: inout Quantity, _ second: Quantity) {
        guard first.numeral.multiplier == nil, let factor = second.numeral.multiplier, !first.numeral.hasLeadingZero,
            let scaled = first.numeral.exact?.multiplied(by: factor), scaled.double < second.value,
            first.numeral.isWords == second.numeral.isWords || !first.numeral.isWords
        else { return }
        first.numeral.exact = scaled
        first.numeral.value = scaled.double
        first.numeral.multiplier = factor
    }

    /// Whether `between`, `from` or a form of `range` stands before, with at most an approximator between.
    func hasRangeWord(before first: Int) -> Bool { rangeWord(before: first) != nil }

    private func rangeWord(before first: Int) -> Int? {
        var j = first - 1
        if let found = tables.phrases.modifier(tokens, before: j + 1, limit: start) { j -= found.tokens }
        return roles(j).contains(.rangeBefore) ? j : nil
    }

    /// Whether a verb of change stands shortly before.
    private func isChange(before first: Int) -> Bool {
        var j = first - 1
        while j >= start, first - j <= 4 {
            if tokens[j].shape == .punctuation { return false }
            if roles(j).contains(.change) { return true }
            j -= 1
        }
        return false
    }

    /// Pairs joined by a dash that are no range: scores, votes, years, telephone numbers, parts of names. Gives the token
    /// behind them.
    private func rejectedPair(_ first: Quantity, _ second: Quantity, _ text: Span<UInt8>) -> Int? {
        if first.start > start, tokens[first.start - 1].classes.contains(.month) { return second.end }
        let isMeasured = !first.isPlain || !second.isPlain
        if isMeasured { return first.value < second.value ? nil : second.end }
        if first.numeral.hasLeadingZero || second.numeral.hasLeadingZero { return second.end }
        if first.value >= second.value { return second.end }
        if isYear(first) { return second.end }
        let digits = (count(first), count(second))
        if digits == (3, 4) || digits == (3, 3), !isRound(first), noun(behind: second, text) == nil {
            return identifierEnd(text, from: first.start)
        }
        if roles(second.end).contains(.score) { return second.end }
        if isDash(second.end, text), roles(second.end + 1).contains(.score) { return second.end }
        var j = first.start - 1
        while j >= start, first.start - j <= 5 {
            if roles(j).contains(.contest) { return second.end }
            j -= 1
        }
        return nil
    }

    private func noun(behind quantity: Quantity, _ text: Span<UInt8>) -> CountedNoun? {
        countedNoun(text, at: quantity.end, isOne: false, of: false)
    }

    private func count(_ quantity: Quantity) -> Int {
        quantity.numeral.isWords || quantity.numeral.multiplier != nil ? 0 : tokens[quantity.numeralStart].count
    }

    private func isRound(_ quantity: Quantity) -> Bool { quantity.numeral.integer.map { $0 % 50 == 0 } ?? false }
}
