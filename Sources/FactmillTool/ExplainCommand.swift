import ArgumentParser
import Factmill
import Logging

/// `factmill explain`: what was found in one document, and why.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show every mention of one document with its rule, score, value, and how it was resolved and linked.")

    @Argument(help: "Document to read.", completion: .file())
    var file: String

    @Option(help: "Date of the document when it has none of its own, YYYY-MM-DD.")
    var date: String?

    @OptionGroup var source: ConfigurationOptions
    @OptionGroup var messages: MessageOptions

    func run() throws {
        try ExitStatus.reporting(to: messages.logger) {
            var loaded = try source.load()
            try loaded.override(date: date)
            let pipeline = try loaded.pipeline()
            StandardStreams.write(try pipeline.explanation(ofFile: file), to: .output)
            return .done
        }
    }
}
