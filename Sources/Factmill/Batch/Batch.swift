public import FactEmit
public import FactModel
import Synchronization

/// Runs a pipeline over files and folders, several documents at a time. Results come in the order of the document ids,
/// the same at any number of workers. A document that cannot be read or processed is set aside and stops nothing.
public struct Batch: Sendable {
    /// What became of one document.
    public struct Result: Sendable {
        public let documentID: String
        public let status: DocumentStatus
        /// Its records; empty unless the status is `ok`.
        public let records: [FactRecord]
        /// Why it was set aside.
        public let error: DocumentError?
    }

    /// How far a run is.
    public struct Progress: Sendable {
        public let total: Int
        public let counts: RunCounts
    }

    /// What a run did.
    public struct Report: Sendable {
        public let counts: RunCounts
        /// Folder of the output files.
        public let folder: String
        /// Number of warnings by code, sorted by code.
        public let warnings: [(code: String, count: Int)]
    }

    public let pipeline: Pipeline
    private let workers: Int

    /// `workers` nil takes `run.jobs` of the pipeline's configuration.
    public init(_ pipeline: Pipeline, workers: Int? = nil) {
        self.pipeline = pipeline
        self.workers = max(1, workers ?? pipeline.configuration.run.workers)
    }

    /// The ids of the documents that a run would read, in order, without those that it would not open. Throws `RunError`
    /// when an input is missing.
    public func documentIDs(in paths: [String]) throws(RunError) -> [String] {
        try listing(paths).entries.filter { $0.problem == nil }.map(\.id)
    }

    /// Calls `deliver` with the result of each document, in order, one call at a time. Throws `RunError` when an input is
    /// missing.
    public func process(_ paths: [String], deliver: @Sendable (Result) -> Void) throws(RunError) {
        let entries = Entries(try listing(paths))
        try OrderedWork.run(
            workers: workers, next: { () throws(RunError) in entries.next() }, state: { () },
            work: { (_, entry) -> Result in
                let linked = linked(entry)
                do throws(DocumentError) {
                    let records = try linked.outcome.get()
                    return Result(
                        documentID: entry.id, status: .ok, records: try pipeline.writer.records(records), error: nil)
                } catch {
                    return Result(documentID: entry.id, status: linked.status, records: [], error: error)
                }
            }, deliver: { result throws(RunError) in deliver(result) })
    }

    /// Writes the records of all documents into a folder: new files that take their names together at the end. Throws
    /// `RunError` when an input is missing or the output cannot be written; then nothing in the folder has changed.
    ///
    /// `progress` is called now and then, one call at a time.
    public func run(
        _ paths: [String], to folder: String, progress: @Sendable (Progress) -> Void = { _ in }
    ) throws(RunError) -> Report {
        let clock = RunClock()
        let listing = try listing(paths)
        let entries = Entries(listing)
        let total = listing.entries.count
        let state = Locked(RunState(try OutputSet(FilePath(folder))))
        let organizations = Locked(OrganizationTally())
        try OrderedWork.run(
            workers: workers, next: { () throws(RunError) in entries.next() }, state: { DocumentRows(pipeline.writer) },
            work: { rows, entry in rows.write(entry.id, linked(entry)) },
            deliver: { result throws(RunError) in
                let counts = try state.withLock { state throws(RunError) in try state.take(result) }
                progress(Progress(total: total, counts: counts))
            },
            finish: { rows in organizations.withLock { $0.add(rows.organizations) } })
        let inputs = paths.map { (FilePath($0).canonical ?? FilePath($0)).text }
        let tally = organizations.withLock { $0 }
        return try state.withLock { state throws(RunError) in
            for warning in listing.warnings { state.warnings.add(warning.code, document: "", message: warning.message) }
            try state.finish(organizations: tally, pipeline.writer) {
                counts, outputs, warnings throws(ConfigurationError) in
                try RunManifest(
                    pipeline, inputs: inputs, workers: workers, clock: clock, counts: counts, outputs: outputs,
                    warnings: warnings)
            }
            return Report(
                counts: state.counts, folder: folder, warnings: state.warnings.sorted.map { ($0.code, $0.count) })
        }
    }

    private func listing(_ paths: [String]) throws(RunError) -> InputListing {
        try InputListing(paths.map { FilePath($0) }, pipeline.configuration.input)
    }

    /// Reads and processes one document.
    private func linked(_ entry: InputListing.Entry) -> LinkedInput {
        if let problem = entry.problem {
            return LinkedInput(status: problem.status, bytes: nil, outcome: .failure(problem.error))
        }
        let limit = pipeline.configuration.stages.ingest.maximumBytes
        let bytes: [UInt8]
        do throws(DocumentError) {
            bytes = try DocumentFile.read(entry.path, limit: limit)
        } catch {
            let isPassedOver = error.code == "vanished" || error.code == "not-a-file"
            return LinkedInput(status: isPassedOver ? .skipped : .quarantined, bytes: nil, outcome: .failure(error))
        }
        do throws(DocumentError) {
            let document = try pipeline.link(SourceDocument(id: entry.id, bytes: bytes))
            return LinkedInput(status: .ok, bytes: bytes, outcome: .success(document))
        } catch {
            return LinkedInput(status: .quarantined, bytes: bytes, outcome: .failure(error))
        }
    }
}

/// A document with its raw bytes, where they could be read, and what the route made of it.
struct LinkedInput {
    var status: DocumentStatus
    var bytes: [UInt8]?
    var outcome: Swift.Result<LinkedDocument, DocumentError>
}

/// The documents of a listing, handed out one after the other.
private final class Entries: Sendable {
    private let entries: [InputListing.Entry]
    private let position = Atomic(0)

    init(_ listing: InputListing) { entries = listing.entries }

    func next() -> InputListing.Entry? {
        let index = position.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < entries.count ? entries[index] : nil
    }
}
