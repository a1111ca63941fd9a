import FactModel
import FactText

/// Reads numbers written in words: `two hundred and five`, `twenty-first`, `three quarters of a million`.
///
/// One pass over the tokens. A group below a thousand (up to 9,900 for `ninety-nine hundred`) is collected word by word;
/// a scale word adds it to the total. A word that cannot follow ends the number.
struct NumberWordReader {
    let words: NumeralWords
    let tokens: [Token]
    let start: Int
    let limit: Int
    let options: NumeralOptions

    private var total = ExactDecimal(0)
    private var group = 0
    private var hasGroup = false
    private var last = NumeralWords.Kind.none
    private var lastScale = Int.max
    private var scaleParts = 0
    private var multiplier: ExactDecimal?
    private var multiplierTokens = 0
    private var rule = RuleID(index: 0)
    private var end: Int

    init(words: NumeralWords, tokens: [Token], start: Int, limit: Int, options: NumeralOptions) {
        self.words = words
        self.tokens = tokens
        self.start = start
        self.limit = limit
        self.options = options
        end = start
    }

    mutating func read() -> Numeral? {
        let first = words[tokens[start].word]
        if first.kind == .article || first.kind == .couple { return afterArticle(first) }
        if first.kind == .point { return point(ExactDecimal(0), at: start) }
        if first.kind == .none, first.denominator > 0, !first.isPluralFraction, first.ordinal == 0 {
            return bareFraction(first)
        }
        if let ordinal = collect() { return ordinal }
        guard end > start else { return nil }
        return finished()
    }

    // MARK: Parts

    /// `a hundred`, `a couple of million`, `a third`, `a half`.
    private mutating func afterArticle(_ entry: NumeralWords.Entry) -> Numeral? {
        var i = start
        if entry.kind == .article {
            i += NumberWordReader.isJoiningHyphen(tokens, at: i + 1, limit: limit) ? 2 : 1
            guard i < limit else { return nil }
            let next = words[tokens[i].word]
            if next.kind == .couple { return couple(next, at: i) }
            if next.denominator > 0, !next.isPluralFraction, next.kind == .none {
                // `a hundredth` is a part, `a twentieth time` an ordinal.
                return fraction(numerator: 1, next, at: i)
            }
            guard next.kind == .hundred || next.kind == .scale || next.kind == .group else { return nil }
            group = 1
            hasGroup = true
            end = i
            last = .article
            if let ordinal = collect() { return ordinal }
            return end > i ? finished() : nil
        }
        return couple(entry, at: i)
    }

    /// `couple of dozen`, `couple hundred`: nil without a multiplier, since `a couple` alone is no exact number.
    private mutating func couple(_ entry: NumeralWords.Entry, at i: Int) -> Numeral? {
        var j = i + 1
        guard j < limit else { return nil }
        if words[tokens[j].word].kind == .of { j += 1 }
        guard j < limit else { return nil }
        let next = words[tokens[j].word]
        guard next.kind == .hundred || next.kind == .scale || next.kind == .group else { return nil }
        group = entry.value
        hasGroup = true
        last = .article
        end = j
        _ = collect()
        return end > j ? finished() : nil
    }

    /// Collects words from `end` on; gives the numeral when an ordinal or a fraction ends it.
    private mutating func collect() -> Numeral? {
        while end < limit {
            var i = end
            var joined = false
            if i > start, last != .article {
                if NumberWordReader.isJoiningHyphen(tokens, at: i, limit: limit) {
                    i += 1
                    joined = true
                }
                if i < limit, words[tokens[i].word].kind == .and, last == .hundred || last == .scale,
                    !options.contains(.stopsAtAnd)
                {
                    i += 1
                    if NumberWordReader.isJoiningHyphen(tokens, at: i, limit: limit) { i += 1 }
                    joined = true
                    guard i < limit, canFollowAnd(words[tokens[i].word]), !isFraction(at: i) else { return nil }
                }
            }
            guard i < limit, tokens[i].isWord else { return nil }
            let entry = words[tokens[i].word]
            if entry.ordinal > 0 || entry.ordinalScale > 0 || entry.denominator > 0 {
                return ordinalOrFraction(entry, at: i)
            }
            guard add(entry, at: i, joined: joined) else { return nil }
            if last == .group { return nil }
        }
        return nil
    }

    /// `three quarters`: what `and` adds is a fraction.
    private func isFraction(at i: Int) -> Bool {
        guard i + 1 < limit else { return false }
        let bottom = words[tokens[i + 1].word]
        return bottom.denominator > 0 && bottom.isPluralFraction
    }

    private func canFollowAnd(_ entry: NumeralWords.Entry) -> Bool {
        switch entry.kind {
        case .digit, .teen, .tens: group % 100 == 0
        default: entry.ordinal > 0 && group % 100 == 0
        }
    }

    /// Adds one word; false when it cannot follow.
    private mutating func add(_ entry: NumeralWords.Entry, at i: Int, joined: Bool) -> Bool {
        switch entry.kind {
        case .digit:
            guard !hasGroup || (group % 100 == 0 && last == .hundred) || (last == .tens && entry.value > 0) else {
                return false
            }
            group += entry.value
        case .teen, .tens:
            guard !hasGroup || (group % 100 == 0 && last == .hundred) else { return false }
            group += entry.value
        case .hundred:
            guard hasGroup ? group > 0 && group < 100 : end == start else { return false }
            group = (hasGroup ? group : 1) * 100
            note(factor: ExactDecimal(mantissa: 1, exponent: 2), upTo: i)
        case .scale:
            guard addScale(entry.value, at: i) else { return false }
        case .group:
            guard scaleParts == 0, hasGroup || end == start else { return false }
            group = (hasGroup ? group : 1) * entry.value
            note(factor: ExactDecimal(entry.value), upTo: i)
        case .groupAfter:
            guard scaleParts == 0, hasGroup, last != .article else { return false }
            group *= entry.value
            note(factor: ExactDecimal(entry.value), upTo: i)
        case .groupOf:
            guard scaleParts == 0, hasGroup, last != .article, i + 1 < limit, words[tokens[i + 1].word].kind == .of
            else { return false }
            group *= entry.value
            note(factor: ExactDecimal(entry.value), upTo: i)
        default: return false
        }
        if entry.kind == .digit || entry.kind == .teen || entry.kind == .tens {
            multiplier = nil
            multiplierTokens = 0
        }
        if entry.kind != .scale { hasGroup = true }
        last = entry.kind == .groupOf || entry.kind == .groupAfter ? .group : entry.kind
        rule = entry.rule
        end = i + 1
        return true
    }

    private mutating func addScale(_ power: Int, at i: Int) -> Bool {
        if hasGroup || scaleParts == 0 {
            guard end == start || hasGroup else { return false }
            let part = ExactDecimal(hasGroup ? group : 1)
            if power < lastScale, let scaled = part.shifted(by: power), let sum = total.adding(scaled) {
                total = sum
            } else if power > lastScale, let sum = total.adding(part), let scaled = sum.shifted(by: power),
                scaled.exponent < ExactDecimal.largestScale
            {
                total = scaled
            } else {
                return false
            }
            scaleParts += 1
        } else {
            // `thousand million`: one part times another scale.
            guard scaleParts == 1, last == .scale, let scaled = total.shifted(by: power),
                scaled.exponent < ExactDecimal.largestScale
            else { return false }
            total = scaled
        }
        note(factor: ExactDecimal(mantissa: 1, exponent: power), upTo: i)
        group = 0
        hasGroup = false
        lastScale = min(lastScale, power)
        return true
    }

    /// Keeps the run of multipliers that ends the number.
    private mutating func note(factor: ExactDecimal, upTo i: Int) {
        if let before = multiplier, last == .hundred || last == .scale {
            multiplier = before.multiplied(by: factor)
            multiplierTokens += i + 1 - end
        } else {
            multiplier = factor
            multiplierTokens = i + 1 - end
        }
    }

    // MARK: Ends

    private mutating func ordinalOrFraction(_ entry: NumeralWords.Entry, at i: Int) -> Numeral? {
        if entry.ordinal > 0, !entry.isPluralFraction {
            let fits: Bool
            switch entry.ordinal {
            case 1...9: fits = !hasGroup || (group % 100 == 0 && last == .hundred) || last == .tens
            case 100: fits = hasGroup ? group > 0 && group < 100 : end == start
            default: fits = !hasGroup || (group % 100 == 0 && last == .hundred)
            }
            if fits {
                let part = entry.ordinal == 100 ? (hasGroup ? group : 1) * 100 : group + entry.ordinal
                return total.adding(ExactDecimal(part)).map { ordinal($0, upTo: i, entry) }
            }
        }
        if entry.ordinalScale > 0, hasGroup || end == start {
            let part = ExactDecimal(hasGroup ? group : 1).shifted(by: entry.ordinalScale)
            return part.flatMap { total.adding($0) }.map { ordinal($0, upTo: i, entry) }
        }
        guard entry.denominator > 0, scaleParts == 0, hasGroup, group > 0, group < 1000 else { return nil }
        guard entry.isPluralFraction ? group > 1 || entry.denominator > 2 : group == 1 else { return nil }
        return fraction(numerator: group, entry, at: i)
    }

    private func ordinal(_ exact: ExactDecimal, upTo i: Int, _ entry: NumeralWords.Entry) -> Numeral {
        Numeral(
            kind: .ordinal, tokens: i + 1 - start, value: exact.double, exact: exact, isWords: true, rule: entry.rule)
    }

    /// `half`, `quarter` with a multiplier behind it, `half a million`; a bare `quarter` is no number.
    private func bareFraction(_ entry: NumeralWords.Entry) -> Numeral? {
        let result = fraction(numerator: 1, entry, at: start)
        return entry.denominator == 2 || result.multiplierTokens > 0 ? result : nil
    }

    /// A fraction and the multiplier that it may be of: `half a million`, `three quarters of a million`.
    private func fraction(numerator: Int, _ entry: NumeralWords.Entry, at i: Int) -> Numeral {
        var result = Numeral(
            kind: .fraction, tokens: i + 1 - start, value: Double(numerator) / Double(entry.denominator),
            exact: ExactDecimal(numerator).divided(by: entry.denominator), isWords: true, rule: entry.fractionRule)
        var j = i + 1
        if NumberWordReader.isJoiningHyphen(tokens, at: j, limit: limit) { j += 1 }
        if j < limit, words[tokens[j].word].kind == .of { j += 1 }
        if j < limit, words[tokens[j].word].kind == .article { j += 1 }
        guard j < limit else { return result }
        let next = words[tokens[j].word]
        let factor: ExactDecimal
        switch next.kind {
        case .scale: factor = ExactDecimal(mantissa: 1, exponent: next.value)
        case .hundred, .group: factor = ExactDecimal(next.value)
        default: return result
        }
        result = result.times(NumeralScale(factor: factor, tokens: j + 1 - (i + 1), rule: next.rule))
        return result
    }

    private func finished() -> Numeral? {
        guard let exact = total.adding(ExactDecimal(group)) else { return nil }
        var result = Numeral(
            kind: .cardinal, tokens: end - start, value: exact.double, exact: exact, isWords: true, rule: rule)
        result.multiplier = multiplier
        result.multiplierTokens = multiplierTokens
        if end < limit, words[tokens[end].word].kind == .point, let decimal = point(exact, at: end) { return decimal }
        if !options.contains(.stopsAtAnd), last != .group,
            let part = NumberWordReader.fractionAfterAnd(words, tokens, at: end, limit: limit)
        {
            if last == .scale {
                // `one billion and a half million`, `one million and a half`
                let own = scaled(part, from: end)
                return own.tokens > part.tokens ? result.plus(own) : result.plusShare(part)
            }
            result = result.plus(part)
            result.multiplier = nil
            result.multiplierTokens = 0
            return scaled(result, from: start)
        }
        return result
    }

    /// `one and a half million`
    private func scaled(_ numeral: Numeral, from first: Int) -> Numeral {
        let next = first + numeral.tokens
        guard next < limit else { return numeral }
        let entry = words[tokens[next].word]
        guard entry.kind == .scale || entry.kind == .hundred || entry.kind == .group else { return numeral }
        let factor =
            entry.kind == .scale ? ExactDecimal(mantissa: 1, exponent: entry.value) : ExactDecimal(entry.value)
        return numeral.times(NumeralScale(factor: factor, tokens: 1, rule: entry.rule))
    }

    /// `three point one four`: digits in words behind `point`.
    private func point(_ whole: ExactDecimal, at pointToken: Int) -> Numeral? {
        var exact = whole
        var i = pointToken + 1
        while i < limit, words[tokens[i].word].kind == .digit, i - pointToken <= 20 {
            guard let part = ExactDecimal(words[tokens[i].word].value).shifted(by: pointToken - i),
                let sum = exact.adding(part)
            else { return nil }
            exact = sum
            i += 1
        }
        guard i > pointToken + 1 else { return nil }
        let entry = words[tokens[pointToken].word]
        let numeral = Numeral(
            kind: .cardinal, tokens: i - start, value: exact.double, exact: exact, isWords: true, rule: entry.rule)
        return scaled(numeral, from: start)
    }

    // MARK: Shared with the digit reader

    /// `and a half`, `and three quarters` at a token.
    static func fractionAfterAnd(_ words: NumeralWords, _ tokens: [Token], at i: Int, limit: Int) -> Numeral? {
        var j = i
        let isHyphened = isJoiningHyphen(tokens, at: j, limit: limit)
        if isHyphened { j += 1 }
        guard j + 1 < limit, words[tokens[j].word].kind == .and else { return nil }
        j += isJoiningHyphen(tokens, at: j + 1, limit: limit) ? 2 : 1
        guard j < limit else { return nil }
        var numerator = 1
        let first = words[tokens[j].word]
        switch first.kind {
        case .article: j += 1
        case .digit where first.value > 0:
            numerator = first.value
            j += 1
        case .none where first.denominator == 2: break
        default: return nil
        }
        if isJoiningHyphen(tokens, at: j, limit: limit) { j += 1 }
        guard j < limit else { return nil }
        let bottom = words[tokens[j].word]
        guard bottom.denominator > numerator, bottom.isPluralFraction == (numerator > 1) else { return nil }
        return Numeral(
            kind: .fraction, tokens: j + 1 - i, value: Double(numerator) / Double(bottom.denominator),
            exact: ExactDecimal(numerator).divided(by: bottom.denominator), isWords: true, rule: bottom.fractionRule)
    }

    private static let hyphenHash = WordHash.of("-".utf8)

    /// Whether a hyphen that touches both its neighbours stands at a token.
    static func isJoiningHyphen(_ tokens: [Token], at i: Int, limit: Int) -> Bool {
        guard i + 1 < limit else { return false }
        let token = tokens[i]
        return token.shape == .punctuation && token.hash == hyphenHash && token.isGlued && tokens[i + 1].isGlued
    }
}
