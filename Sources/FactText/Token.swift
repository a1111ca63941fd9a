/// Number of a word in the merged `Lexicon`; 0 is every word that no list holds.
package struct WordID: Hashable, Sendable, Comparable {
    package let number: UInt32
    @inlinable package init(number: UInt32) { self.number = number }
    @inlinable package static var unknown: WordID { WordID(number: 0) }
    @inlinable package static func == (a: WordID, b: WordID) -> Bool { a.number == b.number }
    @inlinable package var isKnown: Bool { number != 0 }
    package static func < (a: WordID, b: WordID) -> Bool { a.number < b.number }
}

/// What a token looks like.
package enum TokenShape: UInt8, Sendable {
    /// Letters, all lower case: `profit`.
    case lower
    /// First letter upper case, the rest lower: `Profit`, and single capitals: `A`.
    case capitalized
    /// Two or more letters, all upper case: `IMF`, `U.S.`.
    case upper
    /// Cases mixed otherwise: `iPhone`, `McDonald`, `ByteDance`.
    case mixed
    /// Letters of a script without case: Arabic, Hebrew, kana, one Han character.
    case uncased
    /// Digits, with `.` and `,` between digits, and an exponent: `1,234.5`, `2026.02.11`, `1.2e6`.
    case digits
    /// Digits with an ordinal ending: `21st`.
    case ordinal
    /// Digits with a plural ending: `1990s`, `20s`.
    case decade
    /// Letters then digits in one word: `G20`, `R1`, `H2O`.
    case alphanumeric
    /// One of `½ ⅓ …`.
    case fraction
    /// Web and mail addresses.
    case address
    /// `. , ; : ! ? ( ) [ ] " '` dashes, ellipses.
    case punctuation
    /// Everything else: `$ % + = ° €`, emoji.
    case symbol

    /// Compares the tags: a case without payload is its tag, and the derived operator is a call from other modules.
    @inlinable package static func == (a: TokenShape, b: TokenShape) -> Bool {
        unsafeBitCast(a, to: UInt8.self) == unsafeBitCast(b, to: UInt8.self)
    }
}

/// Facts about a token's surroundings that need no second look at the text.
package struct TokenFlags: OptionSet, Sendable {
    package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
    @inlinable package func contains(_ other: TokenFlags) -> Bool { rawValue & other.rawValue == other.rawValue }

    /// No white space between the token before and this one.
    @inlinable package static var glued: TokenFlags { TokenFlags(rawValue: 1 << 0) }
    /// First token after a line break.
    @inlinable package static var startsLine: TokenFlags { TokenFlags(rawValue: 1 << 1) }
    /// A letter form with periods inside or a known abbreviation with its period: `U.S.`, `Feb.`, `Inc.`.
    @inlinable package static var hasPeriod: TokenFlags { TokenFlags(rawValue: 1 << 2) }
    /// First token of its sentence (set by the segmenter).
    @inlinable package static var startsSentence: TokenFlags { TokenFlags(rawValue: 1 << 3) }
    /// Inside a quotation (set by the segmenter).
    @inlinable package static var quoted: TokenFlags { TokenFlags(rawValue: 1 << 4) }
}

/// One token: where it stands, which word it is, and which lists know it. Made once, by the `Tokenizer`.
package struct Token: Sendable {
    /// Byte offsets into the document's text.
    package var start: Int32
    package var end: Int32
    /// The lower-cased word in the merged lexicon.
    package var word: WordID
    /// Hash of the case-folded bytes; equal words have equal hashes on every machine.
    package var hash: UInt32
    /// The classes of the word; empty for most tokens.
    package var classes: TokenClasses
    package var shape: TokenShape
    package var flags: TokenFlags

    package init(
        start: Int32, end: Int32, word: WordID, hash: UInt32, classes: TokenClasses, shape: TokenShape,
        flags: TokenFlags
    ) {
        self.start = start
        self.end = end
        self.word = word
        self.hash = hash
        self.classes = classes
        self.shape = shape
        self.flags = flags
    }

    @inlinable package var range: ByteRange { ByteRange(start: start, end: end) }
    @inlinable package var count: Int { Int(end) - Int(start) }
    @inlinable package var isGlued: Bool { flags.contains(.glued) }
    /// Begins with a capital letter: `Profit`, `IMF`, `ByteDance` (not `iPhone`; the tokenizer decides).
    @inlinable package var isCapitalized: Bool {
        shape == .capitalized || shape == .upper || classes.contains(.capital)
    }
    @inlinable package var isWord: Bool {
        switch shape {
        case .lower, .capitalized, .upper, .mixed, .uncased, .alphanumeric: true
        default: false
        }
    }
    @inlinable package var isNumeric: Bool {
        shape == .digits || shape == .ordinal || shape == .decade || shape == .fraction
    }
}
