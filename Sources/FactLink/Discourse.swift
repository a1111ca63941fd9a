import FactModel
import FactText

/// A phrase that a pronoun or a definite noun phrase may stand for.
struct Antecedent {
    var tokens: TokenRange
    var type: SubjectType
    var entity: Int32
    var mention: Int32
    var isPlural: Bool
    /// Whether the phrase ends in a name.
    var isName: Bool
    var sentence: Int32
}

/// What was spoken of last in a document: the subjects of the latest sentences, newest last, and the latest speaker.
struct Discourse {
    private(set) var subjects: [Antecedent] = []
    /// Last sentence whose subjects are here.
    var lastSentence: Int32 = -1
    /// Latest speaker and the block that it spoke in.
    var speaker: (tokens: TokenRange, block: Int32)?
    /// Most recent mention of each entity, newest last; each entity once among the last few.
    private(set) var recentOrganizations: [(entity: Int32, mention: Int32)] = []
    private let capacity = 12
    /// How many sentences back a pronoun reaches.
    static let reach: Int32 = 3

    mutating func add(_ antecedent: Antecedent) {
        if subjects.count >= capacity { subjects.removeFirst() }
        subjects.append(antecedent)
    }

    mutating func addOrganization(_ entity: Int32, mention: Int32) {
        recentOrganizations.removeAll { $0.entity == entity }
        if recentOrganizations.count >= capacity { recentOrganizations.removeFirst() }
        recentOrganizations.append((entity, mention))
    }

    /// The newest subject that satisfies a condition, from the sentences within reach.
    func latest(before sentence: Int32, _ fits: (Antecedent) -> Bool) -> Antecedent? {
        for antecedent in subjects.reversed() {
            if sentence - antecedent.sentence > Discourse.reach { return nil }
            if fits(antecedent) { return antecedent }
        }
        return nil
    }
}
