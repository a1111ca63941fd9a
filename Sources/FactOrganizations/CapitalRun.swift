import FactText

/// A run of capitalised words, the ground that names stand on: words that follow each other, or joined by `&`, an inner
/// hyphen, the period of an initial, or the possessive of words like *People's* and *Workers'*.
struct CapitalRun {
    let range: Range<Int>

    /// The run that starts at a token.
    init(_ tokens: [Token], at start: Int, limit: Int, _ text: Span<UInt8>, _ words: WordRules) {
        var i = start + 1
        while i < limit {
            let token = tokens[i]
            if CapitalRun.continues(token) {
                i += 1
                continue
            }
            if token.shape == .lower, let end = CapitalRun.pastParticles(tokens, at: i, limit: limit, words) {
                i = end
                continue
            }
            guard i + 1 < limit, CapitalRun.continues(tokens[i + 1]) else { break }
            let byte = text[Int(token.start)]
            let isShort = token.count == 1
            if isShort, byte == UInt8(ascii: "&") {
                i += 2
            } else if isShort, byte == UInt8(ascii: "-"), token.isGlued, tokens[i + 1].isGlued {
                i += 2
            } else if isShort, byte == UInt8(ascii: "."), token.isGlued, tokens[i - 1].count == 1 {
                i += 2
            } else if CapitalRun.isPossessive(token, text), words.rule(tokens[i - 1].word, .possessor) != nil {
                i += 2
            } else {
                break
            }
        }
        range = start..<i
    }

    /// Behind the capital that follows one or two particles; nil when none does.
    private static func pastParticles(_ tokens: [Token], at i: Int, limit: Int, _ words: WordRules) -> Int? {
        var q = i
        while q < min(limit, i + 2), tokens[q].shape == .lower, words.rule(tokens[q].word, .particle) != nil { q += 1 }
        return q > i && q < limit && continues(tokens[q]) ? q + 1 : nil
    }

    private static func continues(_ token: Token) -> Bool {
        token.isCapitalized || (token.shape == .mixed && !token.isGlued) || token.shape == .alphanumeric
    }

    /// `'s`, or the bare apostrophe of a plural.
    static func isPossessive(_ token: Token, _ text: Span<UInt8>) -> Bool {
        let start = Int(token.start)
        guard token.count <= 4 else { return false }
        var length = 1
        if text[start] == 0xE2 {
            guard token.count >= 3, text[start + 1] == 0x80, text[start + 2] == 0x99 else { return false }
            length = 3
        } else if text[start] != UInt8(ascii: "'") {
            return false
        }
        return token.count == length
            || (token.count == length + 1 && text[start + length] | 0x20 == UInt8(ascii: "s"))
    }
}
