import FactModel
import FactNumerals
import FactText

/// Goes through the tokens of one sentence and collects its numbers.
///
/// It stops only at tokens of number classes, so most tokens cost one test. `floor` is the first token that no mention
/// has taken: looking back never crosses it.
struct NumberScanner {
    let tables: NumberTables
    let tokens: [Token]
    /// Tokens of the sentence.
    let start: Int
    let end: Int
    let sentence: Int32
    /// Whether most words are capitalised, as in headlines: capitals then say nothing about names.
    private(set) var isTitleCase = false
    var floor: Int
    var mentions: [Mention] = []
    var warnings: [Warning] = []

    static let starters: TokenClasses = [.digit, .cardinal, .ordinal, .fraction, .vagueNumber]

    init(_ tables: NumberTables, _ document: SegmentedDocument, sentence: Int) {
        self.tables = tables
        tokens = document.tokens
        let range = document.sentences[sentence].tokens
        start = Int(range.start)
        end = min(Int(range.end), document.tokens.count)
        floor = start
        self.sentence = Int32(clamping: sentence)
    }

    mutating func scan(_ text: Span<UInt8>) {
        var i = start
        var sawNumber = false
        while i < end {
            let token = tokens[i]
            if token.classes.isDisjoint(with: NumberScanner.starters) {
                if token.shape == .alphanumeric, let next = prefixedAmount(text, at: i) {
                    i = next
                    floor = i
                } else {
                    i += 1
                }
                continue
            }
            if !sawNumber {
                sawNumber = true
                isTitleCase = NumberScanner.isTitleCase(tokens, start, end)
            }
            let next = step(text, at: i)
            if next > i { floor = max(floor, next) }
            i = max(next, i + 1)
        }
    }

    /// Handles the number at a token; gives the token to go on from.
    private mutating func step(_ text: Span<UInt8>, at i: Int) -> Int {
        if let next = vagueNumber(text, at: i) { return next }
        guard let quantity = quantity(text, at: i, floor: floor) else {
            // A word that is no number here may belong to the modifier of the next: `as many as 40`.
            return tokens[i].isNumeric ? identifierEnd(text, from: i) : i
        }
        if let next = special(quantity, text) { return next }
        if let next = range(quantity, text) { return next }
        if let next = ratio(quantity, text) { return next }
        if isRejected(quantity, text) { return max(identifierEnd(text, from: i), quantity.end) }
        return emit(quantity, text)
    }

    /// Whether capitals mark no names: three of four words of a sentence of at least four start with one.
    private static func isTitleCase(_ tokens: [Token], _ start: Int, _ end: Int) -> Bool {
        guard end - start <= 40 else { return false }
        var words = 0, capitals = 0
        for i in start..<end where tokens[i].isWord && tokens[i].count > 3 {
            words += 1
            if tokens[i].isCapitalized { capitals += 1 }
        }
        return words >= 4 && capitals * 4 >= words * 3
    }

    // MARK: Tokens

    func byte(_ i: Int, _ text: Span<UInt8>) -> UInt8 {
        guard i >= start, i < end, tokens[i].count == 1 else { return 0 }
        return text[Int(tokens[i].start)]
    }

    func isDash(_ i: Int, _ text: Span<UInt8>) -> Bool {
        guard i >= start, i < end, tokens[i].count <= 3 else { return false }
        switch UTF8Reader.scalar(text, at: Int(tokens[i].start)).scalar {
        case 0x2D: return tokens[i].count == 1
        case 0x2010...0x2014, 0x2212: return true
        default: return false
        }
    }

    /// Whether a token touches the one behind it.
    func touchesNext(_ i: Int) -> Bool { i + 1 < end && tokens[i + 1].isGlued }

    /// A hyphen that touches both neighbours.
    func isJoint(_ i: Int, _ text: Span<UInt8>) -> Bool { isDash(i, text) && tokens[i].isGlued && touchesNext(i) }

    func roles(_ i: Int) -> NumberRoles { i >= start && i < end ? tables.cues.roles(tokens[i]) : [] }
}
