public import FactModel

/// Which of the first two numbers of `11/02/2026` is the day.
public enum DayMonthOrder: String, Codable, Sendable, CaseIterable {
    case monthFirst = "month-first"
    case dayFirst = "day-first"
}

/// What dates without a year count from.
public enum DateProfile: String, Codable, Sendable, CaseIterable {
    /// Narrative when most full dates lie well before the document's date, or it has none; else news.
    case auto
    /// The document's date.
    case news
    /// The dates that the text spoke of before.
    case narrative
}

/// Options of the date extractor: `stages.extract.dates`.
public struct DatesConfiguration: StageConfiguration {
    /// User files of holidays or named periods, in the columns of holidays.tsv or periods.tsv, which add to the embedded
    /// ones.
    public var calendars: [String] = []
    /// User rule files in the format of dates.json, which add to the embedded rules.
    public var rules: [String] = []
    /// How `11/02/2026` is read when both ways make a date.
    public var dayMonthOrder = DayMonthOrder.monthFirst

    /// What dates without a year count from.
    public var profile = DateProfile.auto

    public init() {}
}
