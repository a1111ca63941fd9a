public import FactModel

/// What is written. In `pipeline.json`: `stages.emit`.
public struct EmitConfiguration: StageConfiguration {
    /// Kinds of fact rows: `number`, `date`, `organization`. Rows that link to a kind that is left out keep the joined
    /// values and have no `*_fact_id`.
    public var kinds: [String] = MentionKind.rawValues
    /// Columns of facts.jsonl; empty means all. They keep the order of RECORDS, whatever the order here.
    public var columns: [String] = []
    /// Whether documents.jsonl carries the text that all offsets point into.
    public var documentText = true

    public init() {}

    /// The kinds. Throws `OptionError` for a name that is none.
    func mentionKinds() throws(OptionError) -> Set<MentionKind> {
        var kinds: Set<MentionKind> = []
        for name in self.kinds {
            guard let kind = MentionKind(rawValue: name) else {
                throw OptionError(key: "kinds", unknown: name, among: MentionKind.rawValues)
            }
            kinds.insert(kind)
        }
        return kinds
    }

    /// The columns in their fixed order. Throws `OptionError` for a name that is none.
    func factColumns() throws(OptionError) -> [FactColumn] {
        if columns.isEmpty { return FactColumn.allCases }
        var chosen: Set<FactColumn> = []
        for name in columns {
            guard let column = FactColumn(rawValue: name) else {
                throw OptionError(key: "columns", unknown: name, among: FactColumn.rawValues)
            }
            chosen.insert(column)
        }
        return FactColumn.allCases.filter(chosen.contains)
    }
}
