import FactModel
import FactText

/// A holiday: how its day is found in each year.
struct Holiday: Sendable {
    enum Rule: Sendable {
        case fixed(month: Int, day: Int)
        /// The nth weekday of a month, counted from the end when negative.
        case nth(Int, weekday: Int, month: Int)
        /// The nth weekday on or after a day.
        case after(Int, weekday: Int, month: Int, day: Int)
        case easter(offset: Int)
        case orthodoxEaster(offset: Int)
        case thanksgiving(offset: Int)
        case lunar(month: Int, day: Int)
        case islamic(month: Int, day: Int)
        /// Longitude of the sun in degrees.
        case solarTerm(Int)
        case dates([CalendarDate])
    }

    let name: String
    let rule: Rule
    /// How many days it lasts.
    let days: Int
    let lunisolar: LunisolarCalendar

    /// Reads a row of holidays.tsv.
    init(_ row: DataRow, lunisolar: LunisolarCalendar) throws(DataError) {
        name = row[0]
        self.lunisolar = lunisolar
        guard let days = Int(row[3]), (1...366).contains(days) else {
            throw row.error("'\(row[3])' is not a number of days")
        }
        self.days = days
        rule = try Holiday.rule(row)
    }

    private static func rule(_ row: DataRow) throws(DataError) -> Rule {
        let parts = row[2].split(separator: " ").map(String.init)
        let numbers = parts.dropFirst().compactMap { Int($0) }
        func monthDay(_ text: String) -> (Int, Int)? {
            let cells = text.split(separator: "-").compactMap { Int($0) }
            guard cells.count == 2, CalendarDate(year: 2000, month: cells[0], day: cells[1]) != nil else { return nil }
            return (cells[0], cells[1])
        }
        let isMonth = 1...12
        switch (parts.first ?? "", parts.count) {
        case ("fixed", 2):
            if let (month, day) = monthDay(parts[1]) { return .fixed(month: month, day: day) }
        case ("nth", 4):
            if numbers.count == 3, (1...7).contains(numbers[1]), isMonth.contains(numbers[2]), numbers[0] != 0,
                abs(numbers[0]) <= 5
            {
                return .nth(numbers[0], weekday: numbers[1], month: numbers[2])
            }
        case ("after", 4):
            if let (month, day) = monthDay(parts[3]), let count = Int(parts[1]), let weekday = Int(parts[2]),
                (1...53).contains(count), (1...7).contains(weekday)
            {
                return .after(count, weekday: weekday, month: month, day: day)
            }
        case ("easter", 2):
            if let offset = numbers.first, abs(offset) < 366 { return .easter(offset: offset) }
        case ("orthodox", 2):
            if let offset = numbers.first, abs(offset) < 366 { return .orthodoxEaster(offset: offset) }
        case ("thanksgiving", 2):
            if let offset = numbers.first, abs(offset) < 366 { return .thanksgiving(offset: offset) }
        case ("lunar", 3):
            if numbers.count == 2, isMonth.contains(numbers[0]), (0...30).contains(numbers[1]) {
                return .lunar(month: numbers[0], day: numbers[1])
            }
        case ("islamic", 3):
            if numbers.count == 2, isMonth.contains(numbers[0]), (1...30).contains(numbers[1]) {
                return .islamic(month: numbers[0], day: numbers[1])
            }
        case ("term", 2):
            if let degrees = numbers.first, (0..<360).contains(degrees) { return .solarTerm(degrees) }
        case ("dates", 2...):
            var dates: [CalendarDate] = []
            for part in parts.dropFirst() {
                guard let date = CalendarDate(iso: part) else { throw row.error("'\(part)' is not a day YYYY-MM-DD") }
                dates.append(date)
            }
            return .dates(dates)
        default: break
        }
        throw row.error("'\(row[2])' is not a rule for a day")
    }

    /// The first day in a year; nil when the year has none or the tables do not reach it.
    func day(in year: Int) -> CalendarDate? {
        switch rule {
        case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)
        case .nth(let count, let weekday, let month):
            return Holiday.nth(count, weekday: weekday, month: month, year: year)
        case .after(let count, let weekday, let month, let day):
            guard let from = CalendarDate(year: year, month: month, day: day) else { return nil }
            return from.adding(days: (weekday - from.weekday + 7) % 7 + (count - 1) * 7)
        case .easter(let offset): return Easter.western(year)?.adding(days: offset)
        case .orthodoxEaster(let offset): return Easter.orthodox(year)?.adding(days: offset)
        case .thanksgiving(let offset):
            return Holiday.nth(4, weekday: 4, month: 11, year: year)?.adding(days: offset)
        case .lunar(let month, let day):
            // The last months of a lunar year lie in the Gregorian year after it.
            return [year, year - 1].compactMap { lunisolar.day(lunarYear: $0, month: month, day: day) }
                .first { Int($0.year) == year }
        case .islamic(let month, let day): return IslamicCalendar.days(in: year, month: month, day: day).first
        case .solarTerm(let degrees): return SolarTerm.day(in: year, degrees: degrees)
        case .dates(let dates): return dates.first { Int($0.year) == year }
        }
    }

    /// The holiday as a date: one day, or an interval when it lasts longer.
    func moment(on day: CalendarDate) -> Moment? {
        guard days > 1 else { return Moment(CalendarUnit(day: day), anchor: .calendar) }
        return day.adding(days: days - 1).map { Moment(from: day, to: $0, grain: .day, anchor: .calendar) }
    }

    func moment(in year: Int) -> Moment? { day(in: year).flatMap { moment(on: $0) } }

    static func nth(_ count: Int, weekday: Int, month: Int, year: Int) -> CalendarDate? {
        if count > 0 {
            guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
            let day = 1 + (weekday - first.weekday + 7) % 7 + (count - 1) * 7
            return CalendarDate(year: year, month: month, day: day)
        }
        let length = CalendarDate.daysInMonth(month, year: year)
        guard let last = CalendarDate(year: year, month: month, day: length) else { return nil }
        let day = length - (last.weekday - weekday + 7) % 7 + (count + 1) * 7
        return CalendarDate(year: year, month: month, day: day)
    }
}

/// A named period of history, a programme, a plan.
struct NamedPeriod: Sendable {
    let name: String
    let start: CalendarDate
    /// Nil when it goes on.
    let end: CalendarDate?
    let grain: DateGrain

    /// Reads a row of periods.tsv.
    init(_ row: DataRow) throws(DataError) {
        name = row[0]
        guard let start = CalendarDate(iso: row[3]) else { throw row.error("'\(row[3])' is not a day YYYY-MM-DD") }
        self.start = start
        if row[4].isEmpty {
            end = nil
        } else {
            guard let end = CalendarDate(iso: row[4]), end >= start else {
                throw row.error("'\(row[4])' is not a day YYYY-MM-DD on or after the start")
            }
            self.end = end
        }
        guard let grain = DateGrain(rawValue: row[5]) else { throw row.error("'\(row[5])' is not a grain") }
        self.grain = grain
    }
}
