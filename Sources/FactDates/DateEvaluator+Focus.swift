import FactModel

/// What later expressions may count from.
extension DateEvaluator {
    /// Sentences for which a day or month holds the story.
    private static let focusReach = 3

    /// Keeps a date that was found. Comparisons with the past (`a year earlier`) do not move the focus.
    mutating func note(_ moment: Moment, _ constructor: DateConstructor, _ frame: Frame) {
        if moment.type == .duration, let unit = moment.duration?.unit, unit == "mo" || unit == "a" {
            // `the nine months`: what is compared from here on are years.
            reportsYears = reportsYears || (constructor == .span || constructor == .duration) && reportedQuarter != nil
        }
        guard moment.type == .date || moment.type == .time, let unit = moment.unit else { return }
        if unit.grain == .quarter, constructor != .offset, let start = unit.start, start <= documentDate ?? start {
            reportedQuarter = unit
            reportsYears = false
        }
        if unit.grain == .year, constructor == .relative || constructor == .point { reportsYears = true }
        if constructor == .offset, let focus, let day = unit.start, let before = focus.start, day < before { return }
        if isNarrative, unit.grain >= .year, let fine = fineFocus,
            frame.sentenceIndex - fine.sentence <= DateEvaluator.focusReach, frame.token > Int(frame.sentence.start) + 3
        {
            // A year in passing does not move a story that is told by days.
            return
        }
        focus = unit
        if unit.grain < .year { fineFocus = (unit, frame.sentenceIndex) }
    }
}
