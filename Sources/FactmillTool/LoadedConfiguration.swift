import ArgumentParser
import Factmill

/// A configuration, and the folder that its relative paths start from.
struct LoadedConfiguration {
    /// Name for messages.
    let name: String
    var configuration: PipelineConfiguration
    /// Folder of the file; nil for the current one.
    let folder: String?

    /// Reads the file, or the fallback when it exists, or takes the defaults.
    init(file: String?, fallback: String, overrides: [String]) throws {
        let found = try file.map { try PipelineConfiguration.read($0) } ?? PipelineConfiguration.readIfPresent(fallback)
        name = found == nil ? "the default configuration" : file ?? fallback
        configuration = try PipelineConfiguration(
            json: found, source: file ?? fallback, overrides: overrides)
        folder = found == nil ? nil : PipelineConfiguration.folder(of: file ?? fallback)
    }

    func pipeline() throws -> Pipeline { try Pipeline(configuration, folder: folder) }

    /// Paths of the command line, or those of the configuration, which start from its folder.
    func inputs(_ paths: [String]) throws -> [String] {
        if !paths.isEmpty { return paths }
        let configured = configuration.input.paths
        if configured.isEmpty { throw ValidationError("Give a PATH to read, or set input.paths in the configuration.") }
        return configured.map(resolved)
    }

    /// The output folder of the command line, or that of the configuration, which starts from its folder.
    func output(_ folder: String?) throws -> String {
        if folder == "" { throw ValidationError("--output must not be empty.") }
        return folder ?? resolved(configuration.output.folder)
    }

    private func resolved(_ path: String) -> String {
        guard let folder, !path.hasPrefix("/") else { return path }
        return folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }

    /// The number of workers, from the option or the configuration.
    func workers(_ jobs: Int?) throws -> Int {
        var run = configuration.run
        if let jobs { run.jobs = jobs }
        if let violation = run.violations.first(where: { $0.key == "jobs" }) {
            throw ValidationError("--jobs \(violation.message).")
        }
        return run.workers
    }

    /// Puts a date of the command line in place of the configured one.
    mutating func override(date: String?) throws {
        guard let date else { return }
        configuration.run.date = date
        if let violation = configuration.run.violations.first(where: { $0.key == "date" }) {
            throw ValidationError("--date \(violation.message).")
        }
    }
}
