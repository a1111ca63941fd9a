import FactModel
import FactText

/// The cells of one fact row, read by type.
struct RecordCells {
    let text: TextBuffer
    private let values: [FactColumn: ColumnValue]

    init(text: TextBuffer, value: (FactColumn) -> ColumnValue) {
        self.text = text
        values = Dictionary(uniqueKeysWithValues: FactColumn.allCases.map { ($0, value($0)) })
    }

    func string(_ column: FactColumn) -> String? {
        switch values[column] {
        case .slice(let range): text.string(range)
        case .string(let string), .name(let string): string
        case .factID(let id): id.string
        case .cluster(let number): "c-\(number)"
        default: nil
        }
    }

    func integer(_ column: FactColumn) -> Int? {
        if case .integer(let integer) = values[column] { integer } else { nil }
    }

    /// Nil for what is not finite, which is written as null.
    func double(_ column: FactColumn) -> Double? {
        if case .double(let double) = values[column], double.isFinite { double } else { nil }
    }

    func date(_ column: FactColumn) -> CalendarDate? {
        if case .date(let date) = values[column] { date } else { nil }
    }

    func name<Name: RawRepresentable>(_ column: FactColumn) -> Name? where Name.RawValue == String {
        string(column).flatMap(Name.init(rawValue:))
    }
}
