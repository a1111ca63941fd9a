import FactEmit
import FactModel
import FactText
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `run.json`: what a run was made with, what it read and wrote. The only output with a clock, a host or a path of the
/// machine in it.
struct RunManifest: Codable, Sendable, Equatable {
    struct Tool: Codable, Sendable, Equatable {
        var name = "factmill"
        var version = EngineVersion.current
    }

    struct Schema: Codable, Sendable, Equatable {
        var facts = RecordSchema.factVersion
        var documents = RecordSchema.documentVersion
        /// Of the JSON Schemas of all records.
        var sha256: String
    }

    struct Configuration: Codable, Sendable, Equatable {
        var version: Int
        /// Of the configuration in force, as `factmill defaults` prints it.
        var sha256: String
    }

    /// A word list, rule file or model.
    struct DataSource: Codable, Sendable, Equatable {
        var name: String
        var bytes: Int
        var sha256: String
    }

    /// Warnings of one code.
    struct WarningSummary: Codable, Sendable, Equatable {
        var code: String
        var count: Int
        /// The first document that has it; empty for the run as a whole.
        var document: String
        var message: String
    }

    var tool = Tool()
    var schema: Schema
    var configuration: Configuration
    var data: [DataSource]
    var inputs: [String]
    /// UTC.
    var started: String
    var ended: String
    var milliseconds: Int
    var host: String
    var workers: Int
    var counts: RunCounts
    var outputs: [OutputSet.Written]
    var warnings: [WarningSummary]

    init(
        _ pipeline: Pipeline, inputs: [String], workers: Int, clock: RunClock, counts: RunCounts,
        outputs: [OutputSet.Written], warnings: [WarningSummary]
    ) throws(ConfigurationError) {
        let schemas = RecordSchema.Table.allCases.map { RecordSchema.text($0, format: .jsonschema) }
        schema = Schema(sha256: Hexadecimal.sha256(Array(schemas.joined().utf8)))
        let json = try pipeline.configuration.json()
        configuration = Configuration(
            version: pipeline.configuration.version, sha256: Hexadecimal.sha256(Array(json.utf8)))
        data = pipeline.files.map {
            DataSource(name: $0.name, bytes: $0.bytes.count, sha256: Hexadecimal.sha256($0.bytes))
        }
        self.inputs = inputs
        started = clock.started
        let end = clock.end()
        ended = end.time
        milliseconds = end.milliseconds
        host = RunManifest.hostName
        self.workers = workers
        self.counts = counts
        self.outputs = outputs
        self.warnings = warnings
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// When a run started.
struct RunClock {
    let started = Date.now.formatted(.iso8601)
    private let start = ContinuousClock.now

    func end() -> (time: String, milliseconds: Int) {
        let passed = ContinuousClock.now - start
        let (seconds, attoseconds) = passed.components
        return (Date.now.formatted(.iso8601), Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
