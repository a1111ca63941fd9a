import FactModel
import FactText

/// What speaks for or against a run of words being the name of an organization. The weights are data
/// (Rules/organization-weights.tsv) and add up; a sum of at least 0 is believed.
package enum Evidence: Int, Sendable, CaseIterable {
    case bias
    /// The program's or the user's own list names it, or names it but asks for more.
    case lexicon, lexiconWeak
    /// A list names it: several words, letter case as listed.
    case listedPhrase
    case listedWord
    case listedAcronym
    case listedWeak
    case listedPerson
    case listedPlace
    case listedOtherCase
    /// The list's name is only the start or the end of a longer run of capitals.
    case runGoesOn
    case runBefore
    /// Shape of a single word.
    case capitals, camelCase, severalWords, longRun, hasDigits, shortWord
    case commonWord, allCommon
    case sentenceStart, startCommon
    case ampersand
    case numberBehind
    case hyphenBehind
    case titleBefore, givenName, place, demonym
    case demonymBefore
    case headline
    case articleBefore
    /// An article before one word that is neither in capitals nor of mixed case: `the Borrower`.
    case articleWord
    case possessiveBehind
    case verbBehind
    case prepositionBefore
    /// Between quotation marks alone.
    case quoted
    /// No word of it is on any list.
    case unknownWord, unknownWords
    /// A believed listed name is its start.
    case listedStart
    /// Stands several times in the document, each time.
    case repeated
}

/// The weights by evidence.
package struct EvidenceWeights: Sendable {
    private var weights = [Float](repeating: 0, count: Evidence.allCases.count)

    /// Reads the columns evidence, weight. Throws `DataError` for unknown evidence, evidence given twice or missing, and a
    /// weight that is no number.
    init(_ file: DataFile) throws(DataError) {
        var seen = Set<Evidence>()
        for row in try file.rows(["evidence", "weight"]) {
            guard let evidence = Evidence.allCases.first(where: { $0.name == row[0] }) else {
                throw row.error("there is no evidence '\(row[0])'")
            }
            guard seen.insert(evidence).inserted else { throw row.error("'\(row[0])' is given twice") }
            guard let weight = Float(row[1]), weight.isFinite else { throw row.error("'\(row[1])' is no weight") }
            weights[evidence.rawValue] = weight
        }
        for evidence in Evidence.allCases where !seen.contains(evidence) {
            throw DataError(file: file.name, "has no weight for '\(evidence.name)'")
        }
    }

    package subscript(evidence: Evidence) -> Float {
        get { weights[evidence.rawValue] }
        set { weights[evidence.rawValue] = newValue }
    }
}

extension Evidence {
    /// Spelling in the data file: the name of the case.
    package var name: String { "\(self)" }
}
