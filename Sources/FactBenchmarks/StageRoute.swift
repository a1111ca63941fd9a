import FactEmit
import FactIngest
import FactModel
import FactSegment
import FactText

/// The stages with their default configuration, built once, as the route builds them.
struct StageRoute {
    let ingestor: Ingestor
    let tokenizer: Tokenizer
    let segmenter: Segmenter

    init() throws {
        var builder = EngineBuilder()
        ingestor = try Ingestor(IngestConfiguration(), &builder)
        let rules = try SegmentRules(SegmentConfiguration(), &builder)
        let lexicon = builder.lexicon.finish()
        tokenizer = Tokenizer(lexicon)
        segmenter = Segmenter(rules, lexicon: lexicon)
    }

    /// One timed step over a whole corpus: it returns how many things it made.
    typealias Step = (name: String, run: () throws -> Int)

    /// A step for each stage over one corpus. What a stage reads was made before the clock starts.
    func steps(_ corpus: Corpus) throws -> [Step] {
        let sources = corpus.sources
        let documents = try sources.map { try ingestor.document($0) }
        let segmented = documents.map { segmenter.segment($0) }
        var steps: [Step] = []
        steps.append(("tokenize", { tokens(documents) }))
        steps.append(("ingest", { try sources.reduce(0) { $0 + (try ingestor.document($1)).blocks.count } }))
        steps.append(("segment", { documents.reduce(0) { $0 + segmenter.segment($1).sentences.count } }))
        _ = segmented
        return steps
    }

    private func tokens(_ documents: [Document]) -> Int {
        var count = 0
        var tokens: [Token] = []
        for document in documents {
            tokens.removeAll(keepingCapacity: true)
            let bytes = document.text.bytes
            tokenizer.tokenize(bytes.span, from: 0, to: bytes.count, into: &tokens)
            count += tokens.count
        }
        return count
    }
}
