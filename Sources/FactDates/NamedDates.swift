import FactModel
import FactRules
import FactText

/// Holidays and periods with names: the embedded ones and the user's. Their names are the word lists HOLIDAY, PERIOD and ERA_NAME,
/// whose values are indexes into the arrays here.
struct NamedDates: Sendable {
    private(set) var holidays: [Holiday] = []
    private(set) var periods: [NamedPeriod] = []
    private let lunisolar: LunisolarCalendar

    init(
        calendars: [String], into builder: inout RuleTableBuilder, _ engine: inout EngineBuilder
    ) throws(DataError) {
        lunisolar = try LunisolarCalendar(try engine.embedded("Rules/lunisolar.tsv"))
        // The user's names come first, so that they win over embedded ones.
        for path in calendars { try read(try engine.userFile(path), into: &builder, &engine) }
        try readHolidays(try engine.embedded("Rules/holidays.tsv"), into: &builder, &engine)
        try readPeriods(try engine.embedded("Rules/periods.tsv"), into: &builder, &engine)
    }

    private static let holidayColumns = ["id", "names", "when", "days", "source"]
    private static let periodColumns = ["id", "names", "use", "start", "end", "grain", "source"]

    /// A user's file: the columns say which kind it is.
    private mutating func read(
        _ file: DataFile, into builder: inout RuleTableBuilder, _ engine: inout EngineBuilder
    ) throws(DataError) {
        let header = file.bytes.split(separator: 0x0A).first { $0.first != UInt8(ascii: "#") }
        let columns = header.map { String(decoding: $0, as: UTF8.self).split(separator: "\t").count } ?? 0
        if columns == NamedDates.holidayColumns.count {
            try readHolidays(file, into: &builder, &engine)
        } else {
            try readPeriods(file, into: &builder, &engine)
        }
    }

    private mutating func readHolidays(
        _ file: DataFile, into builder: inout RuleTableBuilder, _ engine: inout EngineBuilder
    ) throws(DataError) {
        for row in try file.rows(NamedDates.holidayColumns) {
            for name in try NamedDates.names(row) {
                builder.addWord(
                    name, list: "HOLIDAY", value: String(holidays.count), needsCapital: NamedDates.isCapitalized(name),
                    classes: .namedDate, to: &engine.lexicon)
            }
            holidays.append(try Holiday(row, lunisolar: lunisolar))
        }
    }

    private mutating func readPeriods(
        _ file: DataFile, into builder: inout RuleTableBuilder, _ engine: inout EngineBuilder
    ) throws(DataError) {
        for row in try file.rows(NamedDates.periodColumns) {
            guard row[2] == "date" || row[2] == "era" else {
                throw row.error("the use is 'date' or 'era', not '\(row[2])'")
            }
            for name in try NamedDates.names(row) {
                builder.addWord(
                    name, list: row[2] == "date" ? "PERIOD" : "ERA_NAME", value: String(periods.count),
                    needsCapital: NamedDates.isCapitalized(name),
                    classes: .namedDate, to: &engine.lexicon)
            }
            periods.append(try NamedPeriod(row))
        }
    }

    private static func names(_ row: DataRow) throws(DataError) -> [String] {
        let names = row.list(1)
        if names.isEmpty { throw row.error("has no names") }
        return names
    }

    private static func isCapitalized(_ name: String) -> Bool {
        guard let first = name.utf8.first else { return false }
        return first &- 0x41 < 26
    }

    /// First and last day of a lunar year, named by the Gregorian year it starts in.
    func lunarYear(_ year: Int) -> (start: CalendarDate, end: CalendarDate)? { lunisolar.bounds(year) }
}
