import FactModel
import FactRules

/// Times of day.
extension DateEvaluator {
    mutating func dayPart(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let part = a.text(.part) else { return nil }
        var moment: Moment?
        if let date = a.result(.date) {
            moment = self.moment(date, frame)
        } else if let step = a.number(.step) {
            moment = a.text(.anchor) == "text" ? day(step, from: focus?.start ?? reference) : day(step)
        } else {
            moment = a.text(.anchor) == "text" ? day(0, from: focus?.start ?? reference) : day(0)
        }
        guard var moment, moment.type == .date else { return nil }
        moment.type = .time
        moment.suffix = "T" + part
        moment.mod = a.text(.edge)
        return moment
    }

    private func day(_ step: Int) -> Moment { day(step, from: reference) }

    private func day(_ step: Int, from reference: CalendarDate?) -> Moment {
        guard let reference, let day = reference.adding(days: step) else {
            var moment = Moment(type: .date, timex: "XXXX-XX-XX", anchor: .documentDate)
            moment.grain = .day
            return moment
        }
        return Moment(CalendarUnit(day: day), anchor: .documentDate)
    }

    mutating func clock(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let suffix = clockSuffix(a) else { return nil }
        var moment = day(0)
        moment.type = .time
        moment.suffix = suffix
        moment.grain = suffix.utf8.count > 3 ? .minute : .hour
        if a.has(.second) { moment.grain = .second }
        return moment
    }

    private mutating func clockSuffix(_ a: ArgumentReader) -> String? {
        if let time = a.text(.time) { return "T" + time }
        if let digits = a.number(.number) {
            guard digits / 100 < 24, digits % 100 < 60 else { return nil }
            return "T" + Timex.padded(digits / 100, 2) + ":" + Timex.padded(digits % 100, 2) + (a.text(.zone) ?? "")
        }
        let parts = a.clockParts(.dotted)
        guard var hour = a.number(.hour) ?? parts?.hour else { return nil }
        let minute = a.number(.minute) ?? parts?.minute ?? 0
        let second = a.number(.second) ?? 0
        if let half = a.text(.half) {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "pm" ? 12 : 0)
        }
        guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            hour < 24 || minute + second == 0
        else { return nil }
        var text = "T" + Timex.padded(hour, 2) + ":" + Timex.padded(minute, 2)
        if a.has(.second) { text += ":" + Timex.padded(second, 2) }
        return text + (a.text(.zone) ?? "")
    }

    /// A time of day on a date.
    mutating func join(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let date = a.result(.date), let time = a.result(.time), let day = moment(date, frame),
            let clock = moment(time, frame), day.type == .date, clock.type == .time
        else { return nil }
        guard day.unit?.grain ?? .day == .day else { return nil }
        var moment = day
        moment.type = .time
        moment.suffix = clock.suffix + (a.text(.zone) ?? "")
        moment.grain = clock.grain
        moment.mod = day.mod ?? clock.mod
        return moment
    }
}
