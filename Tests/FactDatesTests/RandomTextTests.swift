import FactDates
import FactModel
import FactTestSupport
import FactText
import Testing

/// Texts put together at random from the words of dates: nothing may trap, spans must hold, the result is the same twice.
@Suite struct RandomTextTests {
    private static let words = [
        "the", "a", "of", "in", "on", "to", "and", "from", "first", "last", "next", "this", "early", "late", "mid",
        "end",
        "January", "May", "March", "Feb.", "Monday", "Fri", "week", "weeks", "month", "year", "years", "quarter",
        "decade", "century", "day", "hours", "ago", "earlier", "later", "before", "yesterday", "today", "tonight",
        "morning", "summer", "fall", "Christmas", "Easter", "Spring Festival", "Year", "Horse", "15th",
        "Five-Year Plan", "2026", "1999", "99999", "0", "31", "30th", "999999999999", "1990s", "'98", "2026-02-30",
        "2026.13.45", "11/02/2026", "1e308", "3/4", "½", "two", "hundred", "million", "half", "BC", "AD", "p.m.",
        "GMT", "12:75", "24:00", "every", "daily", "now", "several", ",", ".", "-", "–", "/", "(", ")", "'s", "é", "年",
        "🎉", "FY99", "Q4", "H1", "W53", "nineteen", "ninety-nine", "until", "will", "said", "\n",
    ]

    @Test(arguments: 0..<40) func holds(_ seed: Int) throws {
        let route = try DateFixture.shared.get()
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        for round in 0..<25 {
            var text = ""
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += Self.words[Int(state >> 33) % Self.words.count]
                if state >> 60 & 3 != 0 { text += " " }
            }
            let date = round % 3 == 0 ? nil : round % 3 == 1 ? "2026-02-11" : "0001-01-01"
            let document = route.segmented(text, date: date)
            let first = route.part.extract(document, date: document.document.metadata.date)
            #expect(TestDocuments.breach(of: first.mentions, in: document) == nil, "\(text)")
            let second = route.part.extract(document, date: document.document.metadata.date)
            #expect(first.mentions.map(\.range) == second.mentions.map(\.range))
            for mention in first.mentions {
                guard case .date(let value) = mention.value else { continue }
                #expect(!value.timex.isEmpty)
                if let start = value.start, let end = value.end { #expect(start <= end, "\(value.timex) in \(text)") }
            }
        }
    }
}
