import FactText
import Testing

/// A megabyte of one thing. A scan that starts again at every token would take a quarter of an hour here; the limit is
/// far above what a linear one takes in a debug build on a busy machine.
@Suite struct HostileTextTests {
    static let units: [String] = [
        "a", "A", "5", ".", ",", "-", "'", "’", "\"", "(", "$", "_", "@", "/", "&", "\0", " ", "\n", "é", "É", "中", "한",
        "👍", "\u{200D}", "\u{301}", "\u{AD}", "½", "\u{A0}",
        "a.", "A.B", "a'", "n't", "'s", "1.", "1,", "1e", "e1", "://", "a@", "a@b;", "a@!", "x://", "A&", "a_", "1st",
        "👩‍",
        "a’", "1 ", "Inc.", "Inc. ", ". ", "a-", "5-", "«", "1990's",
    ]

    @Test(arguments: units)
    func takesLinearTime(_ unit: String) {
        let unitBytes = Array(unit.utf8)
        var bytes: [UInt8] = []
        while bytes.count < 1_000_000 { bytes.append(contentsOf: unitBytes) }
        var tokens: [Token] = []
        let time = ContinuousClock().measure {
            Tokenizer(Tokens.lexicon).tokenize(bytes.span, from: 0, to: bytes.count, into: &tokens)
        }
        #expect(time < .seconds(30), "\(time)")
        var end: Int32 = 0
        var isSound = true
        for token in tokens {
            isSound = isSound && token.start >= end && token.end > token.start
            end = token.end
        }
        #expect(isSound && Int(end) <= bytes.count)
    }

    @Test func manyWordsWithOneHashSlotAreStillFound() {
        // Words whose hashes agree in the low bits fall into one run of the table.
        var builder = LexiconBuilder()
        var words: [String] = []
        var number = 0
        while words.count < 200 {
            let word = "w\(number)"
            number += 1
            if WordHash.of(Array(word.utf8)) & 0xFF == 0 { words.append(word) }
        }
        for word in words { builder.add(word) }
        let lexicon = builder.finish()
        #expect(words.allSatisfy { lexicon.find($0).isKnown })
    }
}
