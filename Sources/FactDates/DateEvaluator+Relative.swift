import FactModel
import FactRules
import FactText

/// Dates that count from the document's date or from what the text spoke of last.
extension DateEvaluator {
    mutating func relative(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        var frame = frame
        let step = a.number(.step) ?? 0
        let isFromText = a.text(.anchor) == "text" && focus != nil
        let reference = isFromText ? focus?.start : self.reference
        let anchor = isFromText ? DateAnchor.context : .documentDate
        frame.base = reference
        if let month = a.number(.month) {
            frame.step = step
            return named(frame, timex: "XXXX-" + Timex.padded(month, 2), .month) {
                CalendarUnit(year: $0, month: month)
            }
        }
        if let season = a.text(.season).flatMap(DateEvaluator.season) {
            frame.step = step
            return named(frame, timex: "XXXX", .season) { CalendarUnit(year: $0, season: season) }
        }
        if let weekday = a.number(.weekday) {
            guard let reference else {
                return Moment(type: .date, timex: "XXXX-WXX-\(weekday)", anchor: .documentDate)
            }
            return stepWeekday(weekday, step, reference)
        }
        guard let grain = a.text(.unit).flatMap(CalendarGrain.init(named:)) else { return nil }
        guard let reference else { return unknown(grain) }
        guard let unit = CalendarUnit(grain, containing: reference).adding(step) else { return nil }
        var moment = Moment(unit, anchor: anchor)
        if let part = a.text(.part) {
            moment.type = .time
            moment.suffix = "T" + part
        }
        return moment
    }

    /// A named month or season of the year before, this year or the next one, counted from the reference date.
    private func named(
        _ frame: Frame, timex: String, _ grain: CalendarGrain, _ make: (Int) -> CalendarUnit
    ) -> Moment? {
        guard let reference = frame.base, let step = frame.step else {
            return Moment(type: .date, timex: timex, anchor: .explicit)
        }
        let base = Int(reference.year)
        let now = CalendarUnit(grain, containing: reference).index
        let candidates = [base - 2, base - 1, base, base + 1].map(make)
        let unit: CalendarUnit?
        switch step {
        case ..<0: unit = candidates.last { $0.index < now }
        case 0: unit = make(base)
        default: unit = candidates.first { $0.index > now }
        }
        return unit.map { Moment($0, anchor: .documentDate) }
    }

    /// A unit that is not known without a reference date.
    private func unknown(_ grain: CalendarGrain) -> Moment {
        let timex =
            switch grain {
            case .day: "XXXX-XX-XX"
            case .week: "XXXX-WXX"
            case .weekend: "XXXX-WXX-WE"
            case .month: "XXXX-XX"
            case .quarter: "XXXX-QX"
            case .half: "XXXX-HX"
            case .season, .year: "XXXX"
            case .decade: "XXX"
            case .century: "XX"
            case .millennium: "X"
            }
        var moment = Moment(type: .date, timex: timex, anchor: .documentDate)
        moment.grain = grain.record
        return moment
    }

    mutating func nearest(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let grain = a.text(.unit).flatMap(CalendarGrain.init(named:)) else { return nil }
        guard let reference else { return unknown(grain) }
        let now = CalendarUnit(grain, containing: reference)
        let chosen: CalendarUnit?
        if let start = now.start, start <= reference {
            chosen = now
        } else {
            chosen = tense(frame) == .future ? now : now.adding(-1)
        }
        return chosen.map { Moment($0, anchor: .documentDate) }
    }

    /// The unit of a grain that holds what the text spoke of last, else the reference date; a quarter is the one that the
    /// text reports on. With a whole, the unit of the same name in that year.
    mutating func context(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let name = a.text(.unit) else { return nil }
        // A `period` is a quarter unless the text has turned to whole years.
        guard let grain = name == "period" ? .quarter : CalendarGrain(named: name) else { return nil }
        var unit: CalendarUnit?
        var anchor = DateAnchor.context
        if grain == .quarter {
            unit = reportedQuarter
            if unit == nil {
                unit = reference.flatMap { CalendarUnit(.quarter, containing: $0).adding(-1) }
                anchor = .documentDate
            }
        } else if let last = grain >= .year ? named : focus, last.grain <= grain, let start = last.start {
            unit = CalendarUnit(grain, containing: start)
        } else if isNarrative, let focus, focus.grain == .month || focus.grain == .year,
            grain == .day || grain == .month
        {
            // The text has named only the larger unit.
            let rest = grain == .month || focus.grain == .month ? "-XX" : "-XX-XX"
            var moment = Moment(type: .date, timex: focus.timex + rest, anchor: .context)
            moment.start = focus.start
            moment.end = focus.end
            moment.grain = focus.grain.record
            return moment
        } else if let reference {
            unit = CalendarUnit(grain, containing: reference)
            anchor = .documentDate
        }
        let outer: Moment?
        if let whole = a.result(.whole) {
            outer = moment(whole, frame)
        } else if let year = a.number(.year) {
            outer = Moment(CalendarUnit(year: year), anchor: .explicit)
        } else {
            guard let unit else { return unknown(grain) }
            return Moment(unit, anchor: anchor)
        }
        guard let outer, let year = outer.unit?.year else { return nil }
        guard grain == .quarter, name == "quarter" || !reportsYears, let unit, let from = unit.year else {
            return outer
        }
        return unit.adding((year - from) * 4).map { Moment($0, anchor: .context) }
    }

    /// N units before or after the document's date, or with the anchor `text` what the text spoke of last.
    mutating func offset(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let name = a.text(.unit), let direction = a.number(.direction) else { return nil }
        if a.has(.vague), !a.has(.count), a.number(.vague) == nil {
            return direction < 0 ? vagueReference("PAST_REF") : vagueReference("FUTURE_REF")
        }
        guard let amount = Amount(count: a, unit: name) else { return nil }
        guard let grain = amount.grain else { return clockOffset(amount, direction) }
        var base: CalendarUnit?
        var anchor = DateAnchor.documentDate
        if a.text(.anchor) == "text", let focus {
            base = focus
            anchor = .context
        } else if let reference {
            base = CalendarUnit(day: reference)
        }
        guard var base else { return unknown(grain) }
        // In a report on a quarter, a year earlier is the same quarter of that year.
        let isQuarterly = !reportsYears && reportedQuarter != nil && direction < 0
        if grain == .year, isQuarterly || a.text(.grain) == "quarter", let count = amount.whole {
            base = reportedQuarter ?? quarterBefore(base)
            return base.adding(direction * count * 4).map { Moment($0, anchor: anchor) }
        }
        guard let unit = shift(base, amount, direction) else { return nil }
        var moment = Moment(unit, anchor: anchor)
        moment.mod = a.text(.mod) ?? (amount.isApproximate ? "APPROX" : nil)
        return moment
    }

    /// The quarter that reports around a day are about: the one that has ended.
    private func quarterBefore(_ unit: CalendarUnit) -> CalendarUnit {
        guard let start = unit.start else { return unit }
        return CalendarUnit(.quarter, containing: start).adding(-1) ?? unit
    }

    private func vagueReference(_ value: String) -> Moment { Moment(type: .date, timex: value, anchor: .lexicon) }

    private func clockOffset(_ amount: Amount, _ direction: Int) -> Moment? {
        guard let reference, let hours = amount.hours else { return nil }
        // Without a clock time of the document only whole days are known.
        let days = Int((hours / 24).rounded(.down))
        guard let day = reference.adding(days: direction * days) else { return nil }
        return Moment(CalendarUnit(day: day), anchor: .documentDate)
    }

    /// A unit moved by an amount, at the grain of the amount.
    private func shift(_ base: CalendarUnit, _ amount: Amount, _ direction: Int) -> CalendarUnit? {
        guard let day = base.start, let grain = amount.grain, let count = amount.whole else { return nil }
        let step = direction * count
        switch grain {
        case .day: return day.adding(days: step).map { CalendarUnit(day: $0) }
        case .week: return day.adding(days: step * 7).map { CalendarUnit(day: $0) }
        default: return CalendarUnit(grain, containing: day).adding(step)
        }
    }

    /// `the third quarter` of `last year`; `last Christmas`.
    mutating func compose(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let part = a.result(.part) else { return nil }
        var frame = frame
        if let whole = a.result(.whole) {
            guard let moment = moment(whole, frame) else { return nil }
            guard let year = moment.unit?.year ?? moment.start.map({ Int($0.year) }) else {
                // The year is unknown, and so is the part in it.
                return self.moment(part, frame)
            }
            frame.year = year
            frame.anchor = moment.anchor
        } else if let step = a.number(.step) {
            frame.step = step
        }
        return moment(part, frame)
    }

    mutating func modify(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let mod = a.text(.mod) else { return nil }
        var moment: Moment?
        if let date = a.result(.date) {
            moment = self.moment(date, frame)
        } else if let grain = a.text(.unit).flatMap(CalendarGrain.init(named:)) {
            if let reference {
                moment = Moment(CalendarUnit(grain, containing: reference), anchor: .documentDate)
            } else {
                moment = unknown(grain)
            }
        }
        moment?.mod = mod
        return moment
    }
}
