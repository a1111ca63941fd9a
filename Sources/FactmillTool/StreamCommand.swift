import ArgumentParser
import Factmill
import Logging

/// `factmill stream`: a filter from documents to records.
struct StreamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: "Read documents as JSON Lines from standard input, write records to standard output.",
        discussion: """
            A line holds {"id", "text" or "html", "date"?, "url"?, "title"?}. Offsets of text index exactly the text that \
            was given. A line that cannot be used gives a row on standard error, and the rest goes on.
            """)

    @OptionGroup var source: ConfigurationOptions

    @Option(
        help: ArgumentHelp(
            "Rows to write, separated by commas: facts, sentences, documents.", valueName: "rows"))
    var emit: EmittedRows = EmittedRows(rows: [.facts])

    @Option(name: .shortAndLong, help: "Documents worked on at the same time; 0: one for each core.")
    var jobs: Int?

    @OptionGroup var messages: MessageOptions

    func run() throws {
        let logger = messages.logger
        try ExitStatus.reporting(to: logger) {
            let loaded = try source.load()
            let pipeline = try loaded.pipeline()
            let workers = try loaded.workers(jobs)
            let stream = RecordStream(pipeline, rows: emit.rows, workers: workers)
            let outcome = try stream.run(input: 0, output: 1, errors: 2)
            if outcome.isClosed { return .done }
            logger.info("\(outcome.documents) documents, \(outcome.errors) lines set aside")
            return outcome.errors > 0 ? .someSetAside : .done
        }
    }
}

/// The value of `--emit`.
struct EmittedRows: ExpressibleByArgument {
    var rows: Set<RecordStream.Rows>

    init(rows: Set<RecordStream.Rows>) { self.rows = rows }

    init?(argument: String) {
        var rows: Set<RecordStream.Rows> = []
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let row = RecordStream.Rows(rawValue: String(name)) else { return nil }
            rows.insert(row)
        }
        self.rows = rows
    }

    var defaultValueDescription: String { rows.map(\.rawValue).sorted().joined(separator: ",") }
}
