public import FactModel

/// What is written. In `pipeline.json`: `stages.emit`.
public struct EmitConfiguration: StageConfiguration {
    /// Kinds of fact rows: `number`, `date`, `organization`. Rows that link to a kind that is left out keep the joined
    /// values and have no `*_fact_id`.
    public var kinds: [String] = MentionKind.rawValues
    /// Columns of facts.jsonl; empty means all. They keep their fixed order, whatever the order here.
    public var columns: [String] = []
    /// Whether documents.jsonl carries the text that all offsets point into.
    public var documentText = true

    public init() {}

    /// Names of kinds and columns that do not exist, with the nearest that does.
    public var violations: [OptionViolation] {
        unknown(kinds, key: "kinds", known: MentionKind.rawValues)
            + unknown(columns, key: "columns", known: FactColumn.rawValues)
    }

    private func unknown(_ names: [String], key: String, known: [String]) -> [OptionViolation] {
        names.filter { !known.contains($0) }.map { name in
            var message = "there is no '\(name)'"
            if let nearest = NearestName.find(name, among: known) { message += "; did you mean '\(nearest)'?" }
            return OptionViolation(key: key, message: message)
        }
    }

    /// The chosen kinds; unknown names are `violations` and have no effect.
    var mentionKinds: Set<MentionKind> { Set(kinds.compactMap(MentionKind.init(rawValue:))) }

    /// The chosen columns in their fixed order; unknown names are `violations` and have no effect.
    var factColumns: [FactColumn] {
        columns.isEmpty ? FactColumn.allCases : FactColumn.allCases.filter { columns.contains($0.name) }
    }
}
