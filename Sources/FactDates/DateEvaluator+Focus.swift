import FactModel
import FactRules
import FactText

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
        named = unit
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

    /// Gives a month or day without a year the year of the date that it is joined with: `April and June 1955`.
    mutating func shareYear(of match: RuleMatch, with following: Int, _ frame: inout Frame) {
        let other = scanner.results[following]
        let joint = Int(match.tokens.end)
        guard other.tokens.start == match.tokens.end + 1, joint < document.tokens.count,
            rules.joints?.entry(of: document.tokens[joint].word) != nil,
            constructor(of: match) == .point, constructor(of: other) == .point
        else { return }
        var inner = frame
        inner.following = nil
        let before = warnings.count
        let date = moment(following, inner)
        warnings.removeLast(warnings.count - before)
        guard let date, date.anchor == .explicit, let unit = date.unit, unit.grain <= .month, let year = unit.year
        else { return }
        frame.year = year
        frame.anchor = .context
    }

    private func constructor(of match: RuleMatch) -> DateConstructor {
        DateConstructor.allCases[rules.table.rules[match.rule].constructor]
    }
}
