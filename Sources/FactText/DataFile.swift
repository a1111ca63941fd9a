internal import CFactData

/// A data file that cannot be used: which file, where in it, and what is wrong. Lines and columns count from 1.
public struct DataError: Error, Equatable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int?
    public let column: Int?
    public let message: String

    package init(file: String, line: Int? = nil, column: Int? = nil, _ message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    public var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if let line, let column, line > 0 { place += ":\(column)" }
        return "\(place): \(message)"
    }
}

/// A file of rules, words or weights: embedded in the program, or read from disk by the caller.
package struct DataFile: Sendable {
    /// Path shown in messages: `Rules/units.tsv`, or the user's path.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// An embedded file by its path below Sources/CFactData. Throws `DataError` when the program does not carry it.
    package static func embedded(_ name: String) throws(DataError) -> DataFile {
        DataFile(name: name, bytes: Array(try embeddedBytes(name)))
    }

    /// The bytes of an embedded file where they lie in the program: no copy, valid for ever.
    package static func embeddedBytes(_ name: String) throws(DataError) -> UnsafeRawBufferPointer {
        guard let file = factdata_find(name) else {
            throw DataError(file: name, "is not part of this program (Sources/CFactData/embed.c lists the files)")
        }
        return UnsafeRawBufferPointer(start: file.pointee.bytes, count: file.pointee.count)
    }

    /// Names of all embedded files.
    package static var embeddedNames: [String] {
        var count = 0
        guard let first = factdata_all(&count) else { return [] }
        return (0..<count).map { String(cString: first[$0].name) }
    }

    /// Rows of a tab-separated table. The first line that is neither empty nor a comment (`#`) names the columns,
    /// which must be `columns` in this order. Every further line has exactly as many cells. Throws `DataError` with the
    /// line.
    package func rows(_ columns: [String]) throws(DataError) -> [DataRow] {
        var rows: [DataRow] = []
        var number = 0
        var sawHeader = false
        try bytes.withUnsafeBufferPointer { (buffer) throws(DataError) in
            var start = 0
            while start < buffer.count {
                number += 1
                let stop = buffer[start...].firstIndex(of: 0x0A) ?? buffer.count
                var end = stop
                if end > start, buffer[end - 1] == 0x0D { end -= 1 }
                let line = buffer[start..<end]
                start = stop + 1
                if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
                guard let text = String(validating: line, as: UTF8.self) else {
                    throw DataError(file: name, line: number, "is not valid UTF-8")
                }
                let cells = text.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map { String($0) ?? "" }
                if !sawHeader {
                    guard cells == columns else {
                        let wanted = columns.joined(separator: ", ")
                        throw DataError(file: name, line: number, "the first line must name the columns: \(wanted)")
                    }
                    sawHeader = true
                    continue
                }
                guard cells.count == columns.count else {
                    throw DataError(
                        file: name, line: number, "has \(cells.count) columns, \(columns.count) are expected")
                }
                rows.append(DataRow(file: name, line: number, cells: cells))
            }
        }
        return rows
    }
}

/// One row of a table, with its place for messages.
package struct DataRow: Sendable {
    package let file: String
    package let line: Int
    package let cells: [String]

    package subscript(column: Int) -> String { cells[column] }

    /// The parts of a cell between `|`, without empty ones.
    package func list(_ column: Int) -> [String] {
        cells[column].split(separator: "|").map(String.init).filter { !$0.isEmpty }
    }

    package func error(_ message: String) -> DataError { DataError(file: file, line: line, message) }

    /// The classes that a cell names, separated by spaces.
    package func classes(_ column: Int) throws(DataError) -> TokenClasses {
        var classes: TokenClasses = []
        for name in cells[column].split(separator: " ") {
            guard let one = TokenClasses(named: String(name)) else {
                throw error("there is no token class '\(name)'")
            }
            classes.formUnion(one)
        }
        return classes
    }
}
