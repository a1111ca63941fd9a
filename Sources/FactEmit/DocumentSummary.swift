package import FactModel
import FactText

/// What became of an input.
public enum DocumentStatus: String, Sendable, CaseIterable {
    /// Processed; its rows are in facts.jsonl.
    case ok
    /// Set aside because it failed; its reason is in errors.jsonl.
    case quarantined
    /// Not processed because the configuration says so.
    case skipped
}

/// How many fact rows a document has, by kind.
public struct FactCounts: Sendable, Equatable {
    public var numbers = 0
    public var dates = 0
    public var organizations = 0

    public init() {}

    public var total: Int { numbers + dates + organizations }

    mutating func count(_ kind: MentionKind) {
        switch kind {
        case .number: numbers += 1
        case .date: dates += 1
        case .organization: organizations += 1
        }
    }
}

/// What a row of documents.jsonl tells about one input.
package struct DocumentSummary: Sendable {
    package var id: String
    package var status: DocumentStatus
    /// Nil when the bytes could not be read.
    package var sha256: String?
    package var byteCount: Int?
    package var mediaType: MediaType?
    /// What ingest made of it; nil when it did not come so far.
    package var document: Document?
    package var date: Sourced<CalendarDate>?
    /// Nil when it was not processed to the end.
    package var sentences: Int?
    package var facts: FactCounts?
    package var warnings: [Warning]

    /// A document that was processed, with the number of its rows.
    package init(_ linked: LinkedDocument, facts: FactCounts) {
        let annotated = linked.annotated
        self.init(annotated.segmented.document, status: .ok)
        date = annotated.date ?? date
        sentences = annotated.segmented.sentences.count
        self.facts = facts
        // The annotated document repeats what ingest warned of when its maker passes warnings on.
        warnings += annotated.warnings.filter { !warnings.contains($0) }
    }

    /// A document that was ingested but not processed to the end.
    package init(_ document: Document, status: DocumentStatus) {
        id = document.id
        self.status = status
        sha256 = document.sha256
        byteCount = document.byteCount
        mediaType = document.mediaType
        self.document = document
        date = document.metadata.date
        warnings = document.warnings
    }

    /// An input that was not ingested.
    package init(
        id: String, status: DocumentStatus, sha256: String? = nil, byteCount: Int? = nil, mediaType: MediaType? = nil
    ) {
        self.id = id
        self.status = status
        self.sha256 = sha256
        self.byteCount = byteCount
        self.mediaType = mediaType
        warnings = []
    }

    func value(of column: DocumentColumn, withText: Bool) -> ColumnValue {
        let metadata = document?.metadata
        switch column {
        case .schemaVersion: return .string(RecordSchema.documentVersion)
        case .documentID: return .string(id)
        case .documentSHA256: return ColumnValue(sha256)
        case .status: return .name(status.rawValue)
        case .mediaType: return ColumnValue(mediaType)
        case .charset: return ColumnValue(document?.charset)
        case .language: return ColumnValue(metadata?.language?.value)
        case .bytes: return ColumnValue(byteCount)
        case .chars: return ColumnValue(document.map { CodePointTable($0.text).count })
        case .title: return ColumnValue(metadata?.title?.value)
        case .author: return ColumnValue(metadata?.author?.value)
        case .publisher: return ColumnValue(metadata?.publisher?.value)
        case .url: return ColumnValue(metadata?.url?.value)
        case .documentDate: return ColumnValue(date?.value)
        case .documentDateSource: return ColumnValue(date?.source)
        case .paragraphs: return ColumnValue(facts == nil ? nil : document?.blocks.count)
        case .sentences: return ColumnValue(sentences)
        case .numbers: return ColumnValue(facts?.numbers)
        case .dates: return ColumnValue(facts?.dates)
        case .organizations: return ColumnValue(facts?.organizations)
        case .warnings: return ColumnValue(warningCodes)
        case .text:
            guard withText, let document else { return .null }
            return .slice(ByteRange(0, document.text.count))
        }
    }

    /// Distinct codes in the order of their first warning.
    private var warningCodes: String? {
        var codes: [String] = []
        for warning in warnings where !codes.contains(warning.code) { codes.append(warning.code) }
        return codes.isEmpty ? nil : codes.joined(separator: "|")
    }
}
