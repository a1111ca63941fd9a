import Foundation
import Synchronization

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

    /// Runs the tool to its end, in an own folder without pipeline.json unless another is given.
    static func run(
        _ arguments: String..., input: String? = nil, in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Run {
        try run(arguments, input: input, in: folder, environment: environment)
    }

    static func run(
        _ arguments: [String], input: String? = nil, in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Run {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? FileManager.default.temporaryDirectory
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (output, errors, source) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = source
        try process.run()
        let gathered = Mutex((Data(), Data()))
        DispatchQueue.concurrentPerform(iterations: 3) { part in
            switch part {
            case 0:
                try? source.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
                try? source.fileHandleForWriting.close()
            case 1:
                let data = PipeReader.all(output)
                gathered.withLock { $0.0 = data }
            default:
                let data = PipeReader.all(errors)
                gathered.withLock { $0.1 = data }
            }
        }
        process.waitUntilExit()
        let (out, err) = gathered.withLock { $0 }
        return Run(
            status: process.terminationStatus, output: String(decoding: out, as: UTF8.self),
            errors: String(decoding: err, as: UTF8.self))
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

/// Reads pipes; unlike FileHandle's, its calls survive a signal.
enum PipeReader {
    /// What is there, waiting for the first byte; empty at the end.
    static func some(_ pipe: Pipe) -> Data {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let length = read(pipe.fileHandleForReading.fileDescriptor, &buffer, buffer.count)
            if length < 0 && errno == EINTR { continue }
            return Data(buffer[..<max(0, length)])
        }
    }

    static func all(_ pipe: Pipe) -> Data {
        var data = Data()
        while true {
            let more = some(pipe)
            if more.isEmpty { return data }
            data += more
        }
    }
}

enum JSONRows {
    static func parse(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
    }
}
