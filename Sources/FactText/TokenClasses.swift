/// The classes a word can have, as a set of bits. Data files name them by the spelling in `names`.
///
/// An extractor starts only at tokens that have one of its classes, so a class is worth a bit when it starts something
/// or decides something; finer distinctions live in the extractor's own tables, by `WordID`.
package struct TokenClasses: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    // Set by the tokenizer, not by lists.
    /// First letter is upper case.
    package static let capital = TokenClasses(rawValue: 1 << 0)
    /// Starts with a digit or is a fraction character.
    package static let digit = TokenClasses(rawValue: 1 << 1)

    // Numbers.
    package static let cardinal = TokenClasses(rawValue: 1 << 2)
    package static let ordinal = TokenClasses(rawValue: 1 << 3)
    package static let multiplier = TokenClasses(rawValue: 1 << 4)
    package static let fraction = TokenClasses(rawValue: 1 << 5)
    package static let vagueNumber = TokenClasses(rawValue: 1 << 6)
    package static let unit = TokenClasses(rawValue: 1 << 7)
    package static let currency = TokenClasses(rawValue: 1 << 8)
    package static let percent = TokenClasses(rawValue: 1 << 9)
    package static let bound = TokenClasses(rawValue: 1 << 10)
    /// Words before a number that make it part of a name or a reference: `Article 5`, `Route 66`.
    package static let numberedThing = TokenClasses(rawValue: 1 << 11)

    // Dates.
    package static let month = TokenClasses(rawValue: 1 << 12)
    package static let weekday = TokenClasses(rawValue: 1 << 13)
    package static let timeUnit = TokenClasses(rawValue: 1 << 14)
    package static let dayPart = TokenClasses(rawValue: 1 << 15)
    package static let season = TokenClasses(rawValue: 1 << 16)
    package static let relativeDate = TokenClasses(rawValue: 1 << 17)
    package static let dateModifier = TokenClasses(rawValue: 1 << 18)
    package static let namedDate = TokenClasses(rawValue: 1 << 19)
    package static let dateOther = TokenClasses(rawValue: 1 << 20)

    // Names.
    package static let legalForm = TokenClasses(rawValue: 1 << 21)
    package static let organizationHead = TokenClasses(rawValue: 1 << 22)
    package static let organizationName = TokenClasses(rawValue: 1 << 23)
    package static let place = TokenClasses(rawValue: 1 << 24)
    package static let demonym = TokenClasses(rawValue: 1 << 25)
    package static let givenName = TokenClasses(rawValue: 1 << 26)
    package static let personTitle = TokenClasses(rawValue: 1 << 27)
    package static let organizationCue = TokenClasses(rawValue: 1 << 28)
    package static let otherName = TokenClasses(rawValue: 1 << 29)

    // Grammar.
    package static let determiner = TokenClasses(rawValue: 1 << 32)
    package static let preposition = TokenClasses(rawValue: 1 << 33)
    package static let conjunction = TokenClasses(rawValue: 1 << 34)
    package static let pronoun = TokenClasses(rawValue: 1 << 35)
    package static let auxiliary = TokenClasses(rawValue: 1 << 36)
    package static let modal = TokenClasses(rawValue: 1 << 37)
    package static let negation = TokenClasses(rawValue: 1 << 38)
    package static let verb = TokenClasses(rawValue: 1 << 39)
    package static let reportingVerb = TokenClasses(rawValue: 1 << 40)
    package static let adverb = TokenClasses(rawValue: 1 << 41)
    package static let adjective = TokenClasses(rawValue: 1 << 42)
    package static let hedge = TokenClasses(rawValue: 1 << 43)
    package static let subordinator = TokenClasses(rawValue: 1 << 44)
    package static let possessive = TokenClasses(rawValue: 1 << 45)
    package static let relativePronoun = TokenClasses(rawValue: 1 << 46)
    /// A common lower-case word: its capitalised form at the start of a sentence says nothing.
    package static let common = TokenClasses(rawValue: 1 << 47)
    package static let noun = TokenClasses(rawValue: 1 << 48)

    // Abbreviations written with a period, which the tokenizer keeps on the token.
    /// Never ends a sentence: `Mr.`, `Gen.`, `vs.`, `No.` before a number.
    package static let abbreviation = TokenClasses(rawValue: 1 << 52)
    /// May end a sentence: `Inc.`, `U.S.`, `p.m.`, `etc.`, `Feb.`.
    package static let finalAbbreviation = TokenClasses(rawValue: 1 << 53)

    /// Spelling of each class in the data files.
    package static let names: [(name: String, value: TokenClasses)] = [
        ("cardinal", .cardinal), ("ordinal", .ordinal), ("multiplier", .multiplier), ("fraction", .fraction),
        ("vagueNumber", .vagueNumber), ("unit", .unit), ("currency", .currency), ("percent", .percent),
        ("bound", .bound), ("numberedThing", .numberedThing), ("month", .month), ("weekday", .weekday),
        ("timeUnit", .timeUnit), ("dayPart", .dayPart), ("season", .season), ("relativeDate", .relativeDate),
        ("dateModifier", .dateModifier), ("namedDate", .namedDate), ("dateOther", .dateOther),
        ("legalForm", .legalForm), ("organizationHead", .organizationHead), ("organizationName", .organizationName),
        ("place", .place), ("demonym", .demonym), ("givenName", .givenName), ("personTitle", .personTitle),
        ("organizationCue", .organizationCue), ("otherName", .otherName), ("determiner", .determiner),
        ("preposition", .preposition), ("conjunction", .conjunction), ("pronoun", .pronoun),
        ("auxiliary", .auxiliary), ("modal", .modal), ("negation", .negation), ("verb", .verb),
        ("reportingVerb", .reportingVerb), ("adverb", .adverb), ("adjective", .adjective), ("hedge", .hedge),
        ("subordinator", .subordinator), ("possessive", .possessive), ("relativePronoun", .relativePronoun),
        ("common", .common), ("noun", .noun), ("abbreviation", .abbreviation),
        ("finalAbbreviation", .finalAbbreviation),
    ]

    /// The class of a data file's spelling, nil when there is none.
    package init?(named name: String) {
        guard let found = TokenClasses.names.first(where: { $0.name == name }) else { return nil }
        self = found.value
    }
}
