import FactModel

/// A base phrase of a sentence: noun phrase, verb group, or a word between them that decides about clauses.
struct Chunk {
    enum Kind: UInt8 {
        case nounPhrase, verbGroup, adjective, preposition, comma, conjunction, subordinator, relative
        case open, close, quote
        /// Semicolon: what is behind it is a sentence of its own.
        case separator
        /// Colon or dash.
        case colon
        case stop, other
    }

    enum VerbForm: UInt8 { case finite, participle, gerund, infinitive }

    var kind: Kind
    /// First token.
    var start: Int32
    /// Token behind the last.
    var end: Int32
    /// Last noun of a noun phrase, main verb of a verb group, else the first token.
    var head: Int32

    // Noun phrases.
    /// First token that is no determiner.
    var content: Int32
    /// Noun phrase that owns this one (`Ford` in `Ford's profits`), -1 for none.
    var possessor: Int32 = -1
    /// Token of the preposition that governs the phrase, -1 for none.
    var preposition: Int32 = -1
    /// Verb group of the clause that the phrase stands in, -1 for none.
    var governor: Int32 = -1
    /// Whether the phrase is, or stands inside, the subject of its verb group.
    var isSubject = false

    /// Whether the phrase is a date or nothing but a number.
    var isTemporal = false
    var isNumber = false

    // Verb groups.
    var form: VerbForm = .finite
    var isPassive = false
    var isNegated = false
    var isExistential = false
    /// `…, analysts said, …`: the clause goes on behind it.
    var isInsertion = false
    /// `is to`, `has to`: an infinitive that the group itself plans.
    var isPlanned = false
    /// Noun phrase that is the subject; of a relative pronoun, its antecedent; -1 for none.
    var subject: Int32 = -1
    /// Verb group that the clause depends on, -1 for a main clause.
    var parent: Int32 = -1
    /// Whether a subordinator or a relative pronoun cuts the clause off from what governs it: neither certainty nor speaker
    /// of the governing clause hold for it.
    var isAdjunct = false
    /// Of a relative clause, the noun phrase that it is said of; -1 for none.
    var antecedent: Int32 = -1
    /// Whether the clause is relative to a noun phrase.
    var isRelative = false

    init(_ kind: Kind, _ start: Int, _ end: Int, head: Int) {
        self.kind = kind
        self.start = Int32(clamping: start)
        self.end = Int32(clamping: end)
        self.head = Int32(clamping: head)
        content = self.start
    }

    var tokens: TokenRange { TokenRange(start: start, end: end) }
}
