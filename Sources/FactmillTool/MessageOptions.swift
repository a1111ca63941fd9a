import ArgumentParser
import Factmill
import Logging

/// How much is said on standard error, and how.
struct MessageOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say more.")
    var verbose = false

    @Option(name: .long, help: "Form of messages on standard error.")
    var logFormat: Format = .text

    func validate() throws {
        if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    }

    var logger: Logger {
        let level: Logger.Level = quiet ? .error : verbose ? .debug : .notice
        let format = logFormat
        return Logger(label: "factmill") { _ in StandardErrorLog(json: format == .json, level: level) }
    }
}
