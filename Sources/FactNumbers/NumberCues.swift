import FactModel
import FactText

/// What a word beside a number tells about it, from numbers-cues.tsv.
struct NumberRoles: OptionSet, Sendable {
    let rawValue: UInt32
    init(rawValue: UInt32) { self.rawValue = rawValue }

    static let label = NumberRoles(rawValue: 1 << 0)
    static let clock = NumberRoles(rawValue: 1 << 1)
    static let temperature = NumberRoles(rawValue: 1 << 2)
    static let score = NumberRoles(rawValue: 1 << 3)
    static let contest = NumberRoles(rawValue: 1 << 4)
    static let change = NumberRoles(rawValue: 1 << 5)
    static let rank = NumberRoles(rawValue: 1 << 6)
    static let dimension = NumberRoles(rawValue: 1 << 7)
    static let ditransitive = NumberRoles(rawValue: 1 << 8)
    static let yearBefore = NumberRoles(rawValue: 1 << 9)
    static let oneBefore = NumberRoles(rawValue: 1 << 10)
    static let ratio = NumberRoles(rawValue: 1 << 11)
    static let fold = NumberRoles(rawValue: 1 << 12)
    static let rangeBefore = NumberRoles(rawValue: 1 << 13)
    static let rangeTo = NumberRoles(rawValue: 1 << 14)
    static let rangeOr = NumberRoles(rawValue: 1 << 15)
    static let rangeAnd = NumberRoles(rawValue: 1 << 16)
    static let ratioIn = NumberRoles(rawValue: 1 << 17)
    static let of = NumberRoles(rawValue: 1 << 18)
    static let per = NumberRoles(rawValue: 1 << 19)
    static let article = NumberRoles(rawValue: 1 << 20)
    static let partitive = NumberRoles(rawValue: 1 << 21)
    static let premodifier = NumberRoles(rawValue: 1 << 22)
    static let bracketing = NumberRoles(rawValue: 1 << 23)
    static let one = NumberRoles(rawValue: 1 << 24)
    static let adverbOrdinal = NumberRoles(rawValue: 1 << 25)
    static let half = NumberRoles(rawValue: 1 << 26)
    static let over = NumberRoles(rawValue: 1 << 27)
    static let comparison = NumberRoles(rawValue: 1 << 30)
    static let plural = NumberRoles(rawValue: 1 << 28)
    static let multiple = NumberRoles(rawValue: 1 << 29)

    static let names: [String: NumberRoles] = [
        "label": .label, "clock": .clock, "temperature": .temperature, "score": .score, "contest": .contest,
        "change": .change, "rank": .rank, "dimension": .dimension, "ditransitive": .ditransitive,
        "yearBefore": .yearBefore, "oneBefore": .oneBefore, "ratio": .ratio, "fold": .fold,
        "rangeBefore": .rangeBefore, "rangeTo": .rangeTo, "rangeOr": .rangeOr, "rangeAnd": .rangeAnd,
        "ratioIn": .ratioIn, "of": .of, "per": .per, "article": .article, "partitive": .partitive,
        "premodifier": .premodifier, "bracketing": .bracketing, "one": .one, "adverbOrdinal": .adverbOrdinal,
        "half": .half, "over": .over, "plural": .plural, "comparison": .comparison, "multiple": .multiple,
    ]
}

/// Roles of single words, and phrases before and behind ages and ratios.
struct NumberCues: Sendable {
    private var roles: [NumberRoles] = []
    private let ageBefore: PhraseTable
    private let ageAfter: PhraseTable
    private let ageAbbreviation: PhraseTable
    private let outOf: PhraseTable
    private let belowZero: PhraseTable

    static let columns = ["id", "words", "role"]

    /// Reads tables of cues. Throws `DataError` with the line.
    init(_ files: [DataFile], _ builder: inout EngineBuilder) throws(DataError) {
        var tables: [String: PhraseTableBuilder] = [
            "agePrefix phrase": PhraseTableBuilder(), "ageSuffix phrase": PhraseTableBuilder(),
            "ageAbbreviation phrase": PhraseTableBuilder(), "ratioOutOf phrase": PhraseTableBuilder(),
            "belowZero phrase": PhraseTableBuilder(),
        ]
        var found: [(word: WordID, role: NumberRoles)] = []
        for file in files {
            for row in try file.rows(NumberCues.columns) {
                if tables[row[2]] != nil {
                    for phrase in row.list(1) {
                        tables[row[2]]?.add(
                            phrase, payload: 0, to: &builder.lexicon, reversed: row[2] == "agePrefix phrase")
                    }
                    continue
                }
                guard let role = NumberRoles.names[row[2]] else { throw row.error("there is no role '\(row[2])'") }
                for word in row[1].split(separator: " ") { found.append((builder.lexicon.add(String(word)), role)) }
            }
        }
        let highest = found.map { Int($0.word.number) }.max() ?? 0
        roles = [NumberRoles](repeating: [], count: highest + 1)
        for (word, role) in found { roles[Int(word.number)].formUnion(role) }
        roles[0] = []
        ageBefore = tables["agePrefix phrase"]?.finish() ?? PhraseTableBuilder().finish()
        ageAfter = tables["ageSuffix phrase"]?.finish() ?? PhraseTableBuilder().finish()
        ageAbbreviation = tables["ageAbbreviation phrase"]?.finish() ?? PhraseTableBuilder().finish()
        outOf = tables["ratioOutOf phrase"]?.finish() ?? PhraseTableBuilder().finish()
        belowZero = tables["belowZero phrase"]?.finish() ?? PhraseTableBuilder().finish()
    }

    /// The roles of a token's word.
    func roles(_ token: Token) -> NumberRoles {
        let number = Int(token.word.number)
        return number < roles.count ? roles[number] : []
    }

    func isAge(_ tokens: [Token], before end: Int, limit: Int) -> Bool {
        ageBefore.longestMatchBackwards(tokens, before: end, limit: limit) != nil
    }

    /// Tokens of `old`, `of age` at a token; 0 when there are none.
    func ageSuffix(_ tokens: [Token], at start: Int, limit: Int) -> Int {
        ageAfter.longestMatch(tokens, at: start, limit: limit)?.length ?? 0
    }

    /// Tokens of `yo`, which stands behind the bare number; 0 when there are none.
    func ageAbbreviation(_ tokens: [Token], at start: Int, limit: Int) -> Int {
        ageAbbreviation.longestMatch(tokens, at: start, limit: limit)?.length ?? 0
    }

    /// Tokens of `out of` at a token; 0 when there are none.
    func outOf(_ tokens: [Token], at start: Int, limit: Int) -> Int {
        outOf.longestMatch(tokens, at: start, limit: limit)?.length ?? 0
    }

    func belowZero(_ tokens: [Token], at start: Int, limit: Int) -> Int {
        belowZero.longestMatch(tokens, at: start, limit: limit)?.length ?? 0
    }
}
