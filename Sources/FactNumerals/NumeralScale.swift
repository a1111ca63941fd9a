import FactModel
import FactText

/// A multiplier behind a number: `million`, `bn`, `k`, `dozen`.
struct NumeralScale {
    var factor: ExactDecimal
    /// Tokens of the multiplier with the hyphen, `of` or article before it.
    var tokens: Int
    var isAmbiguous = false
    /// Nothing may follow: `dozen`, abbreviations.
    var isLast = false
    var rule: RuleID
}

extension NumeralReader {
    /// The multiplier at a token behind digits.
    func scale(_ tokens: [Token], at i: Int, limit: Int, options: NumeralOptions) -> NumeralScale? {
        guard i < limit else { return nil }
        var j = i
        // `10-million`: a hyphen joins only words, never abbreviations.
        let isHyphened = NumberWordReader.isJoiningHyphen(tokens, at: i, limit: limit)
        if isHyphened { j += 1 }
        let token = tokens[j]
        guard !token.classes.isDisjoint(with: .multiplier) else { return nil }
        let entry = words[token.word]
        let used = j + 1 - i
        switch entry.kind {
        case .hundred:
            return NumeralScale(factor: ExactDecimal(mantissa: 1, exponent: 2), tokens: used, rule: entry.rule)
        case .scale:
            return NumeralScale(
                factor: ExactDecimal(mantissa: 1, exponent: entry.value), tokens: used, rule: entry.rule)
        case .group, .groupAfter:
            return NumeralScale(factor: ExactDecimal(entry.value), tokens: used, isLast: true, rule: entry.rule)
        case .groupOf:
            guard j + 1 < limit, words[tokens[j + 1].word].kind == .of else { return nil }
            return NumeralScale(factor: ExactDecimal(entry.value), tokens: used, isLast: true, rule: entry.rule)
        case .short:
            guard !isHyphened else { return nil }
            return NumeralScale(
                factor: ExactDecimal(mantissa: 1, exponent: entry.value), tokens: used, isLast: true, rule: entry.rule)
        case .glued:
            guard !isHyphened, !options.contains(.noGluedScale), token.isGlued || options.contains(.spacedScale)
            else { return nil }
            return NumeralScale(
                factor: ExactDecimal(mantissa: 1, exponent: entry.value), tokens: used, isAmbiguous: true,
                isLast: true, rule: entry.rule)
        default: return nil
        }
    }
}

extension Numeral {
    /// Whether the arithmetic stayed within what is representable.
    var isUsable: Bool { value.isFinite }

    /// The number times a multiplier; not usable when it grows out of range.
    func times(_ scale: NumeralScale) -> Numeral {
        var result = self
        result.tokens += scale.tokens
        if let exact {
            guard let product = exact.multiplied(by: scale.factor), product.exponent < ExactDecimal.largestScale else {
                result.value = .infinity
                return result
            }
            result.exact = product
            result.value = product.double
        } else {
            result.value *= scale.factor.double
        }
        result.multiplier = multiplier.flatMap { $0.multiplied(by: scale.factor) } ?? scale.factor
        result.multiplierTokens += scale.tokens
        result.isAmbiguousMultiplier = scale.isAmbiguous
        if kind == .fraction { result.kind = .cardinal }
        result.rule = scale.rule
        return result
    }

    /// `three million and a half`: the fraction is one of the multiplier.
    func plusShare(_ part: Numeral) -> Numeral {
        var share = part
        if let multiplier {
            share.exact = part.exact?.multiplied(by: multiplier)
            share.value = part.value * multiplier.double
        }
        var result = plus(share)
        result.multiplier = nil
        result.multiplierTokens = 0
        return result
    }

    /// A whole number and a fraction behind it.
    func plus(_ part: Numeral) -> Numeral {
        var result = self
        result.tokens += part.tokens
        result.value += part.value
        if let a = exact, let b = part.exact { result.exact = a.adding(b) } else { result.exact = nil }
        return result
    }
}

extension ExactDecimal {
    /// Powers of ten that number words may add up to: a run of `million million …` is cut here.
    static let largestScale = 33
}
