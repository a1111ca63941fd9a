import FactModel
import FactText

extension SentenceBinder {
    /// When a quantity or an organization's statement holds.
    func bindDate(_ fact: inout Fact, _ index: Int, at place: Int?) {
        if let (date, link) = date(for: index, at: place) {
            fact.dateMention = Int32(clamping: date)
            fact.dateLink = link
        } else if configuration.documentDate, document.date != nil {
            fact.dateLink = .document
        }
    }

    private func date(for index: Int, at place: Int?) -> (Int, DateLink)? {
        let start = document.mentions[index].tokens.start
        let verb = place.map { Int(chunk($0).governor) } ?? -1
        var best: (index: Int, cost: Int)?
        let low = max(mentions.lowerBound, index - SentenceBinder.reach / 2)
        let high = min(mentions.upperBound, index + SentenceBinder.reach / 2)
        for date in low..<high where date != index && isCalendarDate(date) {
            let cost = cost(of: date, for: index, start: start, verb: verb)
            if best.map({ cost < $0.cost }) ?? true { best = (date, cost) }
        }
        guard let best else { return nil }
        return (best.index, best.cost < 1_000 ? .clause : .sentence)
    }

    private func isCalendarDate(_ index: Int) -> Bool {
        guard case .date(let value) = document.mentions[index].value else { return false }
        return value.type != .duration
    }

    /// Distance in tokens; a date of another clause costs more than any of the same.
    private func cost(of date: Int, for index: Int, start: Int32, verb: Int) -> Int {
        let tokens = document.mentions[date].tokens
        var cost = tokens.start >= start ? Int(tokens.start - start) : Int(start - tokens.start) + 4
        if let place = nounPhrase(of: document.mentions[date]), verb >= 0 {
            let other = analysis.kind(place) == .verbGroup ? place : Int(chunk(place).governor)
            if other != verb { cost += 1_000 }
        }
        // Another number between: the date is that one's.
        let first = min(index, date)
        let between = numbersBefore[max(index, date) - mentions.lowerBound] - numbersBefore[first - mentions.lowerBound]
        return cost + 30 * (first == index && between > 0 ? between - 1 : between)
    }
}
