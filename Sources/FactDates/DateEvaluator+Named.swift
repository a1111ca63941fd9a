import FactModel
import FactRules

/// Holidays, named periods, lunar years.
extension DateEvaluator {
    mutating func holiday(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let index = a.number(.holiday), rules.named.holidays.indices.contains(index) else { return nil }
        let holiday = rules.named.holidays[index]
        if let year = frame.year { return holiday.moment(in: year).map { anchored($0, frame.anchor) } }
        guard let reference else {
            if case .fixed(let month, let day) = holiday.rule {
                var moment = Moment(
                    type: .date, timex: "XXXX-" + Timex.padded(month, 2) + "-" + Timex.padded(day, 2),
                    anchor: .calendar)
                moment.grain = .day
                return moment
            }
            var moment = Moment(type: .date, timex: "XXXX-XX-XX", anchor: .calendar)
            moment.grain = .day
            return moment
        }
        let step = frame.step ?? a.number(.step)
        let base = Int(reference.year)
        let days = [base - 1, base, base + 1].compactMap { holiday.day(in: $0) }
        let chosen: CalendarDate?
        switch step {
        case .some(..<0): chosen = days.last { $0 < reference }
        case .some(0): chosen = holiday.day(in: base)
        case .some: chosen = days.first { $0 >= reference }
        case nil: chosen = nearest(days.map { CalendarUnit(day: $0) }, to: reference, tense: tense(frame), .day)?.start
        }
        return chosen.flatMap { holiday.moment(on: $0) }
    }

    private func anchored(_ moment: Moment, _ anchor: DateAnchor) -> Moment {
        var moment = moment
        moment.anchor = anchor == .explicit ? .calendar : anchor
        return moment
    }

    func period(_ a: ArgumentReader) -> Moment? {
        guard let index = a.number(.period), rules.named.periods.indices.contains(index) else { return nil }
        let period = rules.named.periods[index]
        guard let end = period.end else {
            var moment = Moment(type: .date, timex: period.start.description + "/", anchor: .calendar)
            moment.start = period.start
            moment.grain = .day
            return moment
        }
        return Moment(from: period.start, to: end, grain: period.grain, anchor: .calendar)
    }

    /// The lunar year of an animal that is nearest to the reference date, by tense.
    mutating func animalYear(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let animal = a.number(.animal), let reference else { return nil }
        // The year 4 was the first of a cycle, the year of the rat.
        let base = Int(reference.year)
        let candidates = (base - 11...base + 11).filter { ($0 - 4) % 12 == animal - 1 }
        let units = candidates.compactMap { rules.named.lunarYear($0) }
        var best: Moment?
        var bestDistance = Int.max
        for (start, end) in units {
            var distance = 0
            if start > reference { distance = start.dayNumber - reference.dayNumber }
            if end < reference { distance = reference.dayNumber - end.dayNumber }
            if distance < bestDistance {
                bestDistance = distance
                best = Moment(from: start, to: end, grain: .year, anchor: .calendar)
            }
        }
        return best
    }
}
