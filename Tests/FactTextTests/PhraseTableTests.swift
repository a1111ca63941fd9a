import FactTestSupport
import FactText
import Testing

@Suite struct PhraseTableTests {
    private static func table(
        _ phrases: [String], classes: TokenClasses = [], reversed: Bool = false
    ) -> (PhraseTable, Lexicon) {
        var words = LexiconBuilder()
        var builder = PhraseTableBuilder()
        for (payload, phrase) in phrases.enumerated() {
            builder.add(phrase, payload: Int32(payload), to: &words, classes: classes, reversed: reversed)
        }
        return (builder.finish(), words.finish())
    }

    @Test func theLongestPhraseWins() {
        let (table, lexicon) = Self.table(["Spring", "Spring Festival", "Spring Festival Gala Night", "per cent"])
        let tokens = Tokens.of("the SPRING festival gala of spring, per  cent", lexicon: lexicon)
        #expect(table.longestMatch(tokens, at: 0, limit: tokens.count) == nil)
        #expect(table.longestMatch(tokens, at: 1, limit: tokens.count) == .init(length: 2, payload: 1))
        #expect(table.longestMatch(tokens, at: 1, limit: 2) == .init(length: 1, payload: 0))
        #expect(table.longestMatch(tokens, at: 1, limit: 1) == nil)
        #expect(table.longestMatch(tokens, at: 5, limit: tokens.count) == .init(length: 1, payload: 0))
        #expect(table.longestMatch(tokens, at: 7, limit: 1_000) == .init(length: 2, payload: 3))
        #expect(table.maximumLength == 4)
    }

    @Test func phrasesAreFoundFromTheirEnd() {
        let (table, lexicon) = Self.table(["a b c", "c", "b c"], reversed: true)
        let tokens = Tokens.of("x a b c d", lexicon: lexicon)
        #expect(table.longestMatchBackwards(tokens, before: 4, limit: 0) == .init(length: 3, payload: 0))
        #expect(table.longestMatchBackwards(tokens, before: 4, limit: 2) == .init(length: 2, payload: 2))
        #expect(table.longestMatchBackwards(tokens, before: 5, limit: 0) == nil)
        #expect(table.longestMatchBackwards(tokens, before: 1_000, limit: -3) == nil)
        #expect(table.longestMatchBackwards(tokens, before: 0, limit: 0) == nil)
    }

    @Test func theFirstWordGetsTheClasses() {
        let (_, lexicon) = Self.table(["big bang"], classes: .namedDate)
        #expect(lexicon.classes(of: lexicon.find("big")) == .namedDate)
        #expect(lexicon.classes(of: lexicon.find("bang")).isEmpty)
        let (_, reversed) = Self.table(["big bang"], classes: .namedDate, reversed: true)
        #expect(reversed.classes(of: reversed.find("bang")) == .namedDate)
    }

    @Test func aPhraseGivenTwiceKeepsItsFirstNumber() {
        var words = LexiconBuilder()
        var builder = PhraseTableBuilder()
        #expect(builder.add("New Year", payload: 7, to: &words) == nil)
        #expect(builder.add("new  year", payload: 8, to: &words) == 7)
        #expect(builder.add("", payload: 9, to: &words) == nil)
        #expect(builder.add([], payload: 9) == nil)
        let tokens = Tokens.of("New Year", lexicon: words.finish())
        #expect(builder.finish().longestMatch(tokens, at: 0, limit: 2)?.payload == 7)
    }

    @Test func anEmptyTableFindsNothing() {
        let table = PhraseTableBuilder().finish()
        #expect(table.isEmpty)
        #expect(table.longestMatch(Tokens.of("Mr. x"), at: 0, limit: 2) == nil)
    }

    /// The table answers as a search through all phrases does.
    @Test func findsWhatASearchFinds() {
        var generator = SeededGenerator(seed: 4)
        let letters = ["a", "b", "c", "d"]
        func words(_ range: ClosedRange<Int>) -> [String] {
            (0..<Int.random(in: range, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "a" }
        }
        var phrases: [[String]] = []
        for _ in 0..<60 {
            let phrase = words(1...5)
            if !phrases.contains(phrase) { phrases.append(phrase) }
        }
        let (table, lexicon) = Self.table(phrases.map { $0.joined(separator: " ") })
        for _ in 0..<300 {
            let text = words(1...12)
            let tokens = Tokens.of(text.joined(separator: " "), lexicon: lexicon)
            for start in text.indices {
                let longest = phrases.enumerated()
                    .filter { text[start...].starts(with: $0.element) }
                    .max { $0.element.count < $1.element.count }
                let expected = longest.map { PhraseTable.Match(length: $0.element.count, payload: Int32($0.offset)) }
                #expect(table.longestMatch(tokens, at: start, limit: tokens.count) == expected)
            }
        }
    }
}
