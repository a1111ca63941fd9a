import Foundation

/// The built tool, run as a process.
enum Tool {
    struct Run: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The tool stands beside the test bundle.
    static let executable: URL = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            .map { URL(fileURLWithPath: $0) } ?? bundle
        var folder = own.deletingLastPathComponent()
        while folder.path != "/" {
            let tool = folder.appendingPathComponent("factmill")
            if FileManager.default.isExecutableFile(atPath: tool.path), !tool.hasDirectoryPath { return tool }
            folder = folder.deletingLastPathComponent()
        }
        return bundle.deletingLastPathComponent().appendingPathComponent("factmill")
    }()

    /// Runs the tool to its end, in a folder without pipeline.json unless another is given. Input and output are files, so
    /// that no pipe can fill up.
    static func run(
        _ arguments: String..., input: String? = nil, in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Run {
        try run(arguments, input: input, in: folder, environment: environment)
    }

    static func run(
        _ arguments: [String], input: String? = nil, in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Run {
        try launch(executable.path, arguments, input: input, in: folder, environment: environment)
    }

    /// Runs a command of the shell, with the tool as `$0` and what follows as `$1`, `$2`, ...
    static func shell(_ command: String, _ arguments: String..., in folder: URL? = nil) throws -> Run {
        try launch("/bin/bash", ["-c", command, executable.path] + arguments, input: nil, in: folder, environment: [:])
    }

    private static func launch(
        _ program: String, _ arguments: [String], input: String?, in folder: URL?, environment: [String: String]
    ) throws -> Run {
        let scratch = try Scratch()
        try scratch.write("stdin", input ?? "")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, scratch.path("stdin"), O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, scratch.path("stdout"), O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, scratch.path("stderr"), O_WRONLY | O_CREAT, 0o600)
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let entering = ["sh", "-c", #"cd "$1" && shift && exec "$@""#, "sh", (folder ?? scratch.url).path, program]
        var argumentPointers = (entering + arguments).map { strdup($0) } + [nil]
        var variablePointers = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argumentPointers + variablePointers).forEach { free($0) } }
        var process = pid_t()
        guard posix_spawn(&process, "/bin/sh", &actions, nil, &argumentPointers, &variablePointers) == 0 else {
            throw CocoaError(.executableLoad)
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        let exited = status & 0x7F == 0
        return Run(
            status: exited ? status >> 8 & 0xFF : -(status & 0x7F), output: try scratch.read("stdout"),
            errors: try scratch.read("stderr"))
    }
}

/// A fresh folder, removed with the value.
final class Scratch {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("factmill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Data(text.utf8))
    }

    @discardableResult
    func write(_ name: String, _ data: Data) throws -> String {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
        return file.path
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
    }

    /// The rows of a JSON Lines file.
    func rows(_ name: String) throws -> [[String: Any]] { try JSONRows.parse(try read(name)) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    func list(_ name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
    }
}

enum JSONRows {
    static func parse(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
    }
}
