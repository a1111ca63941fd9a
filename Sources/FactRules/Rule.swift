package import FactModel
import FactText

/// A compiled rule: what a match is called and what is made of it.
package struct Rule: Sendable {
    /// Where a constructor's argument comes from.
    package enum Argument: Sendable {
        /// A capture, by its slot.
        case capture(Int)
        case constant(String, number: Int?)
    }

    package let name: String
    package let id: RuleID
    /// Index into `RuleTable.kinds`.
    package let kind: Int
    package let level: Int
    /// Index into the constructors that the owner of the rules gave.
    package let constructor: Int
    /// By the constructor's parameters; nil where the rule gives none.
    package let arguments: [Argument?]
    package let score: Float
    package let emits: Bool
    let guards: Guards
}

/// What may or must stand beside a match.
struct Guards: Sendable {
    var left: Element?
    var notLeft: Element?
    var right: Element?
    var notRight: Element?
}

/// A constructor that actions may name, with its parameters.
package struct RuleConstructor: Sendable {
    package let name: String
    package let parameters: [String]
    package init(_ name: String, _ parameters: [String]) {
        self.name = name
        self.parameters = parameters
    }
}

/// One place of a compiled pattern.
struct Element: Hashable, Sendable {
    /// Alternatives that the word index does not cover, and all others for looking values up.
    var probes: [Probe] = []
    /// Words and lists, found through `RuleTable.wordElements`.
    var words: [WordAtom] = []
    var lists: [Int] = []
    var isGlued = false
}

struct WordAtom: Hashable, Sendable {
    let word: WordID
    let needsCapital: Bool
}

/// A test of a token that is not a matter of its word.
enum Probe: Hashable, Sendable {
    case tokenClass(TokenClasses)
    case shape(TokenShape)
    case digits(width: Int, low: Int, high: Int)
    /// Letters and digits in one word.
    case prefixed(LetterPrefix, low: Int, high: Int)
    /// Digits in three parts with periods.
    case dotted
    /// Hour and minute with a point.
    case clock
    case cardinal
    case ordinal
    /// A result whose kind is in the set.
    case result(kinds: UInt64)

    /// Classes of the tokens that can pass; nil when classes do not tell.
    var startClasses: TokenClasses? {
        switch self {
        case .tokenClass(let classes): classes
        case .shape(.capitalized), .shape(.upper), .shape(.mixed): .capital
        case .shape, .digits, .dotted, .clock: .digit
        case .cardinal: NumeralClasses.cardinal
        case .ordinal: NumeralClasses.ordinal
        case .prefixed, .result: nil
        }
    }
}

/// Up to eight lower-case letters in one word of memory, so that probes need no reference counting.
struct LetterPrefix: Hashable, Sendable {
    static let maximumCount = 8
    let count: Int
    private let packed: UInt64

    /// Nil when there are none or too many.
    init?(_ letters: [UInt8]) {
        guard !letters.isEmpty, letters.count <= LetterPrefix.maximumCount else { return nil }
        var packed: UInt64 = 0
        for letter in letters.reversed() { packed = packed << 8 | UInt64(letter) }
        self.packed = packed
        count = letters.count
    }

    subscript(index: Int) -> UInt8 { UInt8(truncatingIfNeeded: packed >> UInt64(index * 8)) }
}

/// Classes of tokens that numerals start with.
enum NumeralClasses {
    static let cardinal: TokenClasses = [.digit, .cardinal, .fraction, .multiplier]
    static let ordinal: TokenClasses = [.digit, .ordinal, .cardinal]
}

/// One of the plain sequences of a rule.
struct Variant: Sendable {
    let rule: Int32
    /// Place in the sequence of each capture slot, -1 where the sequence lacks it.
    let captures: [Int8]
    /// Elements of the sequence.
    var elements: [Int32] = []
}
