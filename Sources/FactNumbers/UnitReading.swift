import FactModel
import FactNumerals
import FactText

/// Deciding whether a word behind a number is its unit, and reading compound units.
extension NumberScanner {
    /// The unit at a token behind a number; symbols that are also words or letters only where the context is theirs.
    func unitMatch(
        _ text: Span<UInt8>, at i: Int, quantity: Quantity, isHyphened: Bool
    ) -> UnitCatalog.Match? {
        guard let found = tables.units.match(tokens, text, at: i, limit: end) else { return nil }
        if !found.isSymbol, tokens[i].shape == .capitalized, isYear(quantity), !isTitleCase { return nil }
        guard found.isSymbol, found.tokens == 1 else { return found }
        let token = tokens[i]
        let next = i + 1
        if roles(i).contains(.clock), isTimeOfDay(quantity) { return nil }
        if token.shape == .punctuation { return isInchOrFootMark(text, at: i, quantity) ? found : nil }
        if quantity.numeral.isWords { return token.count > 2 ? found : nil }
        let isGlued = token.isGlued && !isHyphened
        guard token.count <= 2, token.isWord else { return found }
        if !token.classes.isDisjoint(with: [.preposition, .determiner, .pronoun]) {
            // `2 in.`: `in` is an inch only at the end of what is said, or glued.
            return isGlued || next >= end || (tokens[next].shape == .punctuation && !isDash(next, text)) ? found : nil
        }
        guard token.count == 1 else { return found }
        if isHyphened || isJoint(next, text) { return nil }
        if isGlued { return touchesNext(i) && tokens[next].isWord ? nil : found }
        switch token.shape {
        case .lower:
            // `5 m`, `100 l`, but not `5 a day`, `5 s`.
            return token.classes.contains(.determiner) || isNounAhead(next) ? nil : found
        default:
            // `30 C`, `60 W`; a capital before a capitalised word is an initial.
            return next < end && tokens[next].isCapitalized ? nil : found
        }
    }

    /// `10` or `2.17`: what stands before `pm` as a time of day.
    func isTimeOfDay(_ quantity: Quantity) -> Bool {
        guard quantity.value >= 0, quantity.value < 25, let exact = quantity.numeral.exact else { return false }
        return exact.exponent == 0 || exact.exponent == -2
    }

    /// `'` and `"` measure only right behind digits, and where they close no quotation.
    private func isInchOrFootMark(_ text: Span<UInt8>, at i: Int, _ quantity: Quantity) -> Bool {
        guard !quantity.numeral.isWords else { return false }
        if touchesNext(i), tokens[i + 1].shape == .digits { return true }
        guard byte(i, text) == UInt8(ascii: "\"") || (tokens[i].isGlued && !touchesNext(i) && tokens[i].count > 1)
        else {
            return false
        }
        // Inside a quotation the mark closes it.
        if tokens[i - 1].flags.contains(.quoted) { return false }
        var open = false
        var j = start
        while j < i {
            if byte(j, text) == UInt8(ascii: "\"") { open.toggle() }
            j += 1
        }
        return !open
    }

    /// Whether a word that can be counted stands at a token: the letter before it is then a multiplier, `5m people`.
    private func isNounAhead(_ i: Int) -> Bool {
        guard i < end, tokens[i].isWord, !tokens[i].isGlued else { return false }
        let grammar: TokenClasses = [
            .preposition, .conjunction, .determiner, .pronoun, .auxiliary, .modal, .subordinator, .adverb, .negation,
        ]
        if !tokens[i].classes.isDisjoint(with: grammar) { return false }
        if tables.cues.roles(tokens[i]).contains(.dimension) { return false }
        if tokens[i].classes.contains(.verb), tokens[i].classes.isDisjoint(with: [.noun, .adjective]) {
            return i + 1 < end && tokens[i + 1].isWord && !tokens[i + 1].classes.isDisjoint(with: [.noun, .adjective])
        }
        return !tokens[i].isCapitalized
    }

    /// Whether the letters that touch the digits are a unit and no multiplier: `5mm`, `100m long`, `3t`.
    func isUnitRatherThanScale(_ text: Span<UInt8>, at i: Int) -> Bool {
        guard i < end, let unit = tables.units.match(tokens, text, at: i, limit: end), unit.isSymbol else {
            return false
        }
        if unit.tokens > 1 || tokens[i].count > 1 { return true }
        if tokens[i].shape != .lower { return false }
        let next = i + 1
        guard next < end else { return true }
        if byte(next, text) == UInt8(ascii: "/") { return true }
        if !tokens[next].classes.isDisjoint(with: .currency),
            tables.currencies.match(tokens, text, at: next, limit: end) != nil
        {
            return false
        }
        if roles(next).contains(.of) { return next + 1 < end && !roles(next + 1).contains(.partitive) }
        // A number of millions counts something in the plural: `5m customers`, but `an 8m cable`.
        if let noun = countedNoun(text, at: next, isOne: false, of: false) { return !isPlural(noun.head, text) }
        return !isNounAhead(next)
    }

    /// `per hour`, `/h`, `a day` behind a unit.
    func rate(_ text: Span<UInt8>, at i: Int, unit: UnitCatalog.Match) -> (unit: Int, end: Int)? {
        guard i + 1 < end else { return nil }
        let isSlash = byte(i, text) == UInt8(ascii: "/")
        let isArticle = roles(i).contains(.article) && tokens[i].count <= 2
        guard isSlash || isArticle || roles(i).contains(.per),
            let lower = tables.units.match(tokens, text, at: i + 1, limit: end)
        else { return nil }
        let kind = tables.units.units[lower.unit].kind
        guard kind == .time || (kind == .measure && !isArticle) else { return nil }
        if isArticle, lower.isSymbol { return nil }
        return (lower.unit, i + 1 + lower.tokens)
    }

    /// `6 feet 2 inches`, `5 ft 2 in`, `6'2"`, `10 stone 4 pounds`: a smaller customary unit of the same dimension.
    func addSmallerUnit(_ result: inout Quantity, _ text: Span<UInt8>, unit: UnitCatalog.Match) {
        let large = tables.units.units[unit.unit]
        guard large.kind == .measure, large.code.utf8.first == UInt8(ascii: "["), case .unit(_, nil) = result.measure
        else { return }
        var j = result.end
        if roles(j).contains(.rangeAnd) { j += 1 }
        guard j < end, !tokens[j].classes.isDisjoint(with: [.digit, .cardinal]),
            let part = tables.reader.cardinal(tokens, text, at: j, limit: end, options: .noGluedScale), part.value >= 0
        else { return }
        let probe = Quantity(
            start: j, end: j + part.tokens, numeralStart: j, numeralEnd: j + part.tokens, numeral: part)
        let at = j + part.tokens
        let found = smallerUnit(text, at: at, probe, large)
        guard let found, let exact = part.exact else { return }
        let ratio = (large.factor / found.factor).rounded()
        // Customary units hold at most some thousands of the next smaller one; a user's table may say anything.
        guard ratio > 1, ratio < 1_000_000, part.value < ratio else { return }
        result.numeral.value += part.value / ratio
        result.numeral.exact = exact.divided(by: Int(ratio)).flatMap { result.numeral.exact?.adding($0) }
        result.end = at + found.tokens
    }

    private func smallerUnit(
        _ text: Span<UInt8>, at i: Int, _ probe: Quantity, _ large: UnitCatalog.Unit
    ) -> (factor: Double, tokens: Int)? {
        guard i < end, let found = tables.units.match(tokens, text, at: i, limit: end) else { return nil }
        let unit = tables.units.units[found.unit]
        guard unit.kind == .measure, unit.dimension == large.dimension, unit.factor < large.factor,
            unit.code.utf8.first == UInt8(ascii: "[")
        else { return nil }
        return (unit.factor, found.tokens)
    }

    /// Whether `pounds` is money: millions of them, or pounds sterling nearby.
    func prefersMoney(_ quantity: Quantity, _ text: Span<UInt8>) -> Bool {
        if let exact = quantity.numeral.multiplier, exact.double >= 1e6 { return true }
        guard let sterling = tables.currencies.sterling else { return false }
        let reach = 120
        var i = max(quantity.start - reach, 0)
        let last = min(quantity.end + reach, tokens.count)
        while i < last {
            if !tokens[i].classes.isDisjoint(with: .currency),
                let found = tables.currencies.match(tokens, text, at: i, limit: tokens.count),
                found.currency == sterling, found.isSign && !found.isMinor || found.isMinor && tokens[i].count > 1
            {
                return true
            }
            i += 1
        }
        return false
    }
}
