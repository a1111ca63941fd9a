import FactModel
import FactRules
import FactText

/// Calendar points, explicit and with parts to be inherited.
extension DateEvaluator {
    mutating func point(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        var frame = frame
        if let whole = a.result(.whole) {
            guard let moment = moment(whole, frame), let year = moment.unit?.year else { return nil }
            frame.year = year
            frame.anchor = moment.anchor
        }
        var year = frame.year
        var anchor: DateAnchor = year == nil ? .explicit : frame.anchor
        if let written = a.number(.year) {
            if let century = a.number(.century) {
                guard (0...99).contains(written), written >= 10 || written == 0 else { return nil }
                year = century * 100 + written
            } else if let era = a.text(.era) {
                // `in 480`: a year of the era that the text has named.
                let isBefore = era == "BC" || (era == "same" && namedEra == "BC")
                if era == "same", namedEra == nil { return nil }
                year = isBefore ? 1 - written : written
            } else {
                year = a.digitCount(.year) == 2 ? fullYear(written) : written
            }
            anchor = .explicit
            if let era = a.text(.era), era != "same" { namedEra = era }
        }
        if let quarter = a.number(.quarter) {
            guard (1...4).contains(quarter) else { return nil }
            return inherit(
                year, anchor, frame, timex: "XXXX-Q\(quarter)", grain: .quarter,
                { CalendarUnit(year: $0, quarter: quarter) })
        }
        if let half = a.number(.half) {
            guard (1...2).contains(half) else { return nil }
            return inherit(
                year, anchor, frame, timex: "XXXX-H\(half)", grain: .half, { CalendarUnit(year: $0, half: half) })
        }
        if let season = a.text(.season).flatMap(DateEvaluator.season) {
            return inherit(
                year, anchor, frame, timex: "XXXX-" + ["SP", "SU", "FA", "WI"][season - 1], grain: .season,
                { CalendarUnit(year: $0, season: season) })
        }
        if let week = a.number(.week), let year {
            guard let first = CalendarDate(year: year, month: 1, day: 4) else { return nil }
            let unit = CalendarUnit(.week, containing: first).adding(week - 1)
            return unit.map { Moment($0, anchor: anchor) }
        }
        if let weekday = a.number(.weekday) { return self.weekday(weekday, day: a.number(.day), frame) }
        if let month = a.number(.month) {
            guard let day = a.number(.day) else {
                return inherit(
                    year, anchor, frame, timex: "XXXX-" + Timex.padded(month, 2), grain: .month,
                    { CalendarUnit(year: $0, month: month) })
            }
            return self.day(year, month, day, anchor, a.tokens, frame)
        }
        guard let year else { return nil }
        guard (-9998...9998).contains(year) else { return nil }
        if a.has(.fiscal) { return fiscalYear(year) }
        return Moment(CalendarUnit(year: year), anchor: anchor)
    }

    private func fiscalYear(_ year: Int) -> Moment {
        Moment(CalendarUnit(year: year), anchor: .explicit)
    }

    /// `98` is the year that ends so and is nearest before twenty years after the document.
    func fullYear(_ short: Int) -> Int {
        let latest = Int(reference?.year ?? 2010) + 20
        let candidate = latest / 100 * 100 + short
        return candidate <= latest ? candidate : candidate - 100
    }

    static func season(_ name: String) -> Int? {
        switch name {
        case "SP": 1
        case "SU": 2
        case "FA": 3
        case "WI": 4
        default: nil
        }
    }

    /// A day from its parts. An impossible day leaves a warning and no date.
    mutating func day(
        _ year: Int?, _ month: Int, _ day: Int, _ anchor: DateAnchor, _ tokens: TokenRange, _ frame: Frame
    ) -> Moment? {
        // A leap year stands in for the unknown one.
        guard (1...12).contains(month), day >= 1, day <= CalendarDate.daysInMonth(month, year: year ?? 2000) else {
            warn("impossible-date", "there is no day \(day) in month \(month)", tokens)
            return nil
        }
        let timex = "XXXX-" + Timex.padded(month, 2) + "-" + Timex.padded(day, 2)
        return inherit(
            year, anchor, frame, timex: timex, grain: .day,
            { CalendarDate(year: $0, month: month, day: day).map { CalendarUnit(day: $0) } })
    }

    /// A unit whose year may be missing: with a reference date the occurrence that tense and distance suggest, without
    /// one the TIMEX3 value with `XXXX`.
    private func inherit(
        _ year: Int?, _ anchor: DateAnchor, _ frame: Frame, timex: String, grain: CalendarGrain,
        _ make: (Int) -> CalendarUnit?
    ) -> Moment? {
        if let year { return make(year).map { Moment($0, anchor: anchor) } }
        guard let reference else {
            var moment = Moment(type: .date, timex: timex, anchor: .explicit)
            moment.grain = grain.record
            return moment
        }
        let base = Int(reference.year)
        let candidates = [base - 1, base, base + 1].compactMap(make)
        if let step = frame.step {
            let now = CalendarUnit(grain, containing: reference).index
            let unit: CalendarUnit?
            switch step {
            case ..<0: unit = candidates.last { $0.index < now }
            case 0: unit = make(base)
            default: unit = candidates.first { $0.index > now }
            }
            return unit.map { Moment($0, anchor: .documentDate) }
        }
        if isNarrative, let focus {
            // A year alone holds what follows; behind a finer date the story goes on to the nearest one.
            let unit = focus.grain >= .year ? make(base) : nearest(candidates, to: reference, tense: nil, .day)
            return unit.map { Moment($0, anchor: .context) }
        }
        let chosen = nearest(candidates, to: reference, tense: tense(frame), grain)
        return chosen.map { Moment($0, anchor: .documentDate) }
    }

    /// The candidate nearest to a day, where one against the tense of the clause counts as farther away.
    func nearest(
        _ candidates: [CalendarUnit], to day: CalendarDate, tense: Tense?, _ grain: CalendarGrain
    ) -> CalendarUnit? {
        // Days backward and forward weigh so; tuned together on the development news, where a factor of two either way
        // changes few dates. Quarters are mostly those that are reported on.
        let isReported = grain == .quarter || grain == .half
        let (back, forth) =
            switch tense {
            case .past: (10, isReported ? 40 : 25)
            case .future: (16, 10)
            case nil: (10, isReported ? 30 : 11)
            }
        return candidates.min { distance($0, day, back, forth) < distance($1, day, back, forth) }
    }

    private func distance(_ unit: CalendarUnit, _ day: CalendarDate, _ back: Int, _ forth: Int) -> Int {
        guard let start = unit.start, let end = unit.end else { return .max }
        if start > day { return (start.dayNumber - day.dayNumber) * forth }
        return end < day ? (day.dayNumber - end.dayNumber) * back : 0
    }

    /// A weekday near the reference date; with the number of a day, the one of that number.
    private func weekday(_ weekday: Int, day number: Int?, _ frame: Frame) -> Moment? {
        guard (1...7).contains(weekday) else { return nil }
        guard let reference else {
            var moment = Moment(type: .date, timex: "XXXX-WXX-\(weekday)", anchor: .explicit)
            moment.grain = .day
            return moment
        }
        if let step = frame.step, number == nil { return stepWeekday(weekday, step, reference) }
        let last = reference.adding(days: -((reference.weekday - weekday + 7) % 7))
        guard let last else { return nil }
        if let number {
            for weeks in [0, 1, -1, 2, -2, 3, -3, 4, -4] {
                if let day = last.adding(days: weeks * 7), Int(day.day) == number {
                    return Moment(CalendarUnit(day: day), anchor: .documentDate)
                }
            }
            return nil
        }
        var chosen = last
        let looksAhead = (isNarrative && focus != nil) || tense(frame) == .future
        if looksAhead, last != reference { chosen = last.adding(days: 7) ?? last }
        return Moment(CalendarUnit(day: chosen), anchor: .documentDate)
    }

    func stepWeekday(_ weekday: Int, _ step: Int, _ reference: CalendarDate) -> Moment? {
        let back = (reference.weekday - weekday + 7) % 7
        let day: CalendarDate?
        switch step {
        case ..<0: day = reference.adding(days: back == 0 ? -7 : -back)
        case 0: day = reference.adding(days: weekday - reference.weekday)
        default: day = reference.adding(days: 7 - back)
        }
        return day.map { Moment(CalendarUnit(day: $0), anchor: .documentDate) }
    }

    // MARK: Numbers

    mutating func numeric(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        var first: Int, second: Int, third: Int
        var yearFirst: Bool
        var thirdCount = 4
        if case .tokens(let range) = a.value(.dotted), range.count == 1 {
            guard let parts = DigitToken.dotted(document.tokens[Int(range.start)], bytes.span) else { return nil }
            (first, second, third) = (parts.first, parts.second, parts.third)
            yearFirst = parts.firstCount == 4
            thirdCount = parts.thirdCount
            guard yearFirst || (thirdCount == 4 && parts.firstCount <= 2) else { return nil }
            guard (1000...2999).contains(yearFirst ? first : third) else { return nil }
            if !yearFirst {
                // Dots mean day, month, year.
                return day(third, second, first, .explicit, a.tokens, frame)
            }
        } else {
            guard let x = a.number(.first), let y = a.number(.second), let z = a.number(.third) else { return nil }
            (first, second, third) = (x, y, z)
            yearFirst = a.digitCount(.first) == 4
            thirdCount = a.digitCount(.third)
        }
        if yearFirst { return day(first, second, third, .explicit, a.tokens, frame) }
        let year = thirdCount == 2 ? fullYear(third) : third
        let monthFirst = second > 12 || (first <= 12 && rules.monthFirst)
        return day(year, monthFirst ? first : second, monthFirst ? second : first, .explicit, a.tokens, frame)
    }

    // MARK: Spans

    mutating func years(_ a: ArgumentReader) -> Moment? {
        guard let from = a.number(.from), var to = a.number(.to) else { return nil }
        if a.digitCount(.to) == 2 {
            to += from / 100 * 100
            // `2013-12` is a month: only a later year of the same century makes a span.
            guard to > from else {
                let month = to - from / 100 * 100
                return (1...12).contains(month)
                    ? Moment(CalendarUnit(year: from, month: month), anchor: .explicit) : nil
            }
        }
        guard to > from, let start = CalendarUnit(year: from).start, let end = CalendarUnit(year: to).end else {
            return nil
        }
        var moment = Moment(from: start, to: end, grain: .year, anchor: .explicit)
        moment.timex = Timex.year(from) + "/" + Timex.year(to)
        return moment
    }

    mutating func days(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let month = a.number(.month), let from = a.number(.from), let to = a.number(.to), to > from else {
            return nil
        }
        let year = a.number(.year) ?? frame.year
        guard let first = day(year, month, from, .explicit, a.tokens, frame), let start = first.unit?.start,
            let end = CalendarDate(year: Int(start.year), month: month, day: to)
        else { return nil }
        return Moment(from: start, to: end, grain: .day, anchor: first.anchor)
    }

    mutating func months(_ a: ArgumentReader, _ frame: Frame) -> Moment? {
        guard let from = a.number(.from), let to = a.number(.to) else { return nil }
        let year = a.number(.year) ?? frame.year
        let last = inherit(
            year, .explicit, frame, timex: "XXXX-" + Timex.padded(to, 2), grain: .month,
            { CalendarUnit(year: $0, month: to) })
        guard let last, let end = last.unit else { return last }
        let back = (to - from + 12) % 12
        guard back > 0, let first = end.adding(-back), let start = first.start, let stop = end.end else { return nil }
        var moment = Moment(from: start, to: stop, grain: .month, anchor: last.anchor)
        moment.timex = first.timex + "/" + end.timex
        return moment
    }

    // MARK: Large units

    func decade(_ a: ArgumentReader) -> Moment? {
        let year = a.number(.year) ?? a.number(.decade)
        guard var year, year >= 0, year % 10 == 0, year < 9990 else { return nil }
        if let era = a.text(.era) {
            return Moment(CalendarUnit(.decade, index: era == "BC" ? -year / 10 - 1 : year / 10), anchor: .explicit)
        }
        if year < 100 {
            // Of the decades with that name, the last one that has begun.
            let latest = Int(reference?.year ?? 2010)
            year += latest / 100 * 100
            if year > latest { year -= 100 }
        }
        if year < 1000 { return nil }
        return Moment(CalendarUnit(.decade, index: year / 10), anchor: .explicit)
    }

    func century(_ a: ArgumentReader) -> Moment? {
        guard let number = a.number(.number), (1...30).contains(number) else { return nil }
        let isBefore = a.text(.era) == "BC"
        return Moment(CalendarUnit(.century, index: isBefore ? -number : number - 1), anchor: .explicit)
    }
}
