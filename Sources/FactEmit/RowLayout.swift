import FactText

/// The JSON keys of one record kind, ready to be copied.
///
/// The template is a row with `null` in every column but those whose value is fixed. A row is written by copying it up to
/// each key whose value is not null, so that a run of fixed and null columns costs one copy.
package struct RowLayout<Column: RecordColumn>: Sendable {
    /// Where a column without fixed value stands in the template.
    private struct Cell: Sendable {
        let column: Column
        /// Behind the colon of its key.
        let keyEnd: Int
        /// Behind its `null`.
        let valueEnd: Int
    }

    package let columns: [Column]
    private let constants: [(key: String, value: String)]
    private let template: [UInt8]
    private let cells: [Cell]

    /// `constants` are cells in front of the columns, as key and value. `fixed` gives the columns whose value is the same
    /// in all rows.
    package init(
        _ columns: [Column], constants: [(key: String, value: String)] = [],
        fixed: (Column) -> ColumnValue? = { _ in nil }
    ) {
        var template = ByteWriter()
        var cells: [Cell] = []
        template.byte(UInt8(ascii: "{"))
        for constant in constants {
            if template.count > 1 { template.byte(UInt8(ascii: ",")) }
            template.jsonString(constant.key)
            template.byte(UInt8(ascii: ":"))
            template.jsonString(constant.value)
        }
        for column in columns {
            if template.count > 1 { template.byte(UInt8(ascii: ",")) }
            template.jsonString(column.name)
            template.byte(UInt8(ascii: ":"))
            if let value = fixed(column) {
                template.value(value, text: Span())
                continue
            }
            let keyEnd = template.count
            template.raw("null")
            cells.append(Cell(column: column, keyEnd: keyEnd, valueEnd: template.count))
        }
        template.raw("}\n")
        self.columns = columns
        self.constants = constants
        self.template = template.bytes
        self.cells = cells
    }

    /// The same layout with the values that all rows to come have in common.
    func fixing(_ fixed: (Column) -> ColumnValue?) -> RowLayout {
        RowLayout(columns, constants: constants, fixed: fixed)
    }

    /// Writes one row with its newline. `text` is what slices are cut from.
    @inline(__always)
    func write(to writer: inout ByteWriter, text: Span<UInt8>, _ value: (Column) -> ColumnValue) {
        let template = template.span
        var copied = 0
        for cell in cells {
            let value = value(cell.column)
            if case .null = value { continue }
            writer.raw(template.extracting(copied..<cell.keyEnd))
            copied = cell.valueEnd
            writer.value(value, text: text)
        }
        writer.raw(template.extracting(copied..<template.count))
    }
}

extension ByteWriter {
    /// Writes a cell as JSON. Slices beyond the text are cut to it.
    mutating func value(_ value: ColumnValue, text: Span<UInt8>) {
        switch value {
        case .null: raw("null")
        case .slice(let range):
            let low = max(0, min(Int(range.start), text.count))
            jsonString(text.extracting(low..<max(low, min(Int(range.end), text.count))))
        case .string(let string): jsonString(string)
        case .name(let name): quoted(name)
        case .integer(let integer): self.integer(integer)
        case .double(let double): self.double(double)
        case .date(let date):
            byte(UInt8(ascii: "\""))
            self.date(date)
            byte(UInt8(ascii: "\""))
        case .factID(let id):
            byte(UInt8(ascii: "\""))
            self.id(id)
            byte(UInt8(ascii: "\""))
        case .cluster(let number):
            raw("\"c-")
            integer(number)
            byte(UInt8(ascii: "\""))
        }
    }
}
