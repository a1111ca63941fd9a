import FactModel
import FactText

/// The linker's data: words, nouns that stand for organizations, stance words, phrases that name a source.
struct LinkRules {
    /// `the company`: the organization types that the noun can stand for; empty means any.
    struct Reference {
        var types: [OrganizationType]
    }

    enum StanceScope: String { case verb, before, noun, clause }

    struct Stance {
        var isNegation: Bool
        var certainty: Certainty?
        var scope: StanceScope
    }

    private(set) var words = WordTable()
    private(set) var references: [Reference] = []
    private(set) var stances: [Stance] = []
    private(set) var sources = PhraseTableBuilder().finish()
    /// Class of a word that no list knows, by its ending; the first that fits.
    private(set) var wordEndings = WordEndings()
    private(set) var nounEndings: [(ending: [UInt8], replacement: String?)] = []

    init(_ builder: inout EngineBuilder) throws(DataError) {
        try readLexemes(&builder)
        wordEndings = try WordEndings(&builder)
        try readVerbs(&builder)
        try readNouns(&builder)
        try readGrammar(&builder)
        try readReferences(&builder)
        try readStances(&builder)
        try readSources(&builder)
    }

    private mutating func readLexemes(_ builder: inout EngineBuilder) throws(DataError) {
        for row in try DataFile.embedded("Rules/lexemes.tsv").rows(["word", "classes", "lemma"]) {
            addClasses(row[1], of: builder.lexicon.add(row[0]))
        }
        for row in try builder.embedded("Rules/link-words.tsv").rows(["word", "classes"]) {
            words.update(builder.lexicon.add(row[0])) {
                $0.classes = []
                $0.first = []
            }
            addClasses(row[1], of: builder.lexicon.add(row[0]))
        }
    }

    private mutating func addClasses(_ cell: String, of word: WordID) {
        for name in cell.split(separator: " ") {
            guard let open = OpenClasses.names[String(name)] else { continue }
            words.update(word) {
                if $0.classes.isEmpty { $0.first = open }
                $0.classes.insert(open)
            }
        }
    }

    private mutating func readVerbs(_ builder: inout EngineBuilder) throws(DataError) {
        let columns = ["lemma", "third", "past", "participle", "gerund", "traits"]
        let forms: [VerbForms] = [.base, .third, .past, .participle, .gerund]
        for row in try builder.embedded("Rules/link-verbs.tsv").rows(columns) {
            let lemma = builder.lexicon.add(row[0])
            var traits: VerbTraits = []
            for name in row[5].split(separator: " ") {
                guard let trait = VerbTraits.names[String(name)] else { throw row.error("there is no trait '\(name)'") }
                traits.insert(trait)
            }
            for (column, form) in forms.enumerated() {
                words.update(builder.lexicon.add(row[column])) {
                    if $0.classes.isEmpty { $0.first = .verb }
                    $0.classes.insert(.verb)
                    $0.forms.insert(form)
                    // `found` is a form of find before it is one of found.
                    if !$0.lemma.isKnown || (row[0] != row[column] && form != .base) { $0.lemma = lemma }
                    $0.traits.formUnion(traits)
                }
            }
        }
    }

    private mutating func readNouns(_ builder: inout EngineBuilder) throws(DataError) {
        for row in try builder.embedded("Rules/link-nouns.tsv").rows(["id", "kind", "form", "lemma"]) {
            let keeps = row[3] == "="
            switch row[1] {
            case "word":
                let form = builder.lexicon.add(row[2])
                let lemma = keeps ? form : builder.lexicon.add(row[3])
                words.update(form) { $0.nounLemma = lemma }
            case "ending": nounEndings.append((Array(row[2].utf8), keeps ? nil : row[3]))
            default: throw row.error("the kind is 'word' or 'ending', not '\(row[1])'")
            }
        }
    }

    private mutating func readGrammar(_ builder: inout EngineBuilder) throws(DataError) {
        for row in try builder.embedded("Rules/link-grammar.tsv").rows(["id", "role", "words"]) {
            guard let role = GrammarRoles.names[row[1]] else { throw row.error("there is no role '\(row[1])'") }
            for word in row[2].split(separator: " ") {
                let id = builder.lexicon.add(String(word))
                words.update(id) {
                    $0.roles.insert(role)
                }
            }
        }
        for row in try builder.embedded("Rules/link-kinds.tsv").rows(["id", "kind", "nouns"]) {
            guard let kind = SubjectType(rawValue: row[1]) else { throw row.error("there is no kind '\(row[1])'") }
            for word in row[2].split(separator: " ") {
                words.update(builder.lexicon.add(String(word))) { $0.kind = kind }
            }
        }
    }

    private mutating func readReferences(_ builder: inout EngineBuilder) throws(DataError) {
        for row in try builder.embedded("Rules/link-references.tsv").rows(["id", "noun", "types"]) {
            var types: [OrganizationType] = []
            for name in row.list(2) where name != "any" {
                guard let type = OrganizationType(rawValue: name) else {
                    throw row.error("there is no organization type '\(name)'")
                }
                types.append(type)
            }
            let index = Int16(clamping: references.count)
            references.append(Reference(types: types))
            words.update(builder.lexicon.add(row[1])) { $0.reference = index }
        }
    }

    private mutating func readStances(_ builder: inout EngineBuilder) throws(DataError) {
        for row in try builder.embedded("Rules/link-stance.tsv").rows(["id", "kind", "value", "scope", "word"]) {
            guard let scope = StanceScope(rawValue: row[3]) else { throw row.error("there is no scope '\(row[3])'") }
            let certainty = Certainty(rawValue: row[2])
            let isNegation = row[1] == "negation"
            guard isNegation || (row[1] == "certainty" && certainty != nil) else {
                throw row.error("'\(row[1])' takes no value '\(row[2])'")
            }
            let index = Int16(clamping: stances.count)
            stances.append(Stance(isNegation: isNegation, certainty: certainty, scope: scope))
            words.update(builder.lexicon.add(row[4])) { $0.stance = index }
        }
    }

    private mutating func readSources(_ builder: inout EngineBuilder) throws(DataError) {
        var phrases = PhraseTableBuilder()
        for (index, row) in try builder.embedded("Rules/link-sources.tsv").rows(["id", "phrase"]).enumerated() {
            phrases.add(row[1], payload: Int32(clamping: index), to: &builder.lexicon)
        }
        sources = phrases.finish()
    }
}
