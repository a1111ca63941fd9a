import FactModel
import FactText

/// Which forms of a verb a word can be.
struct VerbForms: OptionSet {
    let rawValue: UInt8
    static let base = VerbForms(rawValue: 1 << 0)
    static let third = VerbForms(rawValue: 1 << 1)
    static let past = VerbForms(rawValue: 1 << 2)
    static let participle = VerbForms(rawValue: 1 << 3)
    static let gerund = VerbForms(rawValue: 1 << 4)
}

/// What the linker does with a clause of a verb: column `traits` of link-verbs.tsv.
struct VerbTraits: OptionSet {
    let rawValue: UInt16
    static let report = VerbTraits(rawValue: 1 << 0)
    static let own = VerbTraits(rawValue: 1 << 1)
    static let change = VerbTraits(rawValue: 1 << 2)
    static let measure = VerbTraits(rawValue: 1 << 3)
    static let objectControl = VerbTraits(rawValue: 1 << 4)
    static let planned = VerbTraits(rawValue: 1 << 5)
    static let expected = VerbTraits(rawValue: 1 << 6)
    static let estimated = VerbTraits(rawValue: 1 << 7)
    static let alleged = VerbTraits(rawValue: 1 << 8)
    static let give = VerbTraits(rawValue: 1 << 9)
    static let consist = VerbTraits(rawValue: 1 << 10)

    static let names: [String: VerbTraits] = [
        "report": .report, "own": .own, "change": .change, "measure": .measure, "objectControl": .objectControl,
        "planned": .planned, "expected": .expected, "estimated": .estimated, "alleged": .alleged, "give": .give,
        "consist": .consist,
    ]
}

/// Roles of words that are treated one by one: column `role` of link-grammar.tsv.
struct GrammarRoles: OptionSet {
    let rawValue: UInt32
    static let be = GrammarRoles(rawValue: 1 << 0)
    static let have = GrammarRoles(rawValue: 1 << 1)
    static let `do` = GrammarRoles(rawValue: 1 << 2)
    static let get = GrammarRoles(rawValue: 1 << 3)
    static let to = GrammarRoles(rawValue: 1 << 4)
    static let of = GrammarRoles(rawValue: 1 << 5)
    static let by = GrammarRoles(rawValue: 1 << 6)
    static let with = GrammarRoles(rawValue: 1 << 7)
    static let `for` = GrammarRoles(rawValue: 1 << 8)
    static let that = GrammarRoles(rawValue: 1 << 9)
    static let there = GrammarRoles(rawValue: 1 << 10)
    static let whose = GrammarRoles(rawValue: 1 << 11)
    static let locative = GrammarRoles(rawValue: 1 << 12)
    static let measured = GrammarRoles(rawValue: 1 << 13)
    static let who = GrammarRoles(rawValue: 1 << 14)
    static let masculine = GrammarRoles(rawValue: 1 << 15)
    static let feminine = GrammarRoles(rawValue: 1 << 16)
    static let neuter = GrammarRoles(rawValue: 1 << 17)
    static let plural = GrammarRoles(rawValue: 1 << 18)
    static let firstPerson = GrammarRoles(rawValue: 1 << 19)
    static let bound = GrammarRoles(rawValue: 1 << 20)
    static let worth = GrammarRoles(rawValue: 1 << 21)
    static let definite = GrammarRoles(rawValue: 1 << 22)
    static let additional = GrammarRoles(rawValue: 1 << 23)
    static let comparison = GrammarRoles(rawValue: 1 << 24)
    static let since = GrammarRoles(rawValue: 1 << 25)
    static let source = GrammarRoles(rawValue: 1 << 26)
    static let `as` = GrammarRoles(rawValue: 1 << 27)
    static let unitNoun = GrammarRoles(rawValue: 1 << 28)

    static let names: [String: GrammarRoles] = [
        "be": .be, "have": .have, "do": .do, "get": .get, "to": .to, "of": .of, "by": .by, "with": .with,
        "for": .for, "that": .that, "there": .there, "whose": .whose, "locative": .locative,
        "measured": .measured, "who": .who, "masculine": .masculine, "feminine": .feminine, "neuter": .neuter,
        "plural": .plural, "firstPerson": .firstPerson, "bound": .bound, "worth": .worth, "definite": .definite,
        "additional": .additional, "comparison": .comparison, "since": .since, "source": .source, "as": .as,
        "unitNoun": .unitNoun,
    ]
}

/// Classes of open words, and which of them is the most frequent.
struct OpenClasses: OptionSet {
    let rawValue: UInt8
    static let noun = OpenClasses(rawValue: 1 << 0)
    static let verb = OpenClasses(rawValue: 1 << 1)
    static let adjective = OpenClasses(rawValue: 1 << 2)
    static let adverb = OpenClasses(rawValue: 1 << 3)

    static let names: [String: OpenClasses] = [
        "noun": .noun, "verb": .verb, "adjective": .adjective, "adverb": .adverb,
    ]
}

/// What the linker knows of one word.
struct WordEntry {
    var classes: OpenClasses = []
    var first: OpenClasses = []
    var forms: VerbForms = []
    var lemma: WordID = .unknown
    /// Lemma of an irregular noun, `.unknown` when endings give it.
    var nounLemma: WordID = .unknown
    var traits: VerbTraits = []
    var roles: GrammarRoles = []
    var kind: SubjectType?
    /// Index into `LinkRules.references`, -1 when the word stands for no organization.
    var reference: Int16 = -1
    /// Index into `LinkRules.stances`, -1 when the word says nothing about certainty.
    var stance: Int16 = -1
}

/// The linker's entries by word number: a word of the text finds its entry with one index.
struct WordTable {
    private var entries: [WordEntry] = [WordEntry()]

    subscript(word: WordID) -> WordEntry {
        Int(word.number) < entries.count ? entries[Int(word.number)] : entries[0]
    }

    mutating func update(_ word: WordID, _ change: (inout WordEntry) -> Void) {
        guard word.isKnown else { return }
        while entries.count <= Int(word.number) { entries.append(WordEntry()) }
        change(&entries[Int(word.number)])
    }
}
