import FactText

/// Written signs whose case matters: `MW` and `mW`, `US$`, `km/h`. Each belongs to a numbered owner.
///
/// Words are found folded, as the lexicon has them; then the bytes of the text decide, without the spaces between the
/// tokens, so that `US $` and `US$` are one sign.
struct SymbolTable: Sendable {
    struct Match {
        var owner: Int32
        var tokens: Int
    }

    struct Spelling: Sendable {
        var bytes: [UInt8]
        var owner: Int32
    }

    private let forward: PhraseTable
    private let backward: PhraseTable
    private let groups: [[Spelling]]

    init(_ builder: Builder) {
        forward = builder.forward.finish()
        backward = builder.backward.finish()
        groups = builder.groups
    }

    /// The longest sign that starts at a token.
    func match(_ tokens: [Token], _ text: Span<UInt8>, at start: Int, limit: Int) -> Match? {
        var node: Int32 = 0
        var found: Match?
        var i = start
        while i < limit, let following = forward.step(node, tokens[i].word) {
            node = following
            i += 1
            if let group = forward.payload(node), let owner = owner(group, tokens, text, start, i) {
                found = Match(owner: owner, tokens: i - start)
            }
        }
        return found
    }

    /// The longest sign that ends before a token and starts at or after `limit`.
    func match(_ tokens: [Token], _ text: Span<UInt8>, before end: Int, limit: Int) -> Match? {
        var node: Int32 = 0
        var found: Match?
        var i = end - 1
        while i >= limit, let following = backward.step(node, tokens[i].word) {
            node = following
            if let group = backward.payload(node), let owner = owner(group, tokens, text, i, end) {
                found = Match(owner: owner, tokens: end - i)
            }
            i -= 1
        }
        return found
    }

    private func owner(
        _ group: Int32, _ tokens: [Token], _ text: Span<UInt8>, _ start: Int, _ end: Int
    ) -> Int32? {
        for spelling in groups[Int(group)] where isWritten(spelling.bytes, tokens, text, start, end) {
            return spelling.owner
        }
        return nil
    }

    private func isWritten(
        _ bytes: [UInt8], _ tokens: [Token], _ text: Span<UInt8>, _ start: Int, _ end: Int
    ) -> Bool {
        var k = 0
        for i in start..<end {
            let last = Int(tokens[i].end)
            var j = Int(tokens[i].start)
            while j < last, k < bytes.count, text[j] == bytes[k] {
                j += 1
                k += 1
            }
            // An abbreviation may carry a period that the list does not have.
            if j < last, !(tokens[i].flags.contains(.hasPeriod) && j + 1 == last) { return false }
        }
        return k == bytes.count
    }

    struct Builder {
        fileprivate var forward = PhraseTableBuilder()
        fileprivate var backward = PhraseTableBuilder()
        fileprivate var groups: [[Spelling]] = []

        /// Adds a sign. A sign that is there already keeps its owner, unless `replaces`.
        mutating func add(
            _ symbol: String, owner: Int32, to lexicon: inout LexiconBuilder, classes: TokenClasses, replaces: Bool
        ) {
            let bytes = symbol.utf8.filter { $0 != 0x20 }
            let spelling = Spelling(bytes: SymbolTable.withoutPeriods(bytes), owner: owner)
            let fresh = Int32(clamping: groups.count)
            let before = forward.add(symbol, payload: fresh, to: &lexicon, classes: classes)
            _ = backward.add(symbol, payload: fresh, to: &lexicon, classes: classes, reversed: true)
            // `Rs.`, `sq. ft`: the tokenizer keeps the period of an abbreviation on its word.
            let words = Tokenizer.words(of: symbol)
            if symbol.utf8.last == UInt8(ascii: "."), let last = words.last { lexicon.add(last, .abbreviation) }
            if symbol.contains(". "), let first = words.first { lexicon.add(first, .abbreviation) }
            guard let group = before else {
                groups.append([spelling])
                return
            }
            let index = Int(group)
            if let known = groups[index].firstIndex(where: { $0.bytes == spelling.bytes }) {
                if replaces { groups[index][known].owner = owner }
            } else {
                groups[index].append(spelling)
            }
        }
    }

    /// A period at the end or before a space belongs to an abbreviation; the text may or may not have it.
    private static func withoutPeriods(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        if result.last == UInt8(ascii: ".") { result.removeLast() }
        return result
    }
}
