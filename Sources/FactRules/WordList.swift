package import FactText

/// A named list of words and phrases, each with a value that the owner of the rules understands: months and their
/// numbers, units, holidays.
package struct WordList: Sendable {
    package struct Entry: Sendable {
        package let value: String
        /// `value` as a number, when it is one.
        package let number: Int?
        let needsCapital: Bool
    }

    package let name: String
    package private(set) var entries: [Entry] = []
    private var words: [WordID: Int32] = [:]
    private var phrases = PhraseTableBuilder()
    private(set) var table: PhraseTable?
    /// First words of phrases of two and more words.
    private(set) var firstWords: [WordID] = []
    private(set) var singleWords: [(word: WordID, entry: Int32)] = []

    init(name: String) { self.name = name }

    /// Adds a word or phrase. The value given first stays, so that rule order in a file decides.
    mutating func add(
        _ phrase: String, value: String, needsCapital: Bool, classes: TokenClasses, to lexicon: inout LexiconBuilder
    ) {
        let index = Int32(clamping: entries.count)
        entries.append(Entry(value: value, number: Int(value), needsCapital: needsCapital))
        let cut = RuleTableBuilder.words(of: phrase)
        guard let first = cut.first else { return }
        if cut.count == 1 {
            let word = lexicon.add(first, classes)
            guard words[word] == nil else { return }
            words[word] = index
            singleWords.append((word, index))
        } else if phrases.add(phrase, payload: index, to: &lexicon, classes: classes) == nil {
            firstWords.append(lexicon.add(first))
        }
    }

    mutating func finish() {
        if !firstWords.isEmpty { table = phrases.finish() }
    }

    /// The entry of a word.
    package func entry(of word: WordID) -> Entry? { words[word].map { entries[Int($0)] } }

    /// The entry that tokens `start ..< end` spell.
    package func entry(_ tokens: [Token], _ start: Int, _ end: Int) -> Entry? {
        if end - start == 1 { return entry(of: tokens[start].word) }
        guard let match = table?.longestMatch(tokens, at: start, limit: end), match.length == end - start else {
            return nil
        }
        return entries[Int(match.payload)]
    }

    func phraseLength(_ tokens: [Token], at start: Int, limit: Int) -> Int {
        guard let match = table?.longestMatch(tokens, at: start, limit: limit), match.length > 1 else { return 0 }
        if entries[Int(match.payload)].needsCapital, !tokens[start].isCapitalized { return 0 }
        return match.length
    }
}
