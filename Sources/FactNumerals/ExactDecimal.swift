/// A decimal number with all its digits: `mantissa × 10^exponent`, at most 38 digits.
///
/// Trailing zeros behind the point are kept (`3.10` has mantissa 310, exponent -2). Operations that need more digits
/// give nil.
package struct ExactDecimal: Sendable, Hashable {
    package var isNegative: Bool
    package var mantissa: UInt128
    package var exponent: Int

    /// Largest power of ten, either way, that a value may have: far inside the range of `Double`.
    package static let maximumExponent = 280

    package init(mantissa: UInt128, exponent: Int = 0, isNegative: Bool = false) {
        self.mantissa = mantissa
        self.exponent = exponent
        self.isNegative = isNegative
    }

    package init(_ value: Int) {
        self.init(mantissa: UInt128(value.magnitude), isNegative: value < 0)
    }

    package var isZero: Bool { mantissa == 0 }

    /// Whether nothing but zeros stands behind the point.
    package var isInteger: Bool {
        var left = mantissa
        var places = exponent
        while places < 0, left != 0 {
            guard left % 10 == 0 else { return false }
            left /= 10
            places += 1
        }
        return true
    }

    /// The whole number, when it is one and fits.
    package var integer: Int? {
        var value = mantissa
        var places = exponent
        while places < 0 {
            guard value % 10 == 0 else { return nil }
            value /= 10
            places += 1
            if value == 0 { break }
        }
        guard let scaled = ExactDecimal.scaled(value, by: max(places, 0)), let whole = Int(exactly: scaled) else {
            return nil
        }
        return isNegative ? -whole : whole
    }

    private static func scaled(_ mantissa: UInt128, by places: Int) -> UInt128? {
        if mantissa == 0 { return 0 }
        guard places <= 38 else { return nil }
        var value = mantissa
        for _ in 0..<max(places, 0) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return value
    }

    /// The sum; signs must agree.
    package func adding(_ other: ExactDecimal) -> ExactDecimal? {
        guard isNegative == other.isNegative || isZero || other.isZero else { return nil }
        let low = min(exponent, other.exponent)
        guard let a = ExactDecimal.scaled(mantissa, by: exponent - low),
            let b = ExactDecimal.scaled(other.mantissa, by: other.exponent - low)
        else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : ExactDecimal(mantissa: sum, exponent: low, isNegative: isNegative || other.isNegative)
    }

    package func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
        guard !overflow else { return nil }
        let result = ExactDecimal(
            mantissa: product, exponent: exponent + other.exponent, isNegative: isNegative != other.isNegative)
        return abs(result.exponent) <= ExactDecimal.maximumExponent ? result : nil
    }

    package func shifted(by places: Int) -> ExactDecimal? {
        var result = self
        result.exponent += places
        return abs(result.exponent) <= ExactDecimal.maximumExponent ? result : nil
    }

    /// The quotient by a small whole number when it has finitely many digits.
    package func divided(by divisor: Int) -> ExactDecimal? {
        guard divisor > 0 else { return nil }
        var value = mantissa
        var places = exponent
        let divisor = UInt128(divisor)
        while value % divisor != 0 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow || places < -ExactDecimal.maximumExponent { return nil }
            value = product
            places -= 1
            // A finite quotient of divisors up to a million needs at most 20 more digits.
            if exponent - places > 20 { return nil }
        }
        return ExactDecimal(mantissa: value / divisor, exponent: places, isNegative: isNegative)
    }

    package var negated: ExactDecimal {
        ExactDecimal(mantissa: mantissa, exponent: exponent, isNegative: !isNegative && !isZero)
    }

    /// The nearest `Double`; finite for every value within the limits above.
    package var double: Double {
        let magnitude: Double
        if mantissa < 1 << 53, exponent >= -22, exponent <= 22 {
            // Both factors are exact, so the one rounding is the right one.
            let power = ExactDecimal.powers[abs(exponent)]
            magnitude = exponent >= 0 ? Double(mantissa) * power : Double(mantissa) / power
        } else {
            magnitude = Double("\(mantissa)e\(exponent)") ?? 0
        }
        return isNegative ? -magnitude : magnitude
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// All digits without exponent or group marks: `602000000`, `3.10`, `-0.5`.
    package var digits: String {
        var text = String(mantissa)
        if exponent > 0, mantissa != 0 {
            text += String(repeating: "0", count: exponent)
        } else if exponent < 0 {
            let places = -exponent
            if text.utf8.count <= places { text = String(repeating: "0", count: places + 1 - text.utf8.count) + text }
            let split = text.index(text.endIndex, offsetBy: -places)
            text = text[..<split] + "." + text[split...]
        }
        return isNegative ? "-" + text : text
    }
}
