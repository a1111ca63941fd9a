package import FactModel

/// A number as it was read at one place of the text.
package struct Numeral: Sendable {
    package enum Kind: Sendable {
        /// `602 million`, `two hundred and five`, `2 1/2`.
        case cardinal
        /// `21st`, `twenty-first`.
        case ordinal
        /// `three quarters`, `½`, `3/4`, `half a million`.
        case fraction
    }

    package var kind: Kind
    /// Number of tokens read.
    package var tokens: Int
    package var value: Double
    /// The value with all digits; nil when it has infinitely many (`one third`).
    package var exact: ExactDecimal?
    /// Whether it is written in words alone.
    package var isWords: Bool
    /// The multiplier that ends the numeral (`million`, `bn`, `dozen`), which a range gives to both its ends.
    package var multiplier: ExactDecimal?
    /// Tokens of that multiplier, at the end.
    package var multiplierTokens: Int
    /// Whether the multiplier is one letter that may be a unit instead: `5m`, `2t`.
    package var isAmbiguousMultiplier: Bool
    /// Digits that start with a superfluous zero, as identifiers and times do: `007`, `02`.
    package var hasLeadingZero: Bool
    package var rule: RuleID

    package init(
        kind: Kind, tokens: Int, value: Double, exact: ExactDecimal?, isWords: Bool, rule: RuleID
    ) {
        self.kind = kind
        self.tokens = tokens
        self.value = value
        self.exact = exact
        self.isWords = isWords
        self.multiplier = nil
        self.multiplierTokens = 0
        self.isAmbiguousMultiplier = false
        self.hasLeadingZero = false
        self.rule = rule
    }

    /// All digits of the value, `602000000`, `3.10`; nil when there are infinitely many.
    package var decimal: String? { exact?.digits }

    /// The value when it is a whole number that fits.
    package var integer: Int? { exact?.integer }
}

/// What a caller of `NumeralReader` allows.
package struct NumeralOptions: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `and` ends the numeral: for the first end of `between two hundred and five hundred`.
    package static let stopsAtAnd = NumeralOptions(rawValue: 1 << 0)
    /// `k m b t` behind digits are not read: they may be units.
    package static let noGluedScale = NumeralOptions(rawValue: 1 << 1)
    /// `3/4` is read as a fraction.
    package static let slashFractions = NumeralOptions(rawValue: 1 << 2)
    /// A one-letter multiplier may stand apart from the digits: `$ 5 m`, as amounts of money do.
    package static let spacedScale = NumeralOptions(rawValue: 1 << 3)
}
