/// Cuts text into tokens and classifies each against the merged lexicon, in one pass over the bytes.
///
/// Follows the Universal Dependencies English conventions where they help: clitics (`'s`, `n't`, `'ll`) and hyphens are
/// tokens of their own, abbreviations keep their period (`Feb.`, `U.S.`). A number keeps its inner `.` and `,`; letters
/// that touch it from behind (`5km`, `2bn`) start a new token with the flag `glued`, digits inside a word (`G20`) do
/// not.
package struct Tokenizer: Sendable {
    private let lexicon: Lexicon

    package init(_ lexicon: Lexicon) { self.lexicon = lexicon }

    /// Appends the tokens of `text[start ..< end]`, offsets counted in `text`.
    package func tokenize(_ text: Span<UInt8>, from start: Int, to end: Int, into tokens: inout [Token]) {
        let end = min(end, text.count)
        var i = max(start, 0)
        var glued = false
        var startsLine = true
        while i < end {
            let b = text[i]
            let kind = ByteKind(b)
            if kind == .space || kind == .newline {
                glued = false
                startsLine = startsLine || kind == .newline
                i += 1
                continue
            }
            if b >= 0x80 {
                let (scalar, length) = UTF8Reader.scalar(text, at: i)
                if ScalarKind(scalar) == .space {
                    glued = false
                    startsLine = startsLine || scalar == 0x2028 || scalar == 0x2029
                    i += length
                    continue
                }
            }
            let cut = TokenCut.next(text, at: i, end: end, glued: glued)
            // The cut always consumes at least one byte, so that the loop ends.
            var tokenEnd = max(cut.end, i + 1)
            var word = WordID.unknown
            var classes: TokenClasses = []
            if cut.shape != .digits {
                word = lexicon.find(hash: cut.hash, in: text, start: i, end: cut.wordEnd)
                if word.isKnown { classes = lexicon.classes(of: word) }
            }
            if cut.isCapitalized { classes.insert(.capital) }
            if kind == .digit || cut.shape == .fraction { classes.insert(.digit) }
            var flags: TokenFlags = glued ? .glued : []
            if startsLine { flags.insert(.startsLine) }
            if cut.wordEnd < tokenEnd { flags.insert(.hasPeriod) }
            if Tokenizer.keepsPeriod(classes), cut.wordEnd == tokenEnd, tokenEnd < end,
                text[tokenEnd] == UInt8(ascii: "."), !(tokenEnd + 1 < end && text[tokenEnd + 1] == UInt8(ascii: "."))
            {
                tokenEnd += 1
                flags.insert(.hasPeriod)
            }
            tokens.append(
                Token(
                    start: Int32(clamping: i), end: Int32(clamping: tokenEnd), word: word, hash: cut.hash,
                    classes: classes, shape: cut.shape, flags: flags))
            i = tokenEnd
            glued = true
            startsLine = false
        }
    }

    /// Whether a word is an abbreviation here. One that is also a plain word (`no`, `sat`, `miss`) must be capitalised.
    private static func keepsPeriod(_ classes: TokenClasses) -> Bool {
        guard !classes.isDisjoint(with: [.abbreviation, .finalAbbreviation]) else { return false }
        return classes.contains(.capital) || classes.isDisjoint(with: plainWords)
    }

    private static let plainWords: TokenClasses = [
        .determiner, .preposition, .conjunction, .pronoun, .auxiliary, .modal, .negation, .verb, .adverb, .adjective,
        .noun, .common,
    ]

    /// The words of a phrase in a data file, cut as text is cut and without the periods of abbreviations.
    package static func words(of phrase: String) -> [[UInt8]] {
        let bytes = Array(phrase.utf8)
        let text = bytes.span
        var words: [[UInt8]] = []
        var i = 0
        var glued = false
        while i < text.count {
            let (scalar, length) = UTF8Reader.scalar(text, at: i)
            if scalar <= 0x20 || (scalar >= 0x80 && ScalarKind(scalar) == .space) {
                i += length
                glued = false
                continue
            }
            let cut = TokenCut.next(text, at: i, end: text.count, glued: glued)
            let isPeriod = glued && bytes[i] == UInt8(ascii: ".") && cut.end == i + 1
            if !isPeriod { words.append(Array(bytes[i..<max(cut.wordEnd, i + 1)])) }
            i = max(cut.end, i + 1)
            glued = true
        }
        return words
    }
}

/// Classes of single bytes.
package enum ByteKind: UInt8, Sendable {
    case space, newline, digit, lower, upper, punctuation, symbol, high

    /// The class of a byte. A switch over constants: the compiler makes it a table without a lazy global.
    @inline(__always)
    package init(_ byte: UInt8) {
        switch byte {
        case 0x0A, 0x0D, 0x0C, 0x0B: self = .newline
        case 0x00...0x20, 0x7F: self = .space
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
        case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lower
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
        case UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"),
            UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            self = .punctuation
        case 0x80...: self = .high
        default: self = .symbol
        }
    }

    /// Letters and digits of ASCII, and every byte of a longer sequence.
    package static func isAlphanumeric(_ byte: UInt8) -> Bool {
        let kind = ByteKind(byte)
        return kind == .lower || kind == .upper || kind == .digit || kind == .high
    }
}
