import ArgumentParser
import Factmill
import Logging

/// Where the configuration comes from: options of every command that builds a pipeline.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .shortAndLong, help: "Configuration file; default: pipeline.json in the current folder, if there is one.",
        completion: .file(extensions: ["json"]))
    var config: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Set an option over the file's value, such as stages.emit.documentText=true. Can be given repeatedly.",
            valueName: "key=value"))
    var overrides: [String] = []

    /// Reads the configuration, strictly. Throws `ConfigurationError` or `RunError`.
    func load() throws -> LoadedConfiguration {
        try LoadedConfiguration(file: config, fallback: "pipeline.json", overrides: overrides)
    }
}
