package import FactModel
import FactText

/// Writes the published records as JSON Lines into a `ByteWriter`. Immutable and shared by all workers; each worker has
/// its own `ByteWriter`.
///
/// In: linked documents and what is known of the others. Out: rows as RECORDS describes them, every key in every row, a
/// newline behind each. It opens no file, knows no clock, and gives the same bytes for the same document.
package struct RecordWriter: Sendable {
    private let kinds: Set<MentionKind>
    private let documentText: Bool
    private let ruleNames: RuleNames
    private let engine: String
    private let factLayout: RowLayout<FactColumn>
    private let documentLayout = RowLayout(DocumentColumn.allCases)
    private let streamedDocumentLayout = RowLayout(DocumentColumn.allCases, constants: [("kind", "document")])
    private let organizationLayout = RowLayout(OrganizationColumn.allCases)
    private let errorLayout = RowLayout(ErrorColumn.allCases)
    private let sentenceLayout = RowLayout(SentenceColumn.allCases)

    /// `ruleNames` are those of the finished `EngineBuilder`; `version` is the tool's, as in `factmill --version`. The
    /// configuration must have no violations; unknown names have no effect here.
    package init(_ configuration: EmitConfiguration, ruleNames: RuleNames, version: String) {
        kinds = configuration.mentionKinds
        documentText = configuration.documentText
        self.ruleNames = ruleNames
        engine = "factmill " + version
        factLayout = RowLayout(configuration.factColumns)
    }

    /// The columns of fact rows, as configured.
    package var factColumns: [FactColumn] { factLayout.columns }

    /// Writes the fact rows of a document, sorted by (char_start, char_end, kind), and says how many. On a range that
    /// does not fit the text it throws a `DocumentError` (stage `emit`, code `offset-mismatch`) and writes nothing.
    package func writeFacts(
        _ linked: LinkedDocument, to writer: inout ByteWriter
    ) throws(DocumentError) -> FactCounts {
        let values = try FactValues(linked, kinds: kinds, ruleNames: ruleNames, engine: engine)
        var counts = FactCounts()
        let bytes = linked.annotated.segmented.text.bytes
        let text = bytes.span
        let layout = factLayout.fixing(values.commonValue)
        for index in values.rows {
            let row = values.row(index)
            layout.write(to: &writer, text: text) { values.value(of: $0, row) }
            counts.count(row.kind)
        }
        return counts
    }

    /// The same rows as typed values, all columns filled whatever the configuration's columns.
    package func records(_ linked: LinkedDocument) throws(DocumentError) -> [FactRecord] {
        let values = try FactValues(linked, kinds: kinds, ruleNames: ruleNames, engine: engine)
        let text = linked.annotated.segmented.text
        return values.rows.map { index in
            let row = values.row(index)
            return FactRecord(RecordCells(text: text) { values.value(of: $0, row) })
        }
    }

    /// Writes a row of documents.jsonl; with `kind` `document` in front when it stands among other rows of a stream.
    package func writeDocument(_ summary: DocumentSummary, streamed: Bool = false, to writer: inout ByteWriter) {
        let bytes = summary.document?.text.bytes ?? []
        let layout = streamed ? streamedDocumentLayout : documentLayout
        layout.write(to: &writer, text: bytes.span) { summary.value(of: $0, withText: documentText) }
    }

    /// Writes a row of errors.jsonl. `sha256` is nil when the bytes could not be read.
    package func writeError(
        _ error: DocumentError, documentID: String, sha256: String?, to writer: inout ByteWriter
    ) {
        errorLayout.write(to: &writer, text: Span()) { column in
            switch column {
            case .documentID: .string(documentID)
            case .documentSHA256: ColumnValue(sha256)
            case .stage: .string(error.stage)
            case .code: .string(error.code)
            case .message: .string(error.message)
            case .line: ColumnValue(error.line)
            case .column: ColumnValue(error.column)
            }
        }
    }

    /// Writes all rows of organizations.jsonl, sorted by id, and says how many.
    package func writeOrganizations(_ tally: OrganizationTally, to writer: inout ByteWriter) -> Int {
        let rows = tally.rows()
        for row in rows { organizationLayout.write(to: &writer, text: Span()) { row.value(of: $0) } }
        return rows.count
    }

    /// Writes the sentences of a document and says how many. Throws as `writeFacts` does.
    package func writeSentences(
        _ segmented: SegmentedDocument, to writer: inout ByteWriter
    ) throws(DocumentError) -> Int {
        let before = writer.count
        var check = OffsetCheck(segmented.text)
        let bytes = segmented.text.bytes
        let text = bytes.span
        for (index, sentence) in segmented.sentences.enumerated() {
            let offsets: OffsetPair
            do throws(DocumentError) {
                offsets = try check.offsets(of: sentence.range)
            } catch {
                writer.truncate(to: before)
                throw error
            }
            sentenceLayout.write(to: &writer, text: text) { column in
                switch column {
                case .kind: .string("sentence")
                case .documentID: .string(segmented.document.id)
                case .sentence: .integer(index)
                case .paragraph: .integer(Int(sentence.block))
                case .charStart: .integer(offsets.charStart)
                case .charEnd: .integer(offsets.charEnd)
                case .byteStart: .integer(Int(sentence.range.start))
                case .byteEnd: .integer(Int(sentence.range.end))
                case .text: .slice(sentence.range)
                }
            }
        }
        return segmented.sentences.count
    }
}
