import FactRules

/// What the actions of date rules may make. Each case names the parameters that its reader understands.
enum DateConstructor: String, CaseIterable {
    /// A calendar point from its fields; what is missing is inherited.
    case point
    /// A date of three numbers in one of several orders.
    case numeric
    /// A span of years, days or months written with one dash.
    case years, days, months
    case decade, century
    /// The unit `step` units after the one of the reference date, or the nearest named day, month or season.
    case relative
    /// The nearest unit, by tense.
    case nearest
    /// The unit that the text spoke of last.
    case context
    /// A number of units before or after the reference date.
    case offset
    case daypart, clock, join
    /// The part of a whole: `the third quarter` of `last year`.
    case compose
    /// Another date as it is.
    case same
    /// A date with a TIMEX3 mod.
    case modify
    /// A number of units at an end of a whole: `the first nine months`.
    case span
    /// The nth unit or weekday of a whole; the last one without a number.
    case nth
    /// A number of units up to or from the reference date: `the past three months`.
    case recent
    case duration, sum
    case set, periodic
    case reference
    case holiday, period, animal

    var parameters: [DateParameter] {
        switch self {
        case .point:
            [.year, .month, .day, .quarter, .half, .season, .week, .weekday, .century, .era, .fiscal, .whole]
        case .numeric: [.first, .second, .third, .dotted]
        case .years, .days, .months: [.from, .to, .month, .year]
        case .decade: [.decade, .year, .era]
        case .century: [.number, .era]
        case .relative: [.unit, .step, .month, .weekday, .season, .part, .fiscal, .anchor]
        case .nearest: [.unit]
        case .context: [.unit, .whole, .year]
        case .offset: [.count, .vague, .unit, .direction, .anchor, .mod, .grain, .date]
        case .daypart: [.date, .step, .part, .edge, .anchor]
        case .clock: [.hour, .minute, .second, .half, .zone, .time, .number, .dotted]
        case .join: [.time, .date, .zone]
        case .compose: [.part, .whole, .step]
        case .same: [.date]
        case .modify: [.mod, .date, .unit]
        case .span: [.position, .count, .unit, .whole]
        case .nth: [.number, .unit, .weekday, .whole]
        case .recent: [.step, .count, .vague, .unit]
        case .duration: [.count, .high, .vague, .unit, .mod]
        case .sum: [.first, .second]
        case .set: [.count, .unit, .weekday, .month, .season, .part, .times]
        case .periodic: [.timex]
        case .reference: [.value, .mod]
        case .holiday: [.holiday, .step]
        case .period: [.period]
        case .animal: [.animal]
        }
    }

    static let all = allCases.map { RuleConstructor($0.rawValue, $0.parameters.map(\.rawValue)) }
}

/// Names of the arguments of date actions.
enum DateParameter: String {
    case year, month, day, quarter, half, season, week, weekday, century, era, fiscal, whole
    case first, second, third, dotted, from, to, decade, mod, number, unit, step, part
    case count, vague, direction, anchor, grain, date, edge, hour, minute, zone, time
    case position, high, times, timex, value, holiday, period, animal
}
