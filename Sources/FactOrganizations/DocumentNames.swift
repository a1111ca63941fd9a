import FactModel
import FactText

/// The names that a document has made known: accepted organizations with their short forms and initials, and the last
/// names of persons.
struct DocumentNames {
    /// Phrase hash of a form to the mention that it stands for.
    private var forms: [UInt32: Int] = [:]
    private var persons: Set<UInt32> = []

    /// Phrase hash of a range of tokens.
    static func hash(_ tokens: [Token], _ range: Range<Int>) -> UInt32 {
        var hash = NameTableFormat.phraseSeed
        for i in range { hash = NameTableFormat.extend(hash, tokens[i].hash) }
        return hash
    }

    mutating func add(
        _ tokens: [Token], _ candidate: NameCandidate, mention: Int, _ places: PlaceNames
    ) {
        add(DocumentNames.hash(tokens, candidate.range), mention)
        guard candidate.range.count > 1, candidate.isFirm else { return }
        let first = candidate.range.lowerBound
        var end = candidate.legalStart ?? candidate.range.upperBound
        if end > first + 1 { add(DocumentNames.hash(tokens, first..<end), mention) }
        // The name without its head words, down to its first word: `Acme Motor Works` -> `Acme Motor` -> `Acme`.
        let isCompany = candidate.type == .company || candidate.type == .bank || candidate.type == .media
        guard isCompany || candidate.legalStart != nil else { return }
        while end > first + 1 {
            end -= 1
            let unfit: TokenClasses = [
                .common, .place, .demonym, .givenName, .personTitle, .organizationHead, .otherName, .determiner,
            ]
            let last = tokens[end - 1]
            guard last.isCapitalized, last.count > 2 else { continue }
            let isWhole = end > first + 1 && !tokens[first..<end].allSatisfy { $0.classes.contains(.common) }
            let isPlace = places.length(tokens, at: first, limit: end) == end - first
            if !isPlace, isWhole || last.classes.isDisjoint(with: unfit) {
                add(DocumentNames.hash(tokens, first..<end), mention)
            }
        }
    }

    mutating func add(_ hash: UInt32, _ mention: Int) {
        if forms[hash] == nil { forms[hash] = mention }
    }

    mutating func addPerson(_ word: UInt32) { persons.insert(word) }

    func isPerson(_ word: UInt32) -> Bool { persons.contains(word) }

    /// The mention that a range of tokens is a form of.
    func mention(_ tokens: [Token], _ range: Range<Int>) -> Int? { forms[DocumentNames.hash(tokens, range)] }

    var isEmpty: Bool { forms.isEmpty }
}
