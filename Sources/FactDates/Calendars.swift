import FactModel
import FactText

/// The date of Easter.
enum Easter {
    /// Western Easter in the Gregorian calendar. Method: the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
    static func western(_ year: Int) -> CalendarDate? {
        guard (1583...9999).contains(year) else { return nil }
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
        let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
        return CalendarDate(year: year, month: f / 31, day: f % 31 + 1)
    }

    /// Orthodox Easter, as a Gregorian day. Method: Meeus, Julian algorithm.
    static func orthodox(_ year: Int) -> CalendarDate? {
        guard (1583...9999).contains(year) else { return nil }
        let a = year % 4
        let b = year % 7
        let c = year % 19
        let d = (19 * c + 15) % 30
        let e = (2 * a + 4 * b - d + 34) % 7
        let f = d + e + 114
        let lag = year / 100 - year / 400 - 2
        return CalendarDate(year: year, month: f / 31, day: f % 31 + 1)?.adding(days: lag)
    }
}

/// The tabular Islamic calendar with the civil epoch: 30-year cycles with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26
/// and 29. Observed months may begin a day or two apart from it.
enum IslamicCalendar {
    /// Day number (since 1970-01-01) of 1 Muharram 1, 622-07-19 in the proleptic Gregorian calendar.
    private static let epoch = -492_148

    static func day(year: Int, month: Int, day: Int) -> CalendarDate? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...30).contains(day) else { return nil }
        let months = (month - 1) * 29 + month / 2
        let years = (year - 1) * 354 + (3 + 11 * year) / 30
        return CalendarDate(dayNumber: epoch + years + months + day - 1)
    }

    /// The Gregorian days of an Islamic day in a Gregorian year: one, two or none.
    static func days(in year: Int, month: Int, day: Int) -> [CalendarDate] {
        guard (623...9999).contains(year) else { return [] }
        let about = (year - 622) * 33 / 32
        return (about - 1...about + 2).compactMap { self.day(year: $0, month: month, day: day) }
            .filter { Int($0.year) == year }
    }
}

/// Days of the solar terms: when the sun reaches a longitude.
enum SolarTerm {
    /// The day in Beijing. Method: mean equinox and the largest periodic terms of the sun's apparent longitude (Meeus,
    /// Astronomical Algorithms, chapter 25, low accuracy: 0.01 degrees, which is 15 minutes).
    static func day(in year: Int, degrees: Int) -> CalendarDate? {
        guard (1600...2400).contains(year), let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
        // Days from January 1 to the sun at 280 degrees are about zero.
        var offset = Double((degrees - 280 + 360) % 360) / 360 * 365.2422
        for _ in 0..<5 {
            let error = difference(Double(degrees), longitude(Double(first.dayNumber) + offset))
            offset += error / 360 * 365.2422
        }
        // Eight hours from Greenwich to Beijing.
        return first.adding(days: Int((offset + 8.0 / 24).rounded(.down)))
    }

    private static func difference(_ a: Double, _ b: Double) -> Double {
        let rest = (a - b).truncatingRemainder(dividingBy: 360)
        if rest > 180 { return rest - 360 }
        return rest < -180 ? rest + 360 : rest
    }

    /// Apparent longitude of the sun in degrees, days counted from 1970-01-01 00:00.
    private static func longitude(_ day: Double) -> Double {
        let centuries = (day - 10_957.5) / 36_525
        let mean = 280.46646 + 36_000.76983 * centuries + 0.0003032 * centuries * centuries
        let anomaly = (357.52911 + 35_999.05029 * centuries) * 0.017453292519943295
        let center =
            (1.914602 - 0.004817 * centuries) * Sine.of(anomaly)
            + (0.019993 - 0.000101 * centuries) * Sine.of(2 * anomaly) + 0.000289 * Sine.of(3 * anomaly)
        let node = (125.04 - 1934.136 * centuries) * 0.017453292519943295
        return (mean + center - 0.00569 - 0.00478 * Sine.of(node)).truncatingRemainder(dividingBy: 360)
    }
}

/// The sine function without a mathematics library, to 1e-9.
enum Sine {
    static func of(_ angle: Double) -> Double {
        var x = angle.truncatingRemainder(dividingBy: 2 * Double.pi)
        if x > Double.pi { x -= 2 * Double.pi }
        if x < -Double.pi { x += 2 * Double.pi }
        // Folded to a quarter turn, where seven terms of the series are enough.
        if x > Double.pi / 2 { x = Double.pi - x }
        if x < -Double.pi / 2 { x = -Double.pi - x }
        var term = x
        var sum = x
        for n in 1...7 {
            term *= -x * x / Double((2 * n) * (2 * n + 1))
            sum += term
        }
        return sum
    }
}

/// The Chinese calendar from lunisolar.tsv.
struct LunisolarCalendar: Sendable {
    private struct Year: Sendable {
        let newYear: CalendarDate
        let lengths: [Int]
        /// Number of the month that the leap month follows, 0 when there is none.
        let leap: Int
    }

    private var years: [Int: Year] = [:]

    init(_ file: DataFile) throws(DataError) {
        for row in try file.rows(["year", "new_year", "months", "leap"]) {
            guard let year = Int(row[0]), let first = CalendarDate(iso: row[1]), let leap = Int(row[3]),
                (0...12).contains(leap)
            else { throw row.error("is not a year of the calendar") }
            let lengths = row[2].utf8.map { $0 == UInt8(ascii: "1") ? 30 : 29 }
            guard lengths.count == (leap == 0 ? 12 : 13) else { throw row.error("has a wrong number of months") }
            years[year] = Year(newYear: first, lengths: lengths, leap: leap)
        }
    }

    /// A day of a lunar year (named by the Gregorian year it starts in); day 0 is the day before the month. Leap months
    /// are passed over.
    func day(lunarYear: Int, month: Int, day: Int) -> CalendarDate? {
        guard let year = years[lunarYear] else { return nil }
        let position = year.leap > 0 && month > year.leap ? month : month - 1
        guard position < year.lengths.count, day <= year.lengths[position] else { return nil }
        return year.newYear.adding(days: year.lengths[..<position].reduce(0, +) + day - 1)
    }

    /// First and last day of a lunar year.
    func bounds(_ lunarYear: Int) -> (start: CalendarDate, end: CalendarDate)? {
        guard let year = years[lunarYear], let end = year.newYear.adding(days: year.lengths.reduce(0, +) - 1) else {
            return nil
        }
        return (year.newYear, end)
    }
}
