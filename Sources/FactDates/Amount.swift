import FactModel
import FactRules
import FactText

/// A number of time units.
struct Amount {
    /// Name of the unit as the word lists give it: `day`, `fortnight`, `minute`, ...
    let unit: String
    let value: Double
    /// Exact digits; nil for values like one third.
    let decimal: String?
    /// Upper end of a range, if written.
    var high: Double?
    /// Whether a vague word (`couple`) stands for the number.
    private(set) var isApproximate = false

    /// The most units that an expression may count; beyond it there is no calendar.
    static let maximumCount = 100_000.0

    init?(_ value: Double, unit: String, decimal: String? = nil) {
        guard value.isFinite, value >= 0 else { return nil }
        self.value = value
        self.unit = unit
        self.decimal = decimal ?? (value == value.rounded() && value < 1e15 ? String(Int(value)) : nil)
    }

    /// The amount of a match: its count (one when an article stands for it).
    init?(count a: ArgumentReader, unit: String) {
        switch a.value(.count) {
        case .numeral(let decimal, let value, _): self.init(value, unit: unit, decimal: decimal)
        case .number(let number): self.init(Double(number), unit: unit)
        case .text(let text): self.init(Double(text) ?? 1, unit: unit, decimal: text)
        case .tokens: self.init(a.isHalf(.count) ? 0.5 : 1, unit: unit)
        case nil:
            // `a couple of years`: a vague word that stands for a number.
            guard let number = a.number(.vague) else { return nil }
            self.init(Double(number), unit: unit)
            isApproximate = true
        case .result: return nil
        }
    }

    /// The count of calendar units when it is whole; a fortnight is two weeks.
    var whole: Int? {
        guard value <= Amount.maximumCount, value == value.rounded() else { return nil }
        return unit == "fortnight" ? Int(value) * 2 : Int(value)
    }

    /// The calendar grain; nil for clock units.
    var grain: CalendarGrain? { unit == "fortnight" ? .week : CalendarGrain(named: unit) }

    /// Length in hours, for clock units.
    var hours: Double? {
        switch unit {
        case "hour": value
        case "minute": value / 60
        case "second": value / 3600
        default: nil
        }
    }

    // MARK: TIMEX3

    /// Letter of the unit in a TIMEX3 period, whether it belongs to the clock, and units of the letter for one unit.
    static func letter(_ unit: String) -> (letter: String, isClock: Bool, factor: Int) {
        switch unit {
        case "second": ("S", true, 1)
        case "minute": ("M", true, 1)
        case "hour": ("H", true, 1)
        case "week": ("W", false, 1)
        case "fortnight": ("W", false, 2)
        case "weekend": ("WE", false, 1)
        case "month": ("M", false, 1)
        case "quarter": ("Q", false, 1)
        case "year": ("Y", false, 1)
        case "decade": ("DE", false, 1)
        case "century": ("C", false, 1)
        case "millennium": ("L", false, 1)
        default: ("D", false, 1)
        }
    }

    /// The smaller unit that a half of the unit is told in.
    private static func half(_ unit: String) -> (unit: String, count: Int)? {
        switch unit {
        case "year": ("month", 6)
        case "day": ("hour", 12)
        case "hour": ("minute", 30)
        case "minute": ("second", 30)
        case "decade": ("year", 5)
        case "century": ("year", 50)
        default: nil
        }
    }

    /// `P5Y`, `PT36H`, `P2Y6M`, `P2.5Y`. A half is told in the smaller unit unless it was written as a decimal fraction.
    func timex(isDecimal: Bool) -> String {
        let (letter, isClock, factor) = Amount.letter(unit)
        let prefix = isClock ? "PT" : "P"
        if value == value.rounded(), value < 1e15 {
            let (product, overflow) = Int(value).multipliedReportingOverflow(by: factor)
            if !overflow { return prefix + String(product) + letter }
        }
        let base = value.rounded(.down)
        if !isDecimal, value - base == 0.5, base < 1e15, let (small, count) = Amount.half(unit) {
            let head = base > 0 ? prefix + String(Int(base)) + letter : prefix
            let (smallLetter, smallIsClock, _) = Amount.letter(small)
            return head + (smallIsClock && !isClock ? (base > 0 ? "T" : "T") : "") + String(count) + smallLetter
        }
        return prefix + (decimal ?? Amount.shortest(value)) + letter
    }

    private static func shortest(_ value: Double) -> String {
        // Two decimals are enough for thirds and their kin.
        let hundredths = (value * 100).rounded() / 100
        return String(hundredths)
    }

    static func vagueTimex(unit: String) -> String {
        let (letter, isClock, _) = letter(unit)
        return (isClock ? "PTX" : "PX") + letter
    }

    // MARK: Number columns

    /// UCUM code of a unit and how many of it one unit is.
    private static func ucum(_ unit: String) -> (code: String, factor: Double) {
        switch unit {
        case "second": ("s", 1)
        case "minute": ("min", 1)
        case "hour": ("h", 1)
        case "week": ("wk", 1)
        case "fortnight": ("wk", 2)
        case "weekend": ("d", 2)
        case "month": ("mo", 1)
        case "quarter": ("mo", 3)
        case "year": ("a", 1)
        case "decade": ("a", 10)
        case "century": ("a", 100)
        case "millennium": ("a", 1000)
        default: ("d", 1)
        }
    }

    var number: NumberValue {
        let (code, factor) = Amount.ucum(unit)
        let low = value * factor
        if let high, high > value {
            return NumberValue(
                type: .duration, value: (low + high * factor) / 2, low: low, high: high * factor, decimal: nil,
                modifier: .range, unit: code)
        }
        let digits = factor == 1 ? decimal : (low == low.rounded() && low < 1e15 ? String(Int(low)) : nil)
        return NumberValue(
            type: .duration, value: low, low: low, high: low, decimal: digits,
            modifier: isApproximate ? .approx : .exact, unit: code)
    }

    /// A number of units that is not told.
    static func vagueNumber(unit: String) -> NumberValue {
        NumberValue(
            type: .duration, value: nil, low: nil, high: nil, decimal: nil, modifier: .approx, unit: ucum(unit).code)
    }
}

extension ArgumentReader {
    /// Whether a captured word is `half`.
    func isHalf(_ parameter: DateParameter) -> Bool {
        guard case .tokens(let range) = value(parameter), range.count == 1 else { return false }
        return bytes[document.tokens[Int(range.start)].range.bounds].elementsEqual("half".utf8)
    }

    /// Whether a captured number has a point in it.
    func isDecimal(_ parameter: DateParameter) -> Bool {
        if case .numeral(let decimal, let value, _) = self.value(parameter), value != value.rounded() {
            return decimal?.contains(".") == true && writesPoint
        }
        return false
    }

    /// Whether digits around a point stand in the match.
    private var writesPoint: Bool {
        tokens.indices.contains { index in
            let token = document.tokens[index]
            return token.shape == .digits && bytes[token.range.bounds].contains(UInt8(ascii: "."))
        }
    }
}
