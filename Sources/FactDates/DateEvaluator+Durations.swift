import FactModel
import FactRules

/// Durations and sets.
extension DateEvaluator {
    func moment(of amount: Amount, isDecimal: Bool = false) -> Moment? {
        var moment = Moment(type: .duration, timex: amount.timex(isDecimal: isDecimal), anchor: .explicit)
        moment.duration = amount.number
        moment.grain = amount.grain?.record ?? clockGrain(amount.unit)
        if amount.isApproximate { moment.mod = "APPROX" }
        return moment
    }

    private func clockGrain(_ unit: String) -> DateGrain? {
        switch unit {
        case "hour": .hour
        case "minute": .minute
        case "second": .second
        default: nil
        }
    }

    mutating func duration(_ a: ArgumentReader) -> Moment? {
        guard let unit = a.text(.unit) else { return nil }
        guard a.has(.count) || a.number(.vague) != nil else {
            var moment = Moment(type: .duration, timex: Amount.vagueTimex(unit: unit), anchor: .explicit)
            moment.duration = Amount.vagueNumber(unit: unit)
            moment.grain = CalendarGrain(named: unit)?.record ?? clockGrain(unit)
            return moment
        }
        guard var amount = Amount(count: a, unit: unit) else { return nil }
        if case .numeral(_, let high, _) = a.value(.high), high > amount.value { amount.high = high }
        return moment(of: amount, isDecimal: a.isDecimal(.count))
    }

    /// `two years and three months`.
    mutating func sum(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let first = a.result(.first), let second = a.result(.second), let x = moment(first, frame),
            let y = moment(second, frame), let large = x.timex, let small = y.timex, large.hasPrefix("P"),
            small.hasPrefix("P"), let largeNumber = x.duration, let smallNumber = y.duration,
            let value = largeNumber.value, let added = smallNumber.value
        else { return nil }
        guard let factor = DateEvaluator.ratio(smallNumber.unit, largeNumber.unit), factor < 1 else { return nil }
        var moment = x
        let tail = small.dropFirst()
        // One T stands between the date part and the clock part.
        moment.timex = large + (large.contains("T") && tail.first == "T" ? tail.dropFirst() : tail)
        let total = value + added * factor
        moment.duration = NumberValue(
            type: .duration, value: total, low: total, high: total, decimal: nil, unit: largeNumber.unit)
        return moment
    }

    /// How many of the larger unit one smaller unit is (UCUM codes; a mean month, a year of 365.25 days).
    private static func ratio(_ small: String?, _ large: String?) -> Double? {
        func days(_ code: String?) -> Double? {
            switch code {
            case "a": 365.25
            case "mo": 30.4375
            case "wk": 7
            case "d": 1
            case "h": 1.0 / 24
            case "min": 1.0 / 1440
            case "s": 1.0 / 86_400
            default: nil
            }
        }
        guard let a = days(small), let b = days(large) else { return nil }
        if small == "mo", large == "a" { return 1.0 / 12 }
        return a / b
    }

    mutating func set(_ a: ArgumentReader) -> Moment? {
        if let weekday = a.number(.weekday) {
            let part = a.text(.part).map { "T" + $0 } ?? ""
            return Moment(type: .set, timex: "XXXX-WXX-\(weekday)" + part, anchor: .lexicon)
        }
        if let month = a.number(.month) {
            return Moment(type: .set, timex: "XXXX-" + Timex.padded(month, 2), anchor: .lexicon)
        }
        if let season = a.text(.season) { return Moment(type: .set, timex: "XXXX-" + season, anchor: .lexicon) }
        if let part = a.text(.part) { return Moment(type: .set, timex: "XXXX-XX-XXT" + part, anchor: .lexicon) }
        guard let unit = a.text(.unit) else { return nil }
        let count = a.has(.count) ? Amount(count: a, unit: unit) : Amount(1, unit: unit)
        guard let count else { return nil }
        return Moment(type: .set, timex: count.timex(isDecimal: false), anchor: .lexicon)
    }
}
