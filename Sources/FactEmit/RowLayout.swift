import FactText

/// The JSON keys of one record kind, ready to be copied.
///
/// The template is the row with `null` in every column. A row is written by copying it up to each key whose value is not
/// null, so that a run of null columns costs one copy.
package struct RowLayout<Column: RecordColumn>: Sendable {
    package let columns: [Column]
    private let template: [UInt8]
    /// For each column: the end of its key and colon, and the end of its `null`, in the template.
    private let keyEnds: [Int]
    private let valueEnds: [Int]

    /// `constants` are cells in front of the columns, as key and value.
    package init(_ columns: [Column], constants: [(key: String, value: String)] = []) {
        var template = ByteWriter()
        var keyEnds: [Int] = []
        var valueEnds: [Int] = []
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
            keyEnds.append(template.count)
            template.raw("null")
            valueEnds.append(template.count)
        }
        template.raw("}\n")
        self.columns = columns
        self.template = template.bytes
        self.keyEnds = keyEnds
        self.valueEnds = valueEnds
    }

    /// Writes one row with its newline. `text` is what slices are cut from.
    func write(to writer: inout ByteWriter, text: Span<UInt8>, _ value: (Column) -> ColumnValue) {
        let template = template.span
        var copied = 0
        for i in columns.indices {
            let value = value(columns[i])
            if case .null = value { continue }
            writer.raw(template.extracting(copied..<keyEnds[i]))
            copied = valueEnds[i]
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
