import ArgumentParser

/// Times the route and its stages; `scripts/bench` builds and starts it.
@main
struct FactBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "FactBenchmarks",
        abstract: "Makes news-like text and times factmill on it.",
        subcommands: [Generate.self, Stages.self])
}

extension FactBenchmarks {
    /// Writes text and pages; the same seed gives the same bytes.
    struct Generate: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Writes FOLDER/text/*.txt and FOLDER/html/*.html.")

        @Argument(help: "Where to write; made when missing.")
        var folder: String

        @Option(help: "Number of documents of each kind.")
        var documents = 1_000

        @Option(help: "Seed of the random numbers.")
        var seed: UInt64 = 2_026

        func validate() throws {
            guard (1...1_000_000).contains(documents) else { throw ValidationError("--documents: 1 to 1000000") }
        }

        func run() throws {
            var generator = NewsGenerator(seed: seed)
            let text = try Corpus.makeFolder(folder + "/text")
            let html = try Corpus.makeFolder(folder + "/html")
            for number in 0..<documents {
                let name = String(number + 1_000_000).dropFirst()
                let article = generator.article()
                try Corpus.write(article.text, to: "\(text)/\(name).txt")
                try Corpus.write(article.page, to: "\(html)/\(name).html")
            }
        }
    }
}
