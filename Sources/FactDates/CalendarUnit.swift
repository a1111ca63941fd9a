import FactModel

/// Size of a calendar unit. The raw order is from small to large.
enum CalendarGrain: Int, Sendable, Comparable {
    case day, week, weekend, month, quarter, season, half, year, decade, century, millennium

    static func < (a: CalendarGrain, b: CalendarGrain) -> Bool { a.rawValue < b.rawValue }

    /// The grain of a data file's spelling; `fortnight` counts as two weeks where amounts are read.
    init?(named name: String) {
        switch name {
        case "day": self = .day
        case "week": self = .week
        case "weekend": self = .weekend
        case "month": self = .month
        case "quarter": self = .quarter
        case "season": self = .season
        case "half": self = .half
        case "year": self = .year
        case "decade": self = .decade
        case "century": self = .century
        case "millennium": self = .millennium
        default: return nil
        }
    }

    /// The grain as records state it.
    var record: DateGrain {
        switch self {
        case .day: .day
        case .week, .weekend: .week
        case .month: .month
        case .quarter: .quarter
        case .season: .season
        case .half: .half
        case .year: .year
        case .decade: .decade
        case .century, .millennium: .century
        }
    }
}

/// A unit of the calendar by its place in the row of all units of its grain: day n after 1970-01-01, the week that starts
/// n weeks after Monday 1970-01-05, month year * 12 + month - 1, quarter year * 4 + quarter - 1, and so on, so that
/// shifting is addition. Seasons are the meteorological ones of the north; winter belongs to the year it starts in.
struct CalendarUnit: Hashable, Sendable {
    var grain: CalendarGrain
    var index: Int

    init(_ grain: CalendarGrain, index: Int) {
        self.grain = grain
        self.index = index
    }

    init(day: CalendarDate) { self.init(.day, index: day.dayNumber) }
    init(year: Int) { self.init(.year, index: year) }
    init(year: Int, month: Int) { self.init(.month, index: year * 12 + month - 1) }
    init(year: Int, quarter: Int) { self.init(.quarter, index: year * 4 + quarter - 1) }
    init(year: Int, half: Int) { self.init(.half, index: year * 2 + half - 1) }
    /// Season 1 is spring.
    init(year: Int, season: Int) { self.init(.season, index: year * 4 + season - 1) }

    /// The unit of a grain that holds a day.
    init(_ grain: CalendarGrain, containing day: CalendarDate) {
        let year = Int(day.year)
        let month = Int(day.month)
        switch grain {
        case .day: self.init(day: day)
        case .week, .weekend: self.init(grain, index: CalendarUnit.floor(day.dayNumber - 4, 7))
        case .month: self.init(year: year, month: month)
        case .quarter: self.init(year: year, quarter: (month - 1) / 3 + 1)
        case .season:
            self.init(.season, index: month < 3 ? (year - 1) * 4 + 3 : year * 4 + (month - 3) / 3)
        case .half: self.init(year: year, half: (month - 1) / 6 + 1)
        case .year: self.init(year: year)
        case .decade: self.init(.decade, index: CalendarUnit.floor(year, 10))
        case .century: self.init(.century, index: CalendarUnit.floor(year, 100))
        case .millennium: self.init(.millennium, index: CalendarUnit.floor(year, 1000))
        }
    }

    private static func floor(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }

    /// The unit n places on; nil when the number does not fit.
    func adding(_ count: Int) -> CalendarUnit? {
        let (sum, overflow) = index.addingReportingOverflow(count)
        return overflow || abs(sum) > 10_000_000 ? nil : CalendarUnit(grain, index: sum)
    }

    /// The first day; nil beyond the years that fit.
    var start: CalendarDate? {
        switch grain {
        case .day: CalendarDate(dayNumber: index)
        case .week: CalendarDate(dayNumber: index * 7 + 4)
        case .weekend: CalendarDate(dayNumber: index * 7 + 9)
        case .month: CalendarUnit.day(months: index)
        case .quarter: CalendarUnit.day(months: index * 3)
        case .season: CalendarUnit.day(months: index * 3 + 2)
        case .half: CalendarUnit.day(months: index * 6)
        case .year: CalendarDate(year: index, month: 1, day: 1)
        case .decade: CalendarDate(year: index * 10, month: 1, day: 1)
        case .century: CalendarDate(year: index * 100, month: 1, day: 1)
        case .millennium: CalendarDate(year: index * 1000, month: 1, day: 1)
        }
    }

    /// The last day; nil beyond the years that fit.
    var end: CalendarDate? {
        if grain == .weekend { return start?.adding(days: 1) }
        return adding(1)?.start?.adding(days: -1)
    }

    private static func day(months: Int) -> CalendarDate? {
        let year = floor(months, 12)
        return CalendarDate(year: year, month: months - year * 12 + 1, day: 1)
    }

    /// The year that the unit starts in.
    var year: Int? {
        switch grain {
        case .year: index
        case .week: start.map { $0.isoWeek.year }
        default: start.map { Int($0.year) }
        }
    }

    /// The TIMEX3 value.
    var timex: String {
        switch grain {
        case .day:
            if let day = start {
                Timex.year(Int(day.year)) + "-" + Timex.padded(Int(day.month), 2) + "-" + Timex.padded(Int(day.day), 2)
            } else {
                "XXXX-XX-XX"
            }
        case .week, .weekend:
            if let week = start?.isoWeek {
                Timex.year(week.year) + "-W" + Timex.padded(week.week, 2) + (grain == .weekend ? "-WE" : "")
            } else {
                "XXXX-WXX"
            }
        case .month:
            Timex.year(CalendarUnit.floor(index, 12)) + "-"
                + Timex.padded(index - CalendarUnit.floor(index, 12) * 12 + 1, 2)
        case .quarter: Timex.year(CalendarUnit.floor(index, 4)) + "-Q\(index - CalendarUnit.floor(index, 4) * 4 + 1)"
        case .season:
            Timex.year(CalendarUnit.floor(index, 4)) + "-"
                + ["SP", "SU", "FA", "WI"][index - CalendarUnit.floor(index, 4) * 4]
        case .half: Timex.year(CalendarUnit.floor(index, 2)) + "-H\(index - CalendarUnit.floor(index, 2) * 2 + 1)"
        case .year: Timex.year(index)
        case .decade: index >= 0 ? Timex.padded(index, 3) : "BC" + Timex.padded(-index - 1, 3)
        case .century: index >= 0 ? Timex.padded(index, 2) : "BC" + Timex.padded(-index - 1, 2)
        case .millennium: index >= 0 ? String(index) : "BC" + String(-index - 1)
        }
    }
}

/// Spelling of TIMEX3 values.
enum Timex {
    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(abs(value))
        return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// A year; astronomical 0 is `BC0001`.
    static func year(_ year: Int) -> String { year > 0 ? padded(year, 4) : "BC" + padded(1 - year, 4) }
}
