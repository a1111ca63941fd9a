import FactModel

/// A time expression after evaluation, before it becomes a `DateValue`.
struct Moment: Sendable {
    var type: TimexType = .date
    /// The calendar unit, when the expression is one.
    var unit: CalendarUnit?
    /// TIMEX3 value when it does not follow from `unit`.
    var timex: String?
    /// What follows the day in the value: `TMO`, `T15:30`.
    var suffix = ""
    var mod: String?
    /// First and last day when they do not follow from `unit`.
    var start: CalendarDate?
    var end: CalendarDate?
    var grain: DateGrain?
    var anchor: DateAnchor
    var duration: NumberValue?

    init(_ unit: CalendarUnit, anchor: DateAnchor) {
        self.unit = unit
        self.anchor = anchor
    }

    init(type: TimexType, timex: String, anchor: DateAnchor) {
        self.type = type
        self.timex = timex
        self.anchor = anchor
    }

    init(from start: CalendarDate, to end: CalendarDate, grain: DateGrain, anchor: DateAnchor) {
        self.start = start
        self.end = end
        self.grain = grain
        self.anchor = anchor
        timex = start == end ? start.description : start.description + "/" + end.description
        if start == end { unit = CalendarUnit(day: start) }
    }

    /// The day that offsets count from.
    var firstDay: CalendarDate? { start ?? unit?.start }

    var value: DateValue {
        DateValue(
            type: type, timex: (timex ?? unit?.timex ?? "XXXX") + suffix, mod: mod, start: start ?? unit?.start,
            end: end ?? unit?.end, grain: grain ?? unit?.grain.record, anchor: anchor, duration: duration)
    }
}
