import FactTestSupport
import FactText
import Testing

@Suite struct LexiconTests {
    @Test func aWordHasTheUnionOfItsClasses() {
        var builder = LexiconBuilder()
        let first = builder.add("March", .month)
        let again = builder.add("MARCH", .verb)
        let lexicon = builder.finish()
        #expect(first == again)
        #expect(lexicon.count == 2)
        #expect(lexicon.classes(of: lexicon.find("march")) == [.month, .verb])
        #expect(lexicon.spelling(of: first) == "march")
    }

    @Test func unknownAndEmptyWords() {
        var builder = LexiconBuilder()
        #expect(builder.add("") == .unknown)
        builder.add("known")
        let lexicon = builder.finish()
        #expect(lexicon.find("unknown") == .unknown)
        #expect(lexicon.find("") == .unknown)
        #expect(lexicon.find("know") == .unknown)
        #expect(lexicon.find("knownn") == .unknown)
        #expect(lexicon.classes(of: .unknown).isEmpty)
        #expect(lexicon.spelling(of: .unknown).isEmpty)
        #expect(!WordID.unknown.isKnown)
    }

    @Test func anEmptyLexiconFindsNothing() {
        #expect(LexiconBuilder().finish().find("word") == .unknown)
    }

    /// The table answers as a dictionary does, for 20,000 words that are held and as many that are not.
    @Test func findsWhatADictionaryFinds() {
        var generator = SeededGenerator(seed: 3)
        let letters = Array("abcdeéñλж'-5").map(String.init)
        var builder = LexiconBuilder()
        var numbers: [String: WordID] = [:]
        func word() -> String {
            var word = ""
            for _ in 0..<Int.random(in: 1...7, using: &generator) {
                word += letters.randomElement(using: &generator) ?? ""
            }
            return word
        }
        for _ in 0..<20_000 {
            let word = word()
            numbers[word] = builder.add(word)
        }
        let lexicon = builder.finish()
        #expect(lexicon.count == numbers.count + 1)
        var wrong = 0
        for (word, number) in numbers where lexicon.find(word.uppercased()) != number { wrong += 1 }
        for _ in 0..<20_000 {
            let word = word()
            if lexicon.find(word) != numbers[word] ?? .unknown { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test func classNamesAreDistinctAndReadBack() {
        var seen: TokenClasses = []
        for (name, value) in TokenClasses.names {
            #expect(value.rawValue.nonzeroBitCount == 1, "\(name)")
            #expect(seen.isDisjoint(with: value), "\(name)")
            #expect(TokenClasses(named: name) == value)
            seen.formUnion(value)
        }
        #expect(TokenClasses(named: "capital") == nil)
        #expect(TokenClasses(named: "") == nil)
    }
}
