import FactModel
import FactText

/// A range of tokens that may be a name, and what speaks for it.
struct NameCandidate {
    enum Source { case lexicon, gazetteer }

    var range: Range<Int>
    var score: Float
    var rule: RuleID
    var type: OrganizationType?
    /// The list and the form in it, when a list names the range.
    var source: Source?
    var form: Int?
    var records: [Int] = []
    /// Record of the lexicon whose context words must stand in the document.
    var entry: Int?
    var needsContext = false
    /// A list says that the range is no organization.
    var isExcluded = false
    /// Ends in a legal form, which short forms leave out.
    var legalStart: Int?
    /// Has a head word or a name list behind it, not the context alone.
    var isFirm = false
}
