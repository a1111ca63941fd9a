import FactTestSupport
import Factmill
import Foundation
import Testing

/// A configuration that is refused, with the message.
struct RefusedConfiguration: Decodable, Sendable, CustomTestStringConvertible {
    var json: String
    var set: [String]?
    var message: String
    var testDescription: String { message }

    static let all: [RefusedConfiguration] = {
        let path = CaseFile.repository.appendingPathComponent("Tests/FactmillTests/Cases/configuration.jsonl")
        let content = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return content.split(separator: "\n").filter { !$0.hasPrefix("//") }.map { line in
            (try? JSONDecoder().decode(RefusedConfiguration.self, from: Data(line.utf8)))
                ?? RefusedConfiguration(json: "{}", message: "does not decode: \(line)")
        }
    }()
}

@Suite struct ConfigurationTests {
    private static func load(
        _ json: String?, set: [String] = [], variables: [String: String] = [:]
    ) throws(ConfigurationError) -> PipelineConfiguration {
        try PipelineConfiguration(
            json: json.map { Array($0.utf8) }, source: "test.json", overrides: set,
            environment: { variables[$0] })
    }

    @Test(arguments: RefusedConfiguration.all)
    func refused(_ refused: RefusedConfiguration) {
        let error = #expect(throws: ConfigurationError.self) { try Self.load(refused.json, set: refused.set ?? []) }
        #expect(error?.description == refused.message)
    }

    @Test func casesAreThere() { #expect(RefusedConfiguration.all.count > 40) }

    @Test func defaultsAreTheEmptyObject() throws {
        #expect(try Self.load("{}") == PipelineConfiguration())
        #expect(try Self.load(nil) == PipelineConfiguration())
    }

    @Test func whatIsPrintedLoadsAgain() throws {
        var configuration = PipelineConfiguration()
        configuration.run.date = "2026-02-11"
        configuration.input.paths = ["a \"b\" \n\u{1}/é", "c"]
        configuration.stages.extract.dates.enabled = false
        configuration.stages.emit.columns = ["id", "text"]
        #expect(try Self.load(configuration.json()) == configuration)
        #expect(try Self.load(PipelineConfiguration().json()) == PipelineConfiguration())
    }

    @Test func keysStandInTheOrderOfTheRoute() throws {
        let json = try PipelineConfiguration().json()
        let places = [
            "\"version\"", "\"input\"", "\"stages\"", "\"ingest\"", "\"segment\"", "\"extract\"", "\"link\"",
            "\"emit\"", "\"output\"", "\"run\"",
        ]
        .compactMap { json.range(of: $0)?.lowerBound }
        #expect(places.count == 10 && places == places.sorted())
    }

    @Test func theRepositorysConfigurationLoads() throws {
        let path = CaseFile.repository.appendingPathComponent("pipeline.json").path
        let configuration = try PipelineConfiguration(json: PipelineConfiguration.read(path), source: path)
        #expect(configuration.input.paths == ["seeds"])
        #expect(configuration.output.folder == "output")
    }

    @Test func optionsReplaceTheFile() throws {
        let configuration = try Self.load(
            #"{"run": {"jobs": 3, "date": "2025-01-01"}}"#,
            set: ["run.jobs=4", "run.date=2026-02-11", "stages.emit.kinds=[\"date\"]", "output.folder=7", "run.jobs=5"])
        #expect(configuration.run.jobs == 5)
        #expect(configuration.run.date == "2026-02-11")
        #expect(configuration.stages.emit.kinds == ["date"])
        #expect(configuration.output.folder == "7", "text that looks like a number is text where the key takes text")
    }

    @Test func optionalKeysTakeNull() throws {
        #expect(try Self.load(#"{"run": {"date": "2025-01-01"}}"#, set: ["run.date=null"]).run.date == nil)
    }

    @Test func variablesStandForTextsAndNumbers() throws {
        let configuration = try Self.load(
            #"{"output": {"folder": "${BASE}/$${x}/$y"}, "run": {"jobs": "${JOBS}"}, "stages": {"link": {"enabled": "${LINK}"}}}"#,
            variables: ["BASE": "/data", "JOBS": "2", "LINK": "false"])
        #expect(configuration.output.folder == "/data/${x}/$y")
        #expect(configuration.run.jobs == 2)
        #expect(!configuration.stages.link.enabled)
    }

    @Test func nestingIsBounded() {
        let deep = #"{"input": "# + String(repeating: "[", count: 100_000)
        let error = #expect(throws: ConfigurationError.self) { try Self.load(deep) }
        #expect(error?.problems.first?.message == "is nested deeper than 64 levels")
    }

    @Test func aFileThatIsMissingIsNamed() {
        let error = #expect(throws: ConfigurationError.self) { try PipelineConfiguration.read("/no/such.json") }
        #expect(error?.description == "/no/such.json: no such file")
    }
}
