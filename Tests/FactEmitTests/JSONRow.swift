import Foundation

@testable import FactEmit

/// A JSON scalar that keeps integers and doubles apart, as the loaders of the rows do.
enum JSONScalar: Equatable, Decodable {
    case null, integer(Int), double(Double), string(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let string = try? container.decode(String.self) {
            self = .string(string)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else {
            self = .double(try container.decode(Double.self))
        }
    }
}

/// One line of output: its bytes, its keys as they stand, its values.
struct JSONRow {
    let line: String
    let values: [String: JSONScalar]

    init(_ line: String) throws {
        self.line = line
        values = try JSONDecoder().decode([String: JSONScalar].self, from: Data(line.utf8))
    }

    subscript(column: String) -> JSONScalar? { values[column] }

    func string(_ column: String) -> String? {
        if case .string(let string) = values[column] { string } else { nil }
    }

    func integer(_ column: String) -> Int? {
        if case .integer(let integer) = values[column] { integer } else { nil }
    }

    /// Keys in the order of the line, found without a parser: no value of these tests holds `":`.
    var keys: [String] {
        line.components(separatedBy: "\":").dropLast().map { part in
            String(part.split(separator: "\"", omittingEmptySubsequences: false).last ?? "")
        }
    }

    /// Rows of a writer. Every line ends with a newline.
    static func rows(_ writer: ByteWriter) throws -> [JSONRow] {
        let text = String(decoding: writer.bytes, as: UTF8.self)
        return try text.split(separator: "\n").map { try JSONRow(String($0)) }
    }
}
