/// The columns of sentence rows, which the `stream` command writes on request.
public enum SentenceColumn: String, RecordColumn {
    case kind
    case documentID = "doc_id"
    case sentence, paragraph
    case charStart = "char_start"
    case charEnd = "char_end"
    case byteStart = "byte_start"
    case byteEnd = "byte_end"
    case text

    public static let recordName = "sentences"

    public var definition: ColumnDefinition {
        switch self {
        case .kind: .required(.string, "what the row is", values: ["sentence"])
        case .documentID: .required(.string, "the id given with the document")
        case .sentence: .required(.integer, "number of the sentence in the document, from 0")
        case .paragraph: .required(.integer, "paragraph of the document, from 0")
        case .charStart: .required(.integer, "first code point of the sentence in the document's text")
        case .charEnd: .required(.integer, "code point behind the sentence")
        case .byteStart: .required(.integer, "first UTF-8 byte of the sentence in the document's text")
        case .byteEnd: .required(.integer, "UTF-8 byte behind the sentence")
        case .text: .required(.string, "the sentence, verbatim")
        }
    }
}
