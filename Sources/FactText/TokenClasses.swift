/// The classes a word can have, as a set of bits. Data files name them by the spelling in `names`.
///
/// An extractor starts only at tokens that have one of its classes, so a class is worth a bit when it starts something
/// or decides something; finer distinctions live in the extractor's own tables, by `WordID`.
package struct TokenClasses: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64
    @inlinable package init(rawValue: UInt64) { self.rawValue = rawValue }

    // Written out, so that other modules get one machine instruction and not a call through the protocol.
    @inlinable package func contains(_ other: TokenClasses) -> Bool { rawValue & other.rawValue == other.rawValue }
    @inlinable package func isDisjoint(with other: TokenClasses) -> Bool { rawValue & other.rawValue == 0 }
    @inlinable package func union(_ other: TokenClasses) -> TokenClasses {
        TokenClasses(rawValue: rawValue | other.rawValue)
    }
    @inlinable package func intersection(_ other: TokenClasses) -> TokenClasses {
        TokenClasses(rawValue: rawValue & other.rawValue)
    }
    @inlinable package var isEmpty: Bool { rawValue == 0 }
    @inlinable package init(arrayLiteral elements: TokenClasses...) {
        var bits: UInt64 = 0
        for element in elements { bits |= element.rawValue }
        rawValue = bits
    }

    // Set by the tokenizer, not by lists.
    /// First letter is upper case.
    @inlinable package static var capital: TokenClasses { TokenClasses(rawValue: 1 << 0) }
    /// Starts with a digit or is a fraction character.
    @inlinable package static var digit: TokenClasses { TokenClasses(rawValue: 1 << 1) }

    // Numbers.
    @inlinable package static var cardinal: TokenClasses { TokenClasses(rawValue: 1 << 2) }
    @inlinable package static var ordinal: TokenClasses { TokenClasses(rawValue: 1 << 3) }
    @inlinable package static var multiplier: TokenClasses { TokenClasses(rawValue: 1 << 4) }
    @inlinable package static var fraction: TokenClasses { TokenClasses(rawValue: 1 << 5) }
    @inlinable package static var vagueNumber: TokenClasses { TokenClasses(rawValue: 1 << 6) }
    @inlinable package static var unit: TokenClasses { TokenClasses(rawValue: 1 << 7) }
    @inlinable package static var currency: TokenClasses { TokenClasses(rawValue: 1 << 8) }
    @inlinable package static var percent: TokenClasses { TokenClasses(rawValue: 1 << 9) }
    @inlinable package static var bound: TokenClasses { TokenClasses(rawValue: 1 << 10) }
    /// Words before a number that make it part of a name or a reference: `Article 5`, `Route 66`.
    @inlinable package static var numberedThing: TokenClasses { TokenClasses(rawValue: 1 << 11) }

    // Dates.
    @inlinable package static var month: TokenClasses { TokenClasses(rawValue: 1 << 12) }
    @inlinable package static var weekday: TokenClasses { TokenClasses(rawValue: 1 << 13) }
    @inlinable package static var timeUnit: TokenClasses { TokenClasses(rawValue: 1 << 14) }
    @inlinable package static var dayPart: TokenClasses { TokenClasses(rawValue: 1 << 15) }
    @inlinable package static var season: TokenClasses { TokenClasses(rawValue: 1 << 16) }
    @inlinable package static var relativeDate: TokenClasses { TokenClasses(rawValue: 1 << 17) }
    @inlinable package static var dateModifier: TokenClasses { TokenClasses(rawValue: 1 << 18) }
    @inlinable package static var namedDate: TokenClasses { TokenClasses(rawValue: 1 << 19) }
    @inlinable package static var dateOther: TokenClasses { TokenClasses(rawValue: 1 << 20) }

    // Names.
    @inlinable package static var legalForm: TokenClasses { TokenClasses(rawValue: 1 << 21) }
    @inlinable package static var organizationHead: TokenClasses { TokenClasses(rawValue: 1 << 22) }
    @inlinable package static var organizationName: TokenClasses { TokenClasses(rawValue: 1 << 23) }
    @inlinable package static var place: TokenClasses { TokenClasses(rawValue: 1 << 24) }
    @inlinable package static var demonym: TokenClasses { TokenClasses(rawValue: 1 << 25) }
    @inlinable package static var givenName: TokenClasses { TokenClasses(rawValue: 1 << 26) }
    @inlinable package static var personTitle: TokenClasses { TokenClasses(rawValue: 1 << 27) }
    @inlinable package static var organizationCue: TokenClasses { TokenClasses(rawValue: 1 << 28) }
    @inlinable package static var otherName: TokenClasses { TokenClasses(rawValue: 1 << 29) }

    // Grammar.
    @inlinable package static var determiner: TokenClasses { TokenClasses(rawValue: 1 << 32) }
    @inlinable package static var preposition: TokenClasses { TokenClasses(rawValue: 1 << 33) }
    @inlinable package static var conjunction: TokenClasses { TokenClasses(rawValue: 1 << 34) }
    @inlinable package static var pronoun: TokenClasses { TokenClasses(rawValue: 1 << 35) }
    @inlinable package static var auxiliary: TokenClasses { TokenClasses(rawValue: 1 << 36) }
    @inlinable package static var modal: TokenClasses { TokenClasses(rawValue: 1 << 37) }
    @inlinable package static var negation: TokenClasses { TokenClasses(rawValue: 1 << 38) }
    @inlinable package static var verb: TokenClasses { TokenClasses(rawValue: 1 << 39) }
    @inlinable package static var reportingVerb: TokenClasses { TokenClasses(rawValue: 1 << 40) }
    @inlinable package static var adverb: TokenClasses { TokenClasses(rawValue: 1 << 41) }
    @inlinable package static var adjective: TokenClasses { TokenClasses(rawValue: 1 << 42) }
    @inlinable package static var hedge: TokenClasses { TokenClasses(rawValue: 1 << 43) }
    @inlinable package static var subordinator: TokenClasses { TokenClasses(rawValue: 1 << 44) }
    @inlinable package static var possessive: TokenClasses { TokenClasses(rawValue: 1 << 45) }
    @inlinable package static var relativePronoun: TokenClasses { TokenClasses(rawValue: 1 << 46) }
    /// A common lower-case word: its capitalised form at the start of a sentence says nothing.
    @inlinable package static var common: TokenClasses { TokenClasses(rawValue: 1 << 47) }
    @inlinable package static var noun: TokenClasses { TokenClasses(rawValue: 1 << 48) }

    // Abbreviations written with a period, which the tokenizer keeps on the token.
    /// Never ends a sentence: `Mr.`, `Gen.`, `vs.`, `No.` before a number.
    @inlinable package static var abbreviation: TokenClasses { TokenClasses(rawValue: 1 << 52) }
    /// May end a sentence: `Inc.`, `U.S.`, `p.m.`, `etc.`, `Feb.`.
    @inlinable package static var finalAbbreviation: TokenClasses { TokenClasses(rawValue: 1 << 53) }

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
