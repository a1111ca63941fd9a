import FactModel

/// The columns of documents.jsonl: one row an input, whatever became of it.
public enum DocumentColumn: String, RecordColumn {
    case schemaVersion = "schema_version"
    case documentID = "doc_id"
    case documentSHA256 = "doc_sha256"
    case status
    case mediaType = "media_type"
    case charset, language, bytes, chars, title, author, publisher, url
    case documentDate = "doc_date"
    case documentDateSource = "doc_date_source"
    case paragraphs, sentences, numbers, dates, organizations, warnings, text

    public static let recordName = "documents"

    public var definition: ColumnDefinition {
        switch self {
        case .schemaVersion: .required(.string, "layout of the row", values: [RecordSchema.documentVersion])
        case .documentID: .required(.string, "path relative to the input folder, or the id given with the document")
        case .documentSHA256: .optional(.string, "SHA-256 of the raw bytes, 64 hex digits; null when unreadable")
        case .status: .required(.string, "what became of the document", values: DocumentStatus.rawValues)
        case .mediaType: .optional(.string, "`text/plain` or `text/html`")
        case .charset: .optional(.string, "encoding that the bytes were decoded from, in the WHATWG's spelling")
        case .language: .optional(.string, "language tag of the document")
        case .bytes: .optional(.integer, "number of raw bytes")
        case .chars: .optional(.integer, "number of code points of the text")
        case .title: .optional(.string, "title of the document")
        case .author: .optional(.string, "author as the document names them")
        case .publisher: .optional(.string, "publisher or site name")
        case .url: .optional(.string, "address of the document")
        case .documentDate: .optional(.date, "the document's own date")
        case .documentDateSource: .optional(.string, "where the date was found: `source`, `meta`, `dateline`, ...")
        case .paragraphs: .optional(.integer, "number of paragraphs; null when not processed")
        case .sentences: .optional(.integer, "number of sentences; null when not processed")
        case .numbers: .optional(.integer, "number of `number` rows; null when not processed")
        case .dates: .optional(.integer, "number of `date` rows; null when not processed")
        case .organizations: .optional(.integer, "number of `organization` rows; null when not processed")
        case .warnings:
            .optional(
                .string, "codes of the document's warnings, a vertical bar between them; null when there are none")
        case .text: .optional(.string, "the text that all offsets point into; null unless `emit.documentText` is on")
        }
    }
}
