package import FactModel
package import FactText

/// What a word or phrase of Rules/organization-*.tsv does for the name beside or around it.
package enum WordRole: String, Sendable, CaseIterable {
    /// A legal form at the end of a name: `Inc.`, `GmbH`.
    case legal
    /// Last word of a name: `University`, `Airlines`.
    case last
    /// First word of a name that goes on with *of*, *for*, ...: `Ministry of Health`.
    case of
    /// First word of a name that goes on with capitals: `Banco Santander`, `FC Barcelona`.
    case first
    /// Cue before a name: `shares of`, `carmaker`.
    case before
    /// Cue behind a name: `spokesman`, `shares`.
    case after
    /// Last word of a name that is no organization: `Act`, `Festival`, `River`.
    case otherLast = "other-last"
    /// First word of a name that is no organization: `Lake`, `Operation`.
    case otherFirst = "other-first"
    /// Never an organization when it stands alone: `AI`, `CEO`.
    case generic
    /// Title before a person's name.
    case title
    /// A noun whose possessive stands inside names: `People's Bank`, `Workers' Party`.
    case possessor
    /// Ties the rest of a name to its head, again and again: *of*.
    case linker
    /// A small word inside names: `Crédit Régional du Souss`.
    case particle
    /// Ties the rest of a name to its head word directly: *for*, *on*.
    case linkerFirst = "linker-first"
}

/// One row: its rule id, the kind of organization it tells (nil when it tells none) and its weight.
package struct WordRule: Sendable {
    package let id: RuleID
    package let type: OrganizationType?
    package var weight: Float
}

/// The word rules of all files: single words by `WordID` and role, cues as phrase tables.
package struct WordRules: Sendable {
    static let columns = ["id", "words", "roles", "type", "weight"]

    /// In the order of the files.
    package var rules: [WordRule] = []
    /// Rule number + 1 by word number and role; filled to the highest word number that any rule has.
    private var singles: [[Int32]] = Array(repeating: [], count: WordRole.allCases.count)
    private var before = PhraseTableBuilder()
    private var after = PhraseTableBuilder()
    private var legal = PhraseTableBuilder()
    private var legalTable = PhraseTableBuilder().finish()
    private(set) package var beforeTable = PhraseTableBuilder().finish()
    private(set) package var afterTable = PhraseTableBuilder().finish()

    /// Reads files in the columns id, words, roles, type, weight. Throws `DataError` with the line for an unknown role
    /// or type, a weight that is no number, an id used twice, an empty word, a phrase where one word is wanted.
    init(files: [DataFile], _ builder: inout EngineBuilder) throws(DataError) {
        var seen: Set<String> = []
        for file in files {
            for row in try file.rows(WordRules.columns) {
                guard seen.insert(row[0]).inserted, !row[0].isEmpty else {
                    throw row.error("the id '\(row[0])' is empty or used before")
                }
                try add(row, &builder)
            }
        }
        beforeTable = before.finish()
        afterTable = after.finish()
        legalTable = legal.finish()
        legal = PhraseTableBuilder()
        before = PhraseTableBuilder()
        after = PhraseTableBuilder()
    }

    private mutating func add(_ row: DataRow, _ builder: inout EngineBuilder) throws(DataError) {
        var type: OrganizationType?
        if !row[3].isEmpty {
            guard let named = OrganizationType(rawValue: row[3]) else {
                throw row.error("there is no organization type '\(row[3])'")
            }
            type = named
        }
        guard let weight = Float(row[4]), weight.isFinite else { throw row.error("'\(row[4])' is no weight") }
        let number = Int32(clamping: rules.count)
        rules.append(WordRule(id: builder.rules.register(row[0]), type: type, weight: weight))
        let words = row.list(1)
        guard !words.isEmpty else { throw row.error("names no words") }
        for name in row[2].split(separator: " ") {
            guard let role = WordRole(rawValue: String(name)) else {
                throw row.error("there is no role '\(name)'")
            }
            for word in words {
                switch role {
                case .before:
                    before.add(word, payload: number, to: &builder.lexicon, classes: .organizationCue, reversed: true)
                case .legal where Tokenizer.words(of: word).count > 1:
                    legal.add(word, payload: number, to: &builder.lexicon)
                case .after: after.add(word, payload: number, to: &builder.lexicon, classes: .organizationCue)
                default: try addSingle(word, role, number, row, &builder)
                }
            }
        }
    }

    private mutating func addSingle(
        _ word: String, _ role: WordRole, _ number: Int32, _ row: DataRow, _ builder: inout EngineBuilder
    ) throws(DataError) {
        let parts = Tokenizer.words(of: word)
        guard parts.count == 1 else { throw row.error("'\(word)' is not one word") }
        let id = builder.lexicon.add(parts[0], role.classes)
        let slot = Int(id.number)
        let index = role.index
        while singles[index].count <= slot { singles[index].append(0) }
        if singles[index][slot] == 0 { singles[index][slot] = number + 1 }
    }

    /// The rule of a word in a role.
    package func rule(_ word: WordID, _ role: WordRole) -> WordRule? {
        let slot = Int(word.number)
        guard slot > 0, slot < singles[role.index].count else { return nil }
        let number = Int(singles[role.index][slot]) - 1
        return number >= 0 ? rules[number] : nil
    }

    /// The legal form at a token that starts with a capital, and its number of tokens.
    package func legalForm(_ tokens: [Token], at q: Int, limit: Int) -> (rule: WordRule, length: Int)? {
        guard tokens[q].isCapitalized else { return nil }
        if let match = legalTable.longestMatch(tokens, at: q, limit: limit) {
            return (rules[Int(match.payload)], match.length)
        }
        return rule(tokens[q].word, .legal).map { ($0, 1) }
    }

    /// The rule of a cue phrase by its payload.
    package func cue(_ payload: Int32) -> WordRule { rules[Int(payload)] }
}

extension WordRole {
    fileprivate var index: Int {
        switch self {
        case .legal: 0
        case .last: 1
        case .of: 2
        case .first: 3
        case .before: 4
        case .after: 5
        case .otherLast: 6
        case .otherFirst: 7
        case .generic: 8
        case .title: 9
        case .possessor: 10
        case .linker: 11
        case .linkerFirst: 12
        case .particle: 13
        }
    }

    fileprivate var classes: TokenClasses {
        switch self {
        case .legal: .legalForm
        case .last, .of, .first: .organizationHead
        case .before, .after: .organizationCue
        case .otherLast, .otherFirst, .generic: .otherName
        case .title: .personTitle
        case .possessor, .linker, .linkerFirst, .particle: []
        }
    }
}
