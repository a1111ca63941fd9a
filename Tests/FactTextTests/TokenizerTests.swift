import FactTestSupport
import FactText
import Testing

@Suite struct TokenizerTests {
    @Test(arguments: TokenCase.all)
    func cutsText(_ example: TokenCase) {
        let bytes = Array(example.text.utf8)
        let found = Tokens.of(bytes).map { Tokens.described($0, in: bytes) }
        #expect(found == example.tokens)
    }

    @Test(arguments: TokenCase.all)
    func tokensLieInOrderOnBordersAndCoverEverythingButSpace(_ example: TokenCase) {
        expectSoundTokens(example.text)
    }

    @Test func randomTextGivesSoundTokens() {
        var generator = SeededGenerator(seed: 1)
        let pieces: [String] = [
            "a", "Z", "5", ".", ",", "'", "’", "-", "n't", "'s", "@", "://", "&", " ", "\n", "é", "Ω", "中", "한", "👩‍👩‍👧",
            "\u{301}", "\u{AD}", "½", "$", "e6", "st", "Inc.", "U.S.", "\u{A0}", "_", "...", "\u{200E}", "\0", "٣", "５",
        ]
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                text += pieces.randomElement(using: &generator) ?? ""
            }
            expectSoundTokens(text)
        }
    }

    @Test func aPartOfATextIsCutAsThePartAlone() {
        let before = Array("x 9".utf8), middle = Array("Sales rose 5km.".utf8), after = Array("7th of".utf8)
        var tokens: [Token] = []
        let whole = before + middle + after
        Tokenizer(Tokens.lexicon).tokenize(
            whole.span, from: before.count, to: before.count + middle.count, into: &tokens)
        let alone = Tokens.of(middle)
        #expect(tokens.map { Tokens.described($0, in: whole) } == alone.map { Tokens.described($0, in: middle) })
    }

    @Test func wordsAreFoundInAnyCase() {
        let text = "MILLION Million million SOCIÉTÉ société O’Clock o'clock billion"
        let found = Tokens.of(text).map(\.classes.withoutSurface)
        let expected: [TokenClasses] = [
            .multiplier, .multiplier, .multiplier, .organizationCue, .organizationCue, .timeUnit, .timeUnit, [],
        ]
        #expect(found == expected)
    }

    @Test func equalWordsHaveEqualHashes() {
        let text = "Société SOCIÉTÉ société"
        #expect(Set(Tokens.of(text).map(\.hash)).count == 1)
        let hashes = Tokens.of("Feb Feb. feb").map(\.hash)
        #expect(Set(hashes).count == 1)
    }

    @Test func surfaceClassesTellCapitalsAndDigits() {
        let tokens = Tokens.of("Profit profit IMF iPhone 21st ½ G20")
        #expect(tokens.map { $0.classes.contains(.capital) } == [true, false, true, false, false, false, true])
        #expect(tokens.map { $0.classes.contains(.digit) } == [false, false, false, false, true, true, false])
        #expect(tokens.map(\.isCapitalized) == [true, false, true, false, false, false, true])
        #expect(tokens.map(\.isNumeric) == [false, false, false, false, true, true, false])
        #expect(tokens.map(\.isWord) == [true, true, true, true, false, false, true])
    }

    @Test(arguments: [
        ("Acme Corp. of the U.S.", ["Acme", "Corp", "of", "the", "U.S"]),
        ("St. Mary's", ["St", "Mary", "'s"]),
        ("AT&T", ["AT&T"]),
        ("self-made", ["self", "-", "made"]),
        ("  ", []),
        ("per cent", ["per", "cent"]),
        (".", ["."]),
    ])
    func phrasesAreCutAsTextWithoutPeriods(_ phrase: String, _ words: [String]) {
        #expect(Tokenizer.words(of: phrase).map { String(decoding: $0, as: UTF8.self) } == words)
    }

    @Test(
        arguments: [
            [0xE4], [0xE4, 0xB8], [0x41, 0xF0, 0x9F], [0xC3, 0x41], [0x80, 0x80], [0xFF, 0xFE, 0x35],
            [0x35, 0xE2, 0x80],
            [0x64, 0x6F, 0x6E, 0xE2, 0x80], [0x41, 0x2E, 0xC3], [0x6E, 0xE2, 0x80, 0x99],
        ] as [[UInt8]])
    func malformedBytesNeitherTrapNorLoop(_ bytes: [UInt8]) {
        let tokens = Tokens.of(bytes)
        var end: Int32 = 0
        for token in tokens {
            #expect(token.start >= end && token.end > token.start && Int(token.end) <= bytes.count)
            end = token.end
        }
    }

    @Test func emptyAndReversedPartsGiveNothing() {
        let bytes = Array("some text".utf8)
        var tokens: [Token] = []
        let tokenizer = Tokenizer(Tokens.lexicon)
        tokenizer.tokenize(bytes.span, from: 4, to: 4, into: &tokens)
        tokenizer.tokenize(bytes.span, from: 6, to: 2, into: &tokens)
        tokenizer.tokenize(bytes.span, from: 100, to: 200, into: &tokens)
        #expect(tokens.isEmpty)
        tokenizer.tokenize(bytes.span, from: -5, to: 100, into: &tokens)
        #expect(tokens.count == 2)
    }

    /// Invariants of every token list: inside the text, in order, on code point borders, nothing but white space
    /// between tokens, `glued` exactly where nothing is between them, and the same list twice.
    private func expectSoundTokens(_ text: String) {
        let buffer = TextBuffer(text)
        let tokens = Tokens.of(buffer.bytes)
        var end = 0
        for (index, token) in tokens.enumerated() {
            let range = token.range.bounds
            #expect(!range.isEmpty && range.lowerBound >= end && range.upperBound <= buffer.count, "\(text)")
            #expect(buffer.isBoundary(range.lowerBound) && buffer.isBoundary(range.upperBound), "\(text)")
            let gap = String(decoding: buffer.bytes[end..<max(end, range.lowerBound)], as: UTF8.self)
            #expect(gap.unicodeScalars.allSatisfy(isSpace), "\(text)")
            if index > 0 { #expect(token.isGlued == gap.isEmpty, "\(text)") }
            end = range.upperBound
        }
        let rest = String(decoding: buffer.bytes[end...], as: UTF8.self)
        #expect(rest.unicodeScalars.allSatisfy(isSpace), "\(text)")
        let again = Tokens.of(buffer.bytes).map { Tokens.described($0, in: buffer.bytes) }
        #expect(tokens.map { Tokens.described($0, in: buffer.bytes) } == again)
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.value == 0x7F || scalar.properties.isWhitespace
            || scalar.properties.generalCategory == .control || [0x200B, 0x2060, 0xFEFF].contains(scalar.value)
    }
}

extension TokenClasses {
    /// Without the classes that the tokenizer sets by looks.
    var withoutSurface: TokenClasses { subtracting([.capital, .digit]) }
}
