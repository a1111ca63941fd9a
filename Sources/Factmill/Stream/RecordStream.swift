import FactEmit
import FactIngest
import FactModel
import FactText

/// A filter: documents as JSON Lines in, records as JSON Lines out, in the same order, in constant memory.
public struct RecordStream: Sendable {
    /// Which rows are written for a document, always in this order.
    public enum Rows: String, Sendable, CaseIterable {
        case documents, sentences, facts
    }

    /// What a stream did.
    public struct Outcome: Sendable, Equatable {
        /// Documents whose rows were written.
        public var documents = 0
        /// Lines that gave an error row.
        public var errors = 0
        /// Whether the reader of the output went away before the end.
        public var isClosed = false
    }

    private let pipeline: Pipeline
    private let rows: Set<Rows>
    private let workers: Int

    /// `workers` at least 1.
    public init(_ pipeline: Pipeline, rows: Set<Rows> = [.facts], workers: Int) {
        self.pipeline = pipeline
        self.rows = rows
        self.workers = workers
    }

    /// Reads lines from one descriptor until its end, writes rows to another and error rows to a third. Throws `RunError`
    /// when reading or writing fails; a closed output is no error.
    public func run(input: Int32, output: Int32, errors: Int32) throws(RunError) -> Outcome {
        // A line holds the document in JSON, where every character may take up to six bytes.
        let limit = max(1 << 16, pipeline.configuration.stages.ingest.maximumBytes)
        let (lineLimit, overflow) = limit.multipliedReportingOverflow(by: 2)
        let lines = Locked(NumberedLines(LineInput(input, limit: overflow ? limit : lineLimit)))
        let sink = Locked(StreamSink(output: output, errors: errors))
        do throws(StreamEnd) {
            try OrderedWork.run(
                workers: workers,
                next: { () throws(StreamEnd) -> NumberedLines.Element? in
                    try lines.withLock { lines throws(StreamEnd) in
                        if lines.hasLine() { return try lines.next() }
                        try sink.withLock { sink throws(StreamEnd) in try sink.flush() }
                        defer { sink.withLock { $0.resume() } }
                        return try lines.next()
                    }
                },
                state: { ByteWriter() },
                work: { writer, line in result(of: line, &writer) },
                deliver: { result throws(StreamEnd) in
                    try sink.withLock { sink throws(StreamEnd) in try sink.write(result) }
                })
            try sink.withLock { sink throws(StreamEnd) in try sink.flush() }
        } catch {
            guard error.isClosedPipe else { throw error.runError }
            sink.withLock { $0.outcome.isClosed = true }
        }
        return sink.withLock { $0.outcome }
    }

    private func result(of line: NumberedLines.Element, _ writer: inout ByteWriter) -> StreamSink.Result {
        writer.removeAll()
        var id = ""
        do throws(DocumentError) {
            guard case .bytes(let bytes) = line.line else {
                throw StreamLine.error("too-large", "the line is longer than the limit (stages.ingest.maximumBytes)")
            }
            if !bytes.contains(where: { $0 > 0x20 }) { return StreamSink.Result() }
            let parsed = StreamLine(bytes)
            id = parsed.id
            let linked = try pipeline.link(try parsed.source.get())
            try write(linked, to: &writer)
            return StreamSink.Result(rows: writer.bytes, isDocument: true)
        } catch {
            var error = error
            error.line = line.number
            writer.removeAll()
            pipeline.writer.writeError(error, documentID: id, sha256: nil, to: &writer)
            return StreamSink.Result(error: writer.bytes)
        }
    }

    private func write(_ linked: LinkedDocument, to writer: inout ByteWriter) throws(DocumentError) {
        if rows.contains(.documents) {
            // The row tells how many facts there are, and stands before them.
            var facts = ByteWriter()
            let counts = try pipeline.writer.writeFacts(linked, to: &facts)
            pipeline.writer.writeDocument(DocumentSummary(linked, facts: counts), streamed: true, to: &writer)
            if rows.contains(.sentences) {
                _ = try pipeline.writer.writeSentences(linked.annotated.segmented, to: &writer)
            }
            if rows.contains(.facts) { writer.raw(facts.bytes.span) }
            return
        }
        if rows.contains(.sentences) {
            _ = try pipeline.writer.writeSentences(linked.annotated.segmented, to: &writer)
        }
        if rows.contains(.facts) { _ = try pipeline.writer.writeFacts(linked, to: &writer) }
    }
}

/// Lines with their numbers, from 1.
private struct NumberedLines {
    struct Element: Sendable {
        let number: Int
        let line: LineInput.Line
    }

    private var input: LineInput
    private var count = 0

    init(_ input: LineInput) { self.input = input }

    mutating func hasLine() -> Bool { input.hasLine() }

    mutating func next() throws(StreamEnd) -> Element? {
        let line: LineInput.Line?
        do throws(SystemError) {
            line = try input.next()
        } catch {
            throw StreamEnd(error, input.descriptor)
        }
        guard let line else { return nil }
        count += 1
        return Element(number: count, line: line)
    }
}
