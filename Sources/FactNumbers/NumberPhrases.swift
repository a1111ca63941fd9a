import FactModel
import FactText

/// Words that say how a value relates to the number beside them, and numbers without exact value.
struct NumberPhrases: Sendable {
    struct Vague: Sendable {
        enum Kind: String, Sendable { case count, times, ratio }
        var rule: RuleID
        var low: Int
        var high: Int
        var kind: Kind
    }

    private let before: PhraseTable
    private let after: PhraseTable
    private let vagueTable: PhraseTable
    private let modifiers: [Modifier]
    private(set) var vague: [Vague] = []

    static let modifierColumns = ["id", "phrase", "position", "modifier"]
    static let vagueColumns = ["id", "phrase", "low", "high", "type"]

    /// Reads tables of both kinds; the user's come first, so that their phrases win. Throws `DataError` with the line.
    init(
        modifiers modifierFiles: [DataFile], vague vagueFiles: [DataFile], _ builder: inout EngineBuilder
    ) throws(DataError) {
        var beforeTable = PhraseTableBuilder()
        var afterTable = PhraseTableBuilder()
        var modifiers: [Modifier] = []
        for file in modifierFiles {
            for row in try file.rows(NumberPhrases.modifierColumns) {
                guard let modifier = Modifier(rawValue: row[3]) else {
                    throw row.error("there is no modifier '\(row[3])'")
                }
                let payload = Int32(clamping: modifiers.count)
                modifiers.append(modifier)
                switch row[2] {
                case "before":
                    beforeTable.add(
                        row[1], payload: payload, to: &builder.lexicon, classes: .bound, reversed: true)
                case "after":
                    afterTable.add(row[1], payload: payload, to: &builder.lexicon, classes: .bound)
                default: throw row.error("position is 'before' or 'after', not '\(row[2])'")
                }
            }
        }
        var table = PhraseTableBuilder()
        for file in vagueFiles {
            for row in try file.rows(NumberPhrases.vagueColumns) {
                guard let low = Int(row[2]), let high = Int(row[3]), low >= 0, high >= low else {
                    throw row.error("low and high are whole numbers, low first")
                }
                guard let kind = Vague.Kind(rawValue: row[4]) else { throw row.error("there is no type '\(row[4])'") }
                let payload = Int32(clamping: vague.count)
                vague.append(Vague(rule: builder.rules.register(row[0]), low: low, high: high, kind: kind))
                table.add(row[1], payload: payload, to: &builder.lexicon, classes: .vagueNumber)
            }
        }
        before = beforeTable.finish()
        after = afterTable.finish()
        vagueTable = table.finish()
        self.modifiers = modifiers
    }

    /// The modifier that ends before a token, and its number of tokens.
    func modifier(_ tokens: [Token], before end: Int, limit: Int) -> (modifier: Modifier, tokens: Int)? {
        guard end > limit, !tokens[end - 1].classes.isDisjoint(with: .bound),
            let match = before.longestMatchBackwards(tokens, before: end, limit: limit)
        else { return nil }
        return (modifiers[Int(match.payload)], match.length)
    }

    /// The modifier that starts at a token.
    func modifier(_ tokens: [Token], at start: Int, limit: Int) -> (modifier: Modifier, tokens: Int)? {
        guard start < limit, !tokens[start].classes.isDisjoint(with: .bound),
            let match = after.longestMatch(tokens, at: start, limit: limit)
        else { return nil }
        return (modifiers[Int(match.payload)], match.length)
    }

    /// The vague number at a token.
    func vague(_ tokens: [Token], at start: Int, limit: Int) -> (number: Vague, tokens: Int)? {
        guard !tokens[start].classes.isDisjoint(with: .vagueNumber),
            let match = vagueTable.longestMatch(tokens, at: start, limit: limit)
        else { return nil }
        return (vague[Int(match.payload)], match.length)
    }
}
