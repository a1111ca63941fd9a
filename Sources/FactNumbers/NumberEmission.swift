import FactModel
import FactNumerals
import FactText

/// From quantities to mentions: type, modifier, interval, counted noun.
extension NumberScanner {
    /// Adds the mention of a quantity; gives the token to go on from.
    mutating func emit(
        _ q: Quantity, _ text: Span<UInt8>, as type: NumberType? = nil, noun given: CountedNoun? = nil
    ) -> Int {
        var (kind, unit, rule) = describe(q.measure, text)
        if let type {
            kind = type
            if type == .age { rule = tables.rules.age }
            if type == .ordinal { rule = tables.rules.ordinal }
            if type == .ratio { rule = tables.rules.ratio }
        }
        guard q.value.isFinite else { return q.end }
        var value = NumberValue(
            type: kind, value: q.value, low: q.value, high: q.value, decimal: q.numeral.decimal, unit: unit)
        let isOne = q.value == 1 || kind == .ordinal
        let noun = given ?? counted(behind: q.end, kind, text, isOne: isOne, isFraction: q.numeral.kind == .fraction)
        addModifier(&value, q, behind: noun, text)
        return append(value, from: q.start, to: q.end, noun, rule, text)
    }

    /// Adds the mention of a range.
    mutating func emit(
        from first: Quantity, to second: Quantity, _ text: Span<UInt8>, as type: NumberType? = nil
    ) -> Int {
        var (kind, unit, rule) = describe(second.measure, text)
        if let type {
            kind = type
            if type == .age { rule = tables.rules.age }
        } else if case .unit(let index, _) = second.measure, tables.units.units[index].kind == .time {
            kind = .age
            rule = tables.rules.age
        }
        let low = min(first.value, second.value), high = max(first.value, second.value)
        guard low.isFinite, high.isFinite else { return second.end }
        let value = NumberValue(
            type: kind, value: low + (high - low) / 2, low: low, high: high, decimal: nil, modifier: .range, unit: unit)
        let noun = counted(behind: second.end, kind, text, isOne: false, isFraction: false)
        return append(value, from: first.start, to: second.end, noun, rule, text)
    }

    /// Adds the mention of a vague number; an amount of money or a unit behind `of` belongs to it.
    mutating func emitVague(
        from first: Int, to next: Int, _ vague: NumberPhrases.Vague, measure: Quantity.Measure, _ text: Span<UInt8>
    ) -> Int {
        var measure = measure
        var last = next
        var j = next
        if roles(j).contains(.of) { j += 1 }
        if j < end, vague.kind != .ratio, !tokens[j].classes.isDisjoint(with: [.currency, .unit]) {
            if let money = tables.currencies.match(tokens, text, at: j, limit: end), !money.isSign {
                measure = .currency(money.currency)
                last = j + money.tokens
            } else if let unit = tables.units.match(tokens, text, at: j, limit: end), !unit.isSymbol {
                // Durations are dates.
                if tables.units.units[unit.unit].kind == .time { return j + unit.tokens }
                measure = .unit(unit.unit, per: nil)
                last = j + unit.tokens
            }
        }
        var (kind, unit, _) = describe(measure, text)
        if vague.kind == .ratio { kind = .ratio }
        let low = Double(vague.low), high = Double(vague.high)
        var value = NumberValue(
            type: kind, value: low + (high - low) / 2, low: low, high: high, decimal: nil,
            modifier: low == high ? .exact : .range, unit: unit)
        if low == high { value.decimal = String(vague.low) }
        var noun = counted(behind: last, kind, text, isOne: false, isFraction: true)
        if let head = noun, roles(Int(head.range.end)).contains(.of),
            let of = countedNoun(text, at: Int(head.range.end) + 1, isOne: true, of: false)
        {
            // `dozens of rounds of artillery`
            noun?.range.end = of.range.end
        }
        return append(value, from: first, to: last, noun, vague.rule, text)
    }

    // MARK: Parts

    private func describe(_ measure: Quantity.Measure, _ text: Span<UInt8>) -> (NumberType, String?, RuleID) {
        switch measure {
        case .none: return (.count, nil, tables.rules.count)
        case .currency(let index):
            let currency = tables.currencies.currencies[index]
            return (.currency, currency.code, currency.rule)
        case .unit(let index, let per):
            let unit = tables.units.units[index]
            var code = unit.code
            if let per { code += "/" + tables.units.units[per].code }
            switch unit.kind {
            case .measure: return (.measure, code, unit.rule)
            case .temperature: return (.temperature, code, unit.rule)
            case .degree: return (speaksOfTemperature() ? .temperature : .measure, code, unit.rule)
            case .percent: return (.percent, code, unit.rule)
            case .time: return (.duration, code, unit.rule)
            }
        }
    }

    /// Whether a word about weather or heat stands in the sentence.
    private func speaksOfTemperature() -> Bool {
        var i = start
        while i < min(end, start + 200) {
            if roles(i).contains(.temperature) { return true }
            i += 1
        }
        return false
    }

    private func counted(
        behind i: Int, _ kind: NumberType, _ text: Span<UInt8>, isOne: Bool, isFraction: Bool
    ) -> CountedNoun? {
        switch kind {
        case .count, .ordinal: countedNoun(text, at: i, isOne: isOne, of: isFraction)
        case .percent, .measure: countedNoun(text, at: i, isOne: true, of: true)
        case .currency: countedNoun(text, at: i, isOne: true, of: false)
        case .ratio: countedNoun(text, at: i, isOne: false, of: false)
        case .temperature, .age, .duration: nil
        }
    }

    private func addModifier(
        _ value: inout NumberValue, _ q: Quantity, behind noun: CountedNoun?, _ text: Span<UInt8>
    ) {
        guard let modifier = modifier(q, behind: noun) ?? modifierOfConversion(q) else { return }
        value.modifier = modifier
        switch modifier {
        case .over, .atLeast: value.high = nil
        case .under, .atMost: value.low = nil
        case .exact, .approx, .range: break
        }
    }

    /// `about 500 miles (800 km)`: the same quantity in another unit has the same modifier.
    private func modifierOfConversion(_ q: Quantity) -> Modifier? {
        guard !q.isPlain, let last = mentions.last, last.sentence == sentence,
            Int(last.tokens.end) == q.start - 1, tokens[q.start - 1].hash == NumberScanner.bracket,
            case .number(let before) = last.value, before.unit != nil, before.modifier != .range
        else { return nil }
        return before.modifier
    }

    private static let bracket = WordHash.of("(".utf8)

    /// The modifier before the quantity, past an article and an approximator, else the one behind it.
    private func modifier(_ q: Quantity, behind noun: CountedNoun?) -> Modifier? {
        var first = q.start
        var result: Modifier?
        if first > floor, roles(first - 1).contains(.article) { first -= 1 }
        while let found = tables.phrases.modifier(tokens, before: first, limit: max(floor, start)) {
            if result == nil || result == .approx { result = found.modifier }
            first -= found.tokens
            if found.modifier != .approx { break }
        }
        if let result { return result }
        if let found = modifierBehind(q.end) { return found.modifier }
        // Behind the noun only whole phrases: `40 workers or more`, not `40 workers plus guards`.
        if let noun, let found = modifierBehind(Int(noun.range.end)), found.tokens > 1 { return found.modifier }
        return nil
    }

    /// A modifier at a token that does not belong to the number behind it: `40 and over`, not `40 and over 50`.
    private func modifierBehind(_ i: Int) -> (modifier: Modifier, tokens: Int)? {
        guard let found = tables.phrases.modifier(tokens, at: i, limit: end) else { return nil }
        let next = i + found.tokens
        guard next < end else { return found }
        return tokens[next].classes.isDisjoint(with: NumberScanner.starters.union(.bound)) ? found : nil
    }

    private mutating func append(
        _ value: NumberValue, from first: Int, to last: Int, _ noun: CountedNoun?, _ rule: RuleID,
        _ text: Span<UInt8>
    ) -> Int {
        var value = value
        value.noun = noun?.range
        value.nounHead = noun.map { Int32(clamping: $0.head) }
        inherit(value, from: first, text)
        mentions.append(
            Mention(
                range: ByteRange(start: tokens[first].start, end: tokens[last - 1].end),
                tokens: TokenRange(first, last), sentence: sentence, value: .number(value), rule: rule, score: 0.9))
        return last
    }

    /// `45 and 50 mg`, `5, 6 and 7 kg`: bare numbers take unit and noun from the one that they are coordinated with.
    private mutating func inherit(_ value: NumberValue, from first: Int, _ text: Span<UInt8>) {
        guard value.type != .ordinal, value.type != .age, value.type != .ratio else { return }
        var next = first
        var index = mentions.count - 1
        var isCoordinated = false
        while index >= 0, mentions.count - index <= 12, case .number(var before) = mentions[index].value,
            mentions[index].sentence == sentence, before.noun == nil,
            before.type == value.type && before.unit == value.unit || before.type == .count
        {
            let gap = Int(mentions[index].tokens.end)
            guard next - gap >= 1, next - gap <= 4, joins(gap, next, isCoordinated, text) else { return }
            isCoordinated = true
            if value.unit != nil {
                before.unit = value.unit
                before.type = value.type
            }
            before.noun = value.noun
            before.nounHead = value.nounHead
            mentions[index].value = .number(before)
            next = Int(mentions[index].tokens.start)
            index -= 1
        }
    }

    /// Whether the tokens between two numbers coordinate them; a comma does only before a pair that `and` joins.
    private func joins(_ gap: Int, _ next: Int, _ isCoordinated: Bool, _ text: Span<UInt8>) -> Bool {
        var i = gap
        // `four-, five- and six-cylinder`
        if isDash(i, text), tokens[i].isGlued { i += 1 }
        var isJoined = false
        while i < next {
            if !roles(i).isDisjoint(with: [.rangeAnd, .rangeOr, .rangeTo]) {
                isJoined = true
            } else if byte(i, text) == UInt8(ascii: ",") {
                isJoined = isJoined || isCoordinated
            } else if !tokens[i].classes.contains(.bound) {
                return false
            }
            i += 1
        }
        return isJoined
    }
}
