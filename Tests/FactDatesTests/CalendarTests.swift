import FactModel
import Testing

@testable import FactDates

/// Arithmetic of the calendars, and days computed by rule against known ones.
@Suite struct CalendarTests {
    private static let grains: [CalendarGrain] = [
        .day, .week, .month, .quarter, .season, .half, .year, .decade, .century, .millennium,
    ]

    @Test(arguments: grains) func unitsTileTheCalendar(_ grain: CalendarGrain) throws {
        // Days spread over four thousand years; 997 is prime to all lengths of units.
        for number in stride(from: -900_000, to: 400_000, by: 997) {
            let day = try #require(CalendarDate(dayNumber: number))
            let unit = CalendarUnit(grain, containing: day)
            let start = try #require(unit.start)
            let end = try #require(unit.end)
            #expect(start <= day && day <= end)
            #expect(CalendarUnit(grain, containing: start) == unit)
            #expect(CalendarUnit(grain, containing: end) == unit)
            let next = try #require(unit.adding(1)?.start)
            #expect(next == end.adding(days: 1))
        }
    }

    @Test func addingDaysAndMonthsGoesBack() throws {
        for number in stride(from: -200_000, to: 200_000, by: 313) {
            let day = try #require(CalendarDate(dayNumber: number))
            #expect(day.dayNumber == number)
            #expect(day.adding(days: 400)?.adding(days: -400) == day)
            #expect(CalendarDate(iso: day.description) == (day.year >= 0 ? day : nil))
            if day.day <= 28 { #expect(day.adding(months: 25)?.adding(months: -25) == day) }
        }
    }

    @Test(arguments: [
        (1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2024, "2024-03-31"), (2025, "2025-04-20"),
        (2026, "2026-04-05"), (2038, "2038-04-25"),
    ]) func westernEaster(_ year: Int, _ day: String) {
        #expect(Easter.western(year)?.description == day)
    }

    @Test(arguments: [(2021, "2021-05-02"), (2024, "2024-05-05"), (2025, "2025-04-20"), (2026, "2026-04-12")])
    func orthodoxEaster(_ year: Int, _ day: String) {
        #expect(Easter.orthodox(year)?.description == day)
    }

    @Test func easterIsASundayOfSpring() throws {
        for year in 1600...2500 {
            let day = try #require(Easter.western(year))
            #expect(day.weekday == 7)
            #expect(day >= CalendarDate(year: year, month: 3, day: 22) ?? day)
            #expect(day <= CalendarDate(year: year, month: 4, day: 25) ?? day)
        }
    }

    @Test(arguments: [
        (1900, "1900-01-31"), (1985, "1985-02-20"), (2000, "2000-02-05"), (2020, "2020-01-25"), (2023, "2023-01-22"),
        (2024, "2024-02-10"), (2025, "2025-01-29"), (2026, "2026-02-17"), (2033, "2033-01-31"), (2100, "2100-02-09"),
    ]) func lunarNewYear(_ year: Int, _ day: String) throws {
        let calendar = try LunisolarCalendar(try DataFileFixture.lunisolar())
        #expect(calendar.day(lunarYear: year, month: 1, day: 1)?.description == day)
    }

    @Test func lunarYearsFollowEachOther() throws {
        let calendar = try LunisolarCalendar(try DataFileFixture.lunisolar())
        for year in 1900..<2100 {
            let end = try #require(calendar.bounds(year)).end
            let next = try #require(calendar.bounds(year + 1)).start
            #expect(end.adding(days: 1) == next)
            #expect((next.month == 1 && next.day >= 21) || (next.month == 2 && next.day <= 21))
        }
    }

    /// Mid-Autumn and Dragon Boat days, leap months among the years.
    @Test(arguments: [
        (2020, 8, 15, "2020-10-01"), (2023, 8, 15, "2023-09-29"), (2025, 8, 15, "2025-10-06"),
        (2024, 5, 5, "2024-06-10"), (2025, 5, 5, "2025-05-31"),
    ]) func lunarDays(_ year: Int, _ month: Int, _ day: Int, _ expected: String) throws {
        let calendar = try LunisolarCalendar(try DataFileFixture.lunisolar())
        #expect(calendar.day(lunarYear: year, month: month, day: day)?.description == expected)
    }

    @Test(arguments: [(2008, "2008-04-04"), (2023, "2023-04-05"), (2024, "2024-04-04"), (2026, "2026-04-05")])
    func qingming(_ year: Int, _ day: String) {
        #expect(SolarTerm.day(in: year, degrees: 15)?.description == day)
    }

    @Test(arguments: [(2023, "2023-12-22"), (2024, "2024-12-21"), (2025, "2025-12-21")])
    func winterSolstice(_ year: Int, _ day: String) {
        #expect(SolarTerm.day(in: year, degrees: 270)?.description == day)
    }

    /// Observed first days of Ramadan differ from the tabular calendar by at most a day.
    @Test(arguments: [(2019, "2019-05-06"), (2023, "2023-03-23"), (2024, "2024-03-11"), (2025, "2025-03-01")])
    func ramadan(_ year: Int, _ day: String) throws {
        let observed = try #require(CalendarDate(iso: day))
        let computed = try #require(IslamicCalendar.days(in: year, month: 9, day: 1).first)
        #expect(abs(computed.dayNumber - observed.dayNumber) <= 1)
    }

    @Test(arguments: [
        (4, 4, 11, 2025, "2025-11-27"), (-1, 1, 5, 2026, "2026-05-25"), (1, 1, 9, 2026, "2026-09-07"),
        (3, 1, 1, 2026, "2026-01-19"),
    ]) func nthWeekday(_ count: Int, _ weekday: Int, _ month: Int, _ year: Int, _ day: String) {
        #expect(Holiday.nth(count, weekday: weekday, month: month, year: year)?.description == day)
    }

    @Test(arguments: [(-0.7), 0.0, 0.3, 1.4, 2.9, 4.0, 6.2, 100.5]) func sine(_ angle: Double) {
        // sin(3x) = 3 sin x - 4 sin^3 x holds for every angle.
        let s = Sine.of(angle)
        #expect(abs(Sine.of(3 * angle) - (3 * s - 4 * s * s * s)) < 1e-8)
    }
}
