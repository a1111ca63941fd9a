import FactModel
import FactText

/// One line of a stream: `{"id", "text" or "html", "date"?, "url"?, "title"?}`; other keys are passed over.
struct StreamLine {
    /// The id, empty when the line does not tell it.
    let id: String
    /// The document, or a `DocumentError` (stage `input`): `invalid-json`, `missing-key`, `invalid-value`,
    /// `duplicate-key`, `malformed-bytes`, with the column (in bytes, from 1) where there is one.
    let source: Result<SourceDocument, DocumentError>

    init(_ line: [UInt8]) {
        var fields = Fields()
        do throws(DocumentError) {
            try fields.read(line)
            source = .success(try fields.document())
        } catch {
            source = .failure(error)
        }
        id = fields.string(.id) ?? ""
    }

    static func error(_ code: String, _ message: String, column: Int? = nil) -> DocumentError {
        DocumentError(stage: "input", code: code, message: message, column: column)
    }

    private enum Field: String {
        case id, text, html, date, url, title
    }

    private struct Fields {
        var values: [Field: [UInt8]] = [:]

        mutating func read(_ line: [UInt8]) throws(DocumentError) {
            guard TextBuffer(validating: line) != nil else {
                throw StreamLine.error("malformed-bytes", "the line is not valid UTF-8")
            }
            var reader = StreamLineReader(line)
            var values: [Field: [UInt8]] = [:]
            defer { self.values = values }
            try reader.readObject { key, reader throws(DocumentError) in
                guard let field = Field(rawValue: key) else {
                    try reader.skipValue()
                    return
                }
                let column = reader.column
                guard let value = try reader.readText(number: field == .id) else { return }
                if values.updateValue(value, forKey: field) != nil {
                    throw StreamLine.error("duplicate-key", "the key \"\(key)\" is given twice", column: column)
                }
            }
        }

        func string(_ field: Field) -> String? { values[field].map { String(decoding: $0, as: UTF8.self) } }

        func document() throws(DocumentError) -> SourceDocument {
            guard let id = string(.id), !id.isEmpty else { throw error("missing-key", "the key \"id\" is missing") }
            var date: CalendarDate?
            if let text = string(.date), !text.isEmpty {
                // A time of day may follow the day.
                let day = CalendarDate(iso: String(text.prefix(10)))
                let next = text.utf8.dropFirst(10).first
                guard let day, next == nil || next == UInt8(ascii: "T") || next == UInt8(ascii: " ") else {
                    throw error("invalid-value", "\"date\" must be a day, YYYY-MM-DD, is \"\(text.prefix(40))\"")
                }
                date = day
            }
            switch (values[.text], values[.html]) {
            case (let text?, nil):
                return SourceDocument(
                    id: id, bytes: text, mediaType: .plainText, charset: "utf-8", date: date, url: string(.url),
                    title: string(.title), isVerbatim: true)
            case (nil, let html?):
                return SourceDocument(
                    id: id, bytes: html, mediaType: .html, charset: "utf-8", date: date, url: string(.url),
                    title: string(.title))
            case (nil, nil): throw error("missing-key", "the key \"text\" or \"html\" is missing")
            case (_?, _?): throw error("duplicate-key", "a line holds \"text\" or \"html\", not both")
            }
        }

        private func error(_ code: String, _ message: String) -> DocumentError { StreamLine.error(code, message) }
    }
}
