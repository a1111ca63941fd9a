import FactModel
import FactNumerals
import FactText

/// Reading one quantity: the number at a token, its sign, its currency before or behind it, its unit.
extension NumberScanner {
    func quantity(
        _ text: Span<UInt8>, at i: Int, floor: Int, options extra: NumeralOptions = []
    ) -> Quantity? {
        guard i < end else { return nil }
        let reader = tables.reader
        var options = extra.union(.slashFractions)
        var first = i
        if let article = articleStart(i, floor) { first = article }
        if tokens[i].shape == .digits, i > floor, tokens[i].isGlued, byte(i - 1, text) == UInt8(ascii: "."),
            !isWordLike(i - 2, gluedTo: i - 1)
        {
            first = i - 1
        }
        first = signStart(text, first, floor)
        var prefix = tables.currencies.match(tokens, text, before: first, limit: floor)
        if let found = prefix, !isPrefix(found, text, before: first) {
            prefix = found.tokens > 1 ? tables.currencies.match(tokens, text, before: first, limit: first - 1) : nil
        }
        if prefix != nil { options.insert(.spacedScale) }
        let isNumberSign = prefix != nil && byte(first - 1, text) == UInt8(ascii: "#")
        if bracketsWithAnd(first - (prefix?.tokens ?? 0)) { options.insert(.stopsAtAnd) }
        guard var numeral = reader.read(tokens, text, at: first, limit: end, options: options) else { return nil }
        var result = Quantity(
            start: first, end: first + numeral.tokens, numeralStart: first, numeralEnd: first + numeral.tokens,
            numeral: numeral)
        // `#13 billion` is the pound sign of seven-bit text; `#1` numbers something.
        if isNumberSign, numeral.multiplier == nil { prefix = nil }
        if let prefix {
            result.start = first - prefix.tokens
            result.measure = .currency(prefix.currency)
            result.hasPrefix = true
            let signed = signStart(text, result.start, floor)
            if signed < result.start, numeral.value >= 0 {
                result.start = signed
                result.numeral.value = -numeral.value
                result.numeral.exact = numeral.exact?.negated
            }
            codeBehindSign(&result, text)
            if numeral.multiplier == nil { addCents(&result, text, of: prefix.currency) }
            return result
        }
        if numeral.kind == .ordinal { return result }
        if numeral.isAmbiguousMultiplier,
            let plain = reader.read(
                tokens, text, at: first, limit: end, options: options.union(.noGluedScale)),
            isUnitRatherThanScale(text, at: first + plain.tokens)
        {
            numeral = plain
            result.numeral = plain
            result.end = first + plain.tokens
            result.numeralEnd = result.end
        }
        addSuffix(&result, text)
        return result
    }

    // MARK: Before the number

    /// The article of `a hundred`, `half a`, `a third`: part of the number.
    private func articleStart(_ i: Int, _ floor: Int) -> Int? {
        guard i > floor, !tokens[i].classes.isDisjoint(with: [.multiplier, .fraction]), tokens[i].shape != .digits,
            roles(i - 1).contains(.article), tokens[i - 1].count <= 2
        else { return nil }
        if tables.reader.isMultiplierWord(tokens[i]) || tables.reader.isPartWord(tokens[i]) { return i - 1 }
        // `a third of`, `a quarter mile`; `a third party` is an ordinal.
        guard i + 1 < end, roles(i + 1).contains(.of) || !tokens[i + 1].classes.isDisjoint(with: [.unit, .multiplier])
        else { return nil }
        return tokens[i].classes.contains(.fraction) ? i - 1 : nil
    }

    /// A sign before the number that belongs to nothing before it.
    private func signStart(_ text: Span<UInt8>, _ first: Int, _ floor: Int) -> Int {
        guard first > floor, first > start else { return first }
        let j = first - 1
        if tables.reader.isSignWord(tokens[j]) { return j }
        guard tokens[first].isGlued, isDash(j, text) || byte(j, text) == UInt8(ascii: "+") else { return first }
        // `5-10`, `COVID-19`, `F-150`: a hyphen that touches a word or number is no sign; a dash never is one.
        if tokens[j].isGlued, j - 1 >= start {
            let before = tokens[j - 1]
            // `minus-260 degrees`
            if j - 1 >= floor, tables.reader.isSignWord(before) { return j - 1 }
            guard before.shape == .punctuation || before.shape == .symbol, byte(j - 1, text) != UInt8(ascii: ")"),
                byte(j - 1, text) != UInt8(ascii: "%"), !isDash(j - 1, text)
            else { return first }
        }
        let scalar = UTF8Reader.scalar(text, at: Int(tokens[j].start)).scalar
        return scalar == 0x2D || scalar == 0x2212 || scalar == 0x2B ? j : first
    }

    private func isWordLike(_ i: Int, gluedTo next: Int) -> Bool {
        guard i >= start, tokens[next].isGlued else { return false }
        return tokens[i].isWord || tokens[i].isNumeric
    }

    /// A code or sign in letters stands apart from a word before it: `the EUR 20`, not `all 20`.
    private func isPrefix(_ match: CurrencyCatalog.Match, _ text: Span<UInt8>, before first: Int) -> Bool {
        let j = first - match.tokens
        // `won a $5 million contract`: an article or an ending before the sign is none of its letters.
        if match.tokens > 1, !tokens[j + 1].isGlued, tokens[j].count <= 2,
            !tokens[j].classes.isDisjoint(with: [.determiner, .possessive, .pronoun, .auxiliary])
        {
            return false
        }
        guard tokens[first - 1].isWord, tokens[first - 1].shape != .uncased else { return true }
        // Letters that touch something before them are part of a name.
        if j > start, tokens[j].isGlued, tokens[j - 1].isWord || isDash(j - 1, text) { return false }
        // A number directly before takes the code for itself: `20 USD 50`.
        return !(j > floor && tokens[j - 1].isNumeric && !tokens[first].isGlued)
    }

    /// Whether `between` stands before, so that `and` joins two numbers.
    func bracketsWithAnd(_ first: Int) -> Bool {
        var j = first - 1
        if let found = tables.phrases.modifier(tokens, before: j + 1, limit: start) { j -= found.tokens }
        return roles(j).contains(.bracketing)
    }

    // MARK: Behind the number

    /// `$50 CAD`, `$5 million US`: a code behind an amount with a sign settles the currency.
    private func codeBehindSign(_ result: inout Quantity, _ text: Span<UInt8>) {
        guard let code = tables.currencies.match(tokens, text, at: result.end, limit: end), code.isSign, !code.isMinor,
            tokens[result.end].shape == .upper, tokens[result.end].count == 3
        else { return }
        // `$ 20 USD 30`: the code belongs to the number behind it.
        if result.end + code.tokens < end, tokens[result.end + code.tokens].isNumeric { return }
        result.measure = .currency(code.currency)
        result.end += code.tokens
    }

    /// Reads currency or unit behind the number into the quantity.
    private func addSuffix(_ result: inout Quantity, _ text: Span<UInt8>) {
        var i = result.end
        guard i < end else { return }
        var isHyphened = false
        if isDash(i, text), tokens[i].isGlued {
            // `5-mile`, and the suspended `8- to 16-mile`, which the range reader completes.
            guard touchesNext(i) else { return }
            i += 1
            isHyphened = true
        }
        if result.numeral.kind == .fraction, roles(i).contains(.article) || roles(i).contains(.of) {
            var j = i + 1
            if roles(j).contains(.article) { j += 1 }
            if j < end, !tokens[j].classes.isDisjoint(with: [.unit, .currency]),
                let unit = tables.units.match(tokens, text, at: j, limit: end), !unit.isSymbol,
                !(roles(i).contains(.of) && tables.units.units[unit.unit].kind != .measure)
            {
                result.measure = .unit(unit.unit, per: nil)
                result.end = j + unit.tokens
                return
            }
        }
        guard i < end, !tokens[i].classes.isDisjoint(with: [.unit, .currency]) else {
            scaledCode(&result, text, at: i)
            return
        }
        let unit = unitMatch(text, at: i, quantity: result, isHyphened: isHyphened)
        let currency = currencyMatch(text, at: i, quantity: result)
        if let currency, unit == nil || currency.tokens > (unit?.tokens ?? 0) || prefersMoney(result, text) {
            addCurrency(currency, &result, text, at: i)
            result.isHyphened = isHyphened
            return
        }
        guard let unit else { return }
        result.isHyphened = isHyphened
        result.end = i + unit.tokens
        var per: Int?
        if tables.units.units[unit.unit].kind == .measure,
            let rate = rate(text, at: result.end, unit: unit)
        {
            per = rate.unit
            result.end = rate.end
        }
        result.measure = .unit(unit.unit, per: per)
        addSmallerUnit(&result, text, unit: unit)
    }

    private func currencyMatch(
        _ text: Span<UInt8>, at i: Int, quantity: Quantity
    ) -> CurrencyCatalog.Match? {
        guard let found = tables.currencies.match(tokens, text, at: i, limit: end) else { return nil }
        let next = i + found.tokens
        if found.isSign, next < end {
            // `20 $5`: a sign that touches the number behind it belongs there.
            if tokens[next].isNumeric, tokens[next].isGlued || !tokens[i].isWord && !tokens[i].isGlued { return nil }
            // One letter (`p`, `c`) is money only when it touches the digits.
            if tokens[i].isWord, tokens[i].count == 1, !(tokens[i].isGlued && !quantity.numeral.isWords) { return nil }
            // `10 R$`: letters of a sign are followed by the sign itself.
            if tokens[i].isWord, tokens[i].count <= 2, tokens[i].shape != .uncased, !tokens[i].isGlued,
                found.tokens == 1, tokens[next].isWord
            {
                return nil
            }
        } else if found.isSign, tokens[i].isWord, tokens[i].count == 1, !tokens[i].isGlued, tokens[i].shape == .lower {
            return quantity.numeral.isWords ? nil : found
        }
        return found
    }

    private func addCurrency(
        _ currency: CurrencyCatalog.Match, _ result: inout Quantity, _ text: Span<UInt8>, at i: Int
    ) {
        result.measure = .currency(currency.currency)
        result.end = i + currency.tokens
        if currency.isMinor {
            result.numeral.exact = result.numeral.exact?.shifted(by: -2)
            result.numeral.value = result.numeral.exact?.double ?? result.numeral.value / 100
            return
        }
        if let scaled = tables.reader.multiplied(result.numeral, tokens, at: result.end, limit: end),
            result.numeral.multiplier == nil
        {
            result.end += scaled.multiplierTokens
            result.numeral = scaled
            return
        }
        addCents(&result, text, of: currency.currency)
    }

    /// `thirteen dollars and forty-five cents`, `$20 and 43c`, `15 dollars 50`.
    private func addCents(_ result: inout Quantity, _ text: Span<UInt8>, of currency: Int) {
        var j = result.end
        if roles(j).contains(.rangeAnd) { j += 1 }
        guard j < end, let cents = tables.reader.cardinal(tokens, text, at: j, limit: end), cents.value < 100,
            cents.value >= 0, cents.multiplier == nil, let part = cents.exact, part.isInteger,
            let sum = result.numeral.exact?.adding(
                ExactDecimal(mantissa: part.mantissa, exponent: part.exponent - 2))
        else { return }
        let next = j + cents.tokens
        if let minor = tables.currencies.match(tokens, text, at: next, limit: end), minor.isMinor {
            result.end = next + minor.tokens
        } else {
            // Without a word for the cents the amount must end there.
            guard part.integer.map({ $0 >= 10 }) ?? false,
                next >= end || tokens[next].shape == .punctuation && byte(next, text) != UInt8(ascii: ","),
                !isDash(next, text)
            else { return }
            result.end = next
        }
        result.numeral.exact = sum
        result.numeral.value = sum.double
    }

    /// `30 MUSD`: a code with the letter of a multiplier before it.
    private func scaledCode(_ result: inout Quantity, _ text: Span<UInt8>, at i: Int) {
        guard i < end, tokens[i].shape == .upper, tokens[i].count == 4, tokens[i].word == .unknown else { return }
        let power: Int
        switch text[Int(tokens[i].start)] {
        case UInt8(ascii: "M"): power = 6
        case UInt8(ascii: "K"), UInt8(ascii: "T"): power = 3
        case UInt8(ascii: "B"): power = 9
        default: return
        }
        var code: [UInt8] = []
        for j in Int(tokens[i].start) + 1..<Int(tokens[i].end) { code.append(text[j]) }
        guard let currency = tables.currencies.index(ofCode: code),
            let scaled = result.numeral.exact?.shifted(by: power)
        else { return }
        result.numeral.exact = scaled
        result.numeral.value = scaled.double
        result.measure = .currency(currency)
        result.end = i + 1
    }
}
