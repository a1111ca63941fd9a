/// What a column holds. One column holds one type on every row.
public enum ColumnType: String, Sendable, CaseIterable {
    case string, integer, double
    /// A full day, `YYYY-MM-DD`, of the years 1 to 9999.
    case date
}

/// One column of a record kind: its name is the column enum's raw value, its place the order of cases.
public struct ColumnDefinition: Sendable, Equatable {
    public let type: ColumnType
    /// Whether rows without a value write `null` there. The key stands in every row either way.
    public let isNullable: Bool
    /// What the value means, in one line.
    public let summary: String
    /// All values that can occur, when there is a fixed list of them.
    public let values: [String]?

    init(_ type: ColumnType, nullable: Bool, _ summary: String, values: [String]? = nil) {
        self.type = type
        self.isNullable = nullable
        self.summary = summary
        self.values = values
    }

    static func required(_ type: ColumnType, _ summary: String, values: [String]? = nil) -> ColumnDefinition {
        ColumnDefinition(type, nullable: false, summary, values: values)
    }

    static func optional(_ type: ColumnType, _ summary: String, values: [String]? = nil) -> ColumnDefinition {
        ColumnDefinition(type, nullable: true, summary, values: values)
    }
}

/// The columns of one record kind, in the order of their cases. Writer, schemas, typed records and documentation all
/// derive from these enums.
public protocol RecordColumn: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String, AllCases == [Self] {
    /// Name of the records: `facts`, `documents`; the file is `<name>.jsonl`.
    static var recordName: String { get }
    var definition: ColumnDefinition { get }
}

extension RecordColumn {
    /// Name of the column, which is its key in a row.
    public var name: String { rawValue }
}

extension CaseIterable where Self: RawRepresentable, RawValue == String {
    /// Raw values in the order of cases: the list of values of a column.
    static var rawValues: [String] { allCases.map(\.rawValue) }
}
