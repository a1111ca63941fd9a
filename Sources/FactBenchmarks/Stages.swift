import ArgumentParser
import Foundation

extension FactBenchmarks {
    /// Times each stage, the whole route and other programs on the same bytes, in turn, and keeps the best of each.
    struct Stages: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Times every stage on the .txt and .html files of FOLDER.",
            discussion: """
                Times are processor time of one core. Stages and the programs that they are compared with take turns, \
                round by round; the best round of each counts. xmllint is left out when it is not installed.
                """)

        @Argument(help: "Folder of .txt, .html and .htm files, searched in depth.")
        var folder: String

        @Option(help: "How often everything is timed.")
        var rounds = 5

        @Option(help: "The factmill executable, to time a whole run of the tool as well.")
        var tool: String?

        @Option(help: "Appends the result to this file as one line of JSON.")
        var json: String?

        @Option(help: "Shows the change against the last line of this file.")
        var compare: String?

        func validate() throws {
            guard (1...1_000).contains(rounds) else { throw ValidationError("--rounds: 1 to 1000") }
        }

        func run() throws {
            let corpora = [
                try Corpus("text", folder: folder, endings: [".txt"]),
                try Corpus("html", folder: folder, endings: [".html", ".htm"]),
            ].compactMap { $0 }
            guard !corpora.isEmpty else { throw ValidationError("there are no .txt, .html or .htm files in \(folder)") }
            let before = try compare.map(Results.last)
            var measurements: [Measurement] = []
            for corpus in corpora { measurements += try measure(corpus) }
            let run = BenchmarkRun(rounds: rounds, measurements: measurements)
            print(Results.table(run, before: before))
            if let json { try Results.append(run, to: json) }
        }

        private func measure(_ corpus: Corpus) throws -> [Measurement] {
            let scratch = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: scratch) }
            let steps = try StageRoute().steps(corpus)
            let commands = try OtherPrograms(tool: tool, scratch: Corpus.makeFolder(scratch)).commands(corpus)
            var results = (steps.map(\.name) + commands.map(\.name)).map { name in
                Measurement(
                    name: "\(corpus.name)/\(name)", bytes: corpus.bytes, documents: corpus.sources.count, records: 0,
                    seconds: .infinity)
            }
            for _ in 0..<rounds {
                for (index, step) in steps.enumerated() {
                    let start = Stopwatch.own
                    results[index].records = try step.run()
                    results[index].seconds = min(results[index].seconds, Stopwatch.own - start)
                }
                for (index, command) in commands.enumerated() {
                    let seconds = try command.command.run()
                    results[steps.count + index].seconds = min(results[steps.count + index].seconds, seconds)
                }
            }
            return results
        }
    }
}
