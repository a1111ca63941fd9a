import FactModel
import FactRules
import FactText

/// Tells a narrative of the past, whose dates follow from each other, from news, whose dates follow from its own date.
struct NarrativeEvidence {
    /// Dates with a year more than `distance` days before the document's date.
    private(set) var distant = 0
    /// Dates with a year near it or later.
    private(set) var near = 0
    /// Words that speak from the day of writing: `yesterday`, `last week`.
    private(set) var deictic = 0

    /// Two years: news looks back on the last one.
    private static let distance = 730
    /// Fewer dates tell nothing.
    private static let fewest = 5

    init(_ results: [Int], _ evaluator: DateEvaluator) {
        var evaluator = evaluator
        for result in results {
            let match = evaluator.scanner.results[result]
            switch DateConstructor.allCases[evaluator.rules.table.rules[match.rule].constructor] {
            case .point, .numeric, .years:
                let frame = DateEvaluator.Frame(
                    token: Int(match.tokens.start), sentence: match.tokens, sentenceIndex: 0)
                guard let moment = evaluator.moment(result, frame), moment.anchor == .explicit,
                    let day = moment.firstDay
                else { continue }
                let isNear = evaluator.documentDate.map { $0.dayNumber - day.dayNumber <= NarrativeEvidence.distance }
                if isNear ?? false { near += 1 } else { distant += 1 }
            case .relative, .nearest, .daypart: deictic += 1
            default: continue
            }
        }
    }

    /// Without a document's date nothing else can be counted from.
    var isNarrative: Bool {
        distant >= NarrativeEvidence.fewest && distant > near + deictic
    }
}
