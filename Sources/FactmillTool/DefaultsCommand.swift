import ArgumentParser
import Factmill
import Logging

/// `factmill defaults`: the configuration in force.
struct DefaultsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "defaults",
        abstract: "Print the configuration in force, every key with its value; it can be loaded again.")

    @OptionGroup var source: ConfigurationOptions
    @OptionGroup var messages: MessageOptions

    func run() throws {
        try ExitStatus.reporting(to: messages.logger) {
            StandardStreams.write(try source.load().configuration.json(), to: .output)
            return .done
        }
    }
}

/// `factmill check`: whether a run could start.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the configuration and the word lists and rule files that it names.")

    @OptionGroup var source: ConfigurationOptions
    @OptionGroup var messages: MessageOptions

    func run() throws {
        let logger = messages.logger
        try ExitStatus.reporting(to: logger) {
            let loaded = try source.load()
            _ = try loaded.pipeline()
            logger.notice("\(loaded.name) is valid")
            return .done
        }
    }
}
