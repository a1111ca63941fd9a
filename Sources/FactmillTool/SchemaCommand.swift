public import ArgumentParser
public import Factmill
import Logging

extension RecordSchema.Format: ExpressibleByArgument {}
extension RecordSchema.Table: ExpressibleByArgument {}

/// `factmill schema`: the columns of the records for the tools that load them.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the columns of a kind of record in the language of a database.")

    @Option(help: "Language of the schema.")
    var format: RecordSchema.Format = .jsonschema

    @Option(help: "Kind of record.")
    var record: RecordSchema.Table = .facts

    @OptionGroup var source: ConfigurationOptions
    @OptionGroup var messages: MessageOptions

    func run() throws {
        try ExitStatus.reporting(to: messages.logger) {
            let loaded = try source.load()
            StandardStreams.write(
                loaded.configuration.schema(of: record, format: format), to: .output)
            return .done
        }
    }
}
