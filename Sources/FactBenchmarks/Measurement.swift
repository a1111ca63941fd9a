/// What one stage, or one other program, did with one corpus, in its best round.
struct Measurement: Codable {
    /// `text/segment`, `html/route`, `text/wc -w`, ...
    var name: String
    var bytes: Int
    var documents: Int
    /// Tokens, sentences, mentions or rows, whatever the stage makes.
    var records: Int
    /// Processor time.
    var seconds: Double

    var megabytesPerSecond: Double { seconds > 0 ? Double(bytes) / 1e6 / seconds : 0 }
    var documentsPerSecond: Double { seconds > 0 ? Double(documents) / seconds : 0 }
    var recordsPerSecond: Double { seconds > 0 ? Double(records) / seconds : 0 }
}

/// One line of a file of results.
struct BenchmarkRun: Codable {
    var version = 1
    var rounds: Int
    var measurements: [Measurement]
}
