import FactModel
import FactRules
import FactText

/// Amounts and places at the ends of a larger date or around the reference date.
extension DateEvaluator {
    /// `the first nine months (of 2025)`: an amount at an end of a whole.
    mutating func span(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let name = a.text(.unit) else { return nil }
        let amount = a.has(.count) ? Amount(count: a, unit: name) : Amount(1, unit: name)
        guard let amount, var moment = moment(of: amount) else { return nil }
        var inner = frame
        inner.following = nil
        guard let whole = a.result(.whole) ?? follower(a, frame), let outer = self.moment(whole, inner),
            outer.type == .date
        else { return moment }
        guard let first = outer.value.start, let last = outer.value.end else { return moment }
        moment.anchor = outer.anchor
        if a.text(.position) == "last" {
            moment.start = last.adding(days: 1).flatMap { move($0, amount, -1) }
            moment.end = moment.start == nil ? nil : last
        } else {
            moment.end = move(first, amount, 1)?.adding(days: -1)
            moment.start = moment.end == nil ? nil : first
        }
        return moment
    }

    /// `the past three months`, `the next two years`, `recent weeks`.
    mutating func recent(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let name = a.text(.unit) else { return nil }
        guard a.has(.count) else {
            var moment = Moment(type: .duration, timex: Amount.vagueTimex(unit: name), anchor: .documentDate)
            moment.duration = Amount.vagueNumber(unit: name)
            return moment
        }
        guard let amount = Amount(count: a, unit: name), var moment = moment(of: amount) else { return nil }
        guard let reference else { return moment }
        moment.anchor = .documentDate
        if (a.number(.step) ?? -1) > 0 {
            moment.end = move(reference, amount, 1)
            moment.start = moment.end == nil ? nil : reference.adding(days: 1)
        } else {
            moment.start = move(reference, amount, -1)?.adding(days: 1)
            moment.end = moment.start == nil ? nil : reference
        }
        return moment
    }

    /// `the second week of March`, `the first Monday of November`; without a number the last one.
    mutating func nth(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let whole = a.result(.whole), let outer = moment(whole, frame), outer.type == .date,
            let first = outer.value.start, let last = outer.value.end
        else { return nil }
        let count = a.number(.number)
        if let count, !(1...366).contains(count) { return nil }
        var day: CalendarDate?
        var grain = CalendarGrain.day
        if let weekday = a.number(.weekday) {
            if let count {
                day = first.adding(days: (weekday - first.weekday + 7) % 7 + (count - 1) * 7)
            } else {
                day = last.adding(days: -((last.weekday - weekday + 7) % 7))
            }
        } else {
            guard let named = a.text(.unit).flatMap(CalendarGrain.init(named:)), let one = Amount(1, unit: "week")
            else {
                return nil
            }
            grain = named
            switch (grain, count) {
            case (_, nil): day = grain == .weekend ? move(last, one, -1) : last
            case (.month, let count?): day = first.adding(months: count - 1)
            case (.day, let count?): day = first.adding(days: count - 1)
            case (_, let count?): day = first.adding(days: (count - 1) * 7)
            }
        }
        guard let day, day >= first, day <= last else { return nil }
        return Moment(CalendarUnit(grain, containing: day), anchor: outer.anchor)
    }

    /// The date behind `of` or `in`.
    private func follower(_ a: ArgumentReader, _ frame: Frame) -> Int? {
        guard let following = frame.following, Int(a.tokens.end) < document.tokens.count,
            document.tokens[Int(a.tokens.end)].classes.contains(.preposition)
        else { return nil }
        return following
    }

    /// A day moved by a whole amount of calendar units.
    func move(_ day: CalendarDate, _ amount: Amount, _ direction: Int) -> CalendarDate? {
        // No units make no interval.
        guard let count = amount.whole, count > 0, let grain = amount.grain else { return nil }
        let step = direction * count
        switch grain {
        case .day: return day.adding(days: step)
        case .week, .weekend: return day.adding(days: step * 7)
        case .month: return day.adding(months: step)
        case .quarter, .season: return day.adding(months: step * 3)
        case .half: return day.adding(months: step * 6)
        case .year: return day.adding(months: step * 12)
        case .decade: return day.adding(months: step * 120)
        case .century: return day.adding(months: step * 1200)
        case .millennium: return day.adding(months: step * 12_000)
        }
    }
}
