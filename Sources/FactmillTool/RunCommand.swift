import ArgumentParser
import Factmill
import Logging

/// `factmill run`: the whole route over folders and files.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Read documents from folders and files, write records into a folder.",
        discussion: """
            Folders are read recursively. The output files take their names together at the end: a run that fails leaves \
            the earlier ones as they were. A document that cannot be used is set aside in errors.jsonl, and the rest goes on.
            """)

    @Argument(help: "Folders and files; default: input.paths of the configuration.", completion: .file())
    var paths: [String] = []

    @OptionGroup var source: ConfigurationOptions

    @Option(
        name: .shortAndLong, help: "Folder for the output files; default: output.folder of the configuration.",
        completion: .directory)
    var output: String?

    @Option(name: .shortAndLong, help: "Documents worked on at the same time; 0: one for each core.")
    var jobs: Int?

    @Option(help: "Date of documents that have none of their own, YYYY-MM-DD.")
    var date: String?

    @Flag(help: "Check everything, print the ids of the documents that would be read, and write nothing.")
    var dryRun = false

    @Option(help: "When to show how far the run is.")
    var progress: ProgressDisplay.Mode = .auto

    @OptionGroup var messages: MessageOptions

    func run() throws {
        let logger = messages.logger
        try ExitStatus.reporting(to: logger) {
            var loaded = try source.load()
            try loaded.override(date: date)
            let inputs = try loaded.inputs(paths)
            let folder = try loaded.output(output)
            let batch = Batch(try loaded.pipeline(), workers: try loaded.workers(jobs))
            if dryRun {
                let ids = try batch.documentIDs(in: inputs)
                StandardStreams.write(ids.map { $0 + "\n" }.joined(), to: .output)
                logger.notice("\(ids.count) documents would be read, and \(folder) written")
                return .done
            }
            let display = ProgressDisplay(messages.quiet ? .never : progress)
            let report: Batch.Report
            do {
                report = try batch.run(inputs, to: folder) { display.show($0) }
            } catch {
                display.clear()
                throw error
            }
            display.clear()
            return tell(report, logger)
        }
    }

    private func tell(_ report: Batch.Report, _ logger: Logger) -> ExitStatus {
        for warning in report.warnings { logger.info("\(warning.count) warnings \(warning.code)") }
        let counts = report.counts
        var message = "\(counts.ok) documents, \(counts.facts) facts in \(report.folder)"
        if counts.skipped > 0 { message += "; \(counts.skipped) skipped" }
        guard counts.quarantined > 0 else {
            logger.notice("\(message)")
            return .done
        }
        logger.warning("\(message); \(counts.quarantined) set aside, see errors.jsonl")
        return .someSetAside
    }
}
