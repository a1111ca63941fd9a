/// What a token is, as far as noun phrases, verb groups and clause borders need it.
enum PartOfSpeech: UInt8 {
    case noun, name, number, date, adjective, adverb, pronoun, determiner
    /// `'s` behind its owner.
    case possessive
    /// `about`, `more than`, `up to` before a number.
    case bound
    case preposition, to
    /// A finite form, or one that may be.
    case verb
    case participle, gerund, infinitive
    case auxiliary, modal, negation, conjunction, subordinator, relative
    case comma, semicolon, colon, stop, quote, open, close, dash
    /// A hyphen or slash that joins what stands on both sides.
    case joiner
    case other

    /// Whether a noun is more likely behind it than an adjective that stands alone.
    var opensNoun: Bool {
        switch self {
        case .noun, .name, .determiner, .possessive, .preposition, .adjective: true
        default: false
        }
    }

    /// Whether a noun phrase can end here.
    var isNominal: Bool {
        switch self {
        case .noun, .name, .number, .date, .pronoun: true
        default: false
        }
    }
}
