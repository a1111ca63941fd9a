/// The columns of errors.jsonl: one row a document that was set aside.
public enum ErrorColumn: String, RecordColumn {
    case documentID = "doc_id"
    case documentSHA256 = "doc_sha256"
    case stage, code, message, line, column

    public static let recordName = "errors"

    public var definition: ColumnDefinition {
        switch self {
        case .documentID: .required(.string, "path relative to the input folder, or the id given with the document")
        case .documentSHA256: .optional(.string, "SHA-256 of the raw bytes, 64 hex digits; null when unreadable")
        case .stage: .required(.string, "where it failed: `ingest`, `segment`, `extract`, `link`, `emit`")
        case .code: .required(.string, "stable code: `unreadable`, `empty`, `too-large`, ...")
        case .message: .required(.string, "what is wrong, for people")
        case .line: .optional(.integer, "line of the input, from 1")
        case .column: .optional(.integer, "column of the input, from 1")
        }
    }
}
