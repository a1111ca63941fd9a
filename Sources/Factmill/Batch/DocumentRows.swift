import FactEmit
import FactModel

/// Writes the rows of documents, one worker's share: a buffer that is used again and again, and the organizations seen.
struct DocumentRows {
    /// The rows of one document.
    struct Result: Sendable {
        let id: String
        let status: DocumentStatus
        var byteCount = 0
        var counts: FactCounts?
        var facts: [UInt8] = []
        var document: [UInt8] = []
        var error: [UInt8] = []
        var warnings: [Warning] = []
    }

    private(set) var organizations = OrganizationTally()
    private let writer: RecordWriter
    private var buffer = ByteWriter()

    init(_ writer: RecordWriter) { self.writer = writer }

    mutating func write(_ id: String, _ input: LinkedInput) -> Result {
        do throws(DocumentError) {
            return try rows(id, try input.outcome.get())
        } catch {
            let status: DocumentStatus = input.status == .skipped ? .skipped : .quarantined
            var result = Result(id: id, status: status, byteCount: input.bytes?.count ?? 0)
            let sha256 = input.bytes.map(Hexadecimal.sha256)
            let summary = DocumentSummary(id: id, status: status, sha256: sha256, byteCount: input.bytes?.count)
            buffer.removeAll()
            writer.writeDocument(summary, to: &buffer)
            result.document = buffer.bytes
            buffer.removeAll()
            writer.writeError(error, documentID: id, sha256: sha256, to: &buffer)
            result.error = buffer.bytes
            return result
        }
    }

    private mutating func rows(_ id: String, _ linked: LinkedDocument) throws(DocumentError) -> Result {
        buffer.removeAll()
        let counts = try writer.writeFacts(linked, to: &buffer)
        let summary = DocumentSummary(linked, facts: counts)
        var result = Result(
            id: id, status: .ok, byteCount: linked.annotated.segmented.document.byteCount, counts: counts,
            facts: buffer.bytes, warnings: summary.warnings)
        buffer.removeAll()
        writer.writeDocument(summary, to: &buffer)
        result.document = buffer.bytes
        organizations.add(linked)
        return result
    }
}

/// What a run gathers while results come in.
struct RunState: ~Copyable {
    private(set) var counts = RunCounts()
    var warnings = WarningTally()
    private var outputs: OutputSet

    init(_ outputs: consuming OutputSet) { self.outputs = outputs }

    /// Writes the rows of the next document; the counts so far.
    mutating func take(_ result: DocumentRows.Result) throws(RunError) -> RunCounts {
        counts.add(result.status, bytes: result.byteCount, facts: result.counts)
        for warning in result.warnings { warnings.add(warning.code, document: result.id, message: warning.message) }
        try outputs.append(result.facts, rows: result.counts?.total ?? 0, to: .facts)
        try outputs.append(result.document, rows: 1, to: .documents)
        if !result.error.isEmpty { try outputs.append(result.error, rows: 1, to: .errors) }
        return counts
    }

    /// Writes what stands at the end and publishes all files.
    mutating func finish(
        organizations: OrganizationTally, _ writer: RecordWriter,
        manifest: (RunCounts, [OutputSet.Written], [RunManifest.WarningSummary]) throws(ConfigurationError) ->
            RunManifest
    ) throws(RunError) {
        var buffer = ByteWriter()
        let rows = writer.writeOrganizations(organizations, to: &buffer)
        try outputs.append(buffer.bytes, rows: rows, to: .organizations)
        let written = try outputs.written()
        let text: String
        do throws(ConfigurationError) {
            text = try JSONPrinter.text(of: try manifest(counts, written, warnings.sorted))
        } catch {
            throw RunError(.inputOutput, path: OutputSet.Name.manifest.rawValue, "\(error)")
        }
        try outputs.append(Array(text.utf8), rows: 1, to: .manifest)
        try outputs.publish()
    }
}
