import FactDates
import FactEmit
import FactIngest
import FactLink
import FactModel
import FactNumbers
import FactOrganizations
import FactSegment
import FactText
import Factmill

/// The stages with their default configuration, built once, as the route builds them.
struct StageRoute {
    private let ingestor: Ingestor
    private let tokenizer: Tokenizer
    private let segmenter: Segmenter
    private let extractors: [any Extractor]
    private let linker: Linker
    private let writer: RecordWriter
    private let pipeline: Pipeline

    init() throws {
        var builder = EngineBuilder()
        ingestor = try Ingestor(IngestConfiguration(), &builder)
        let rules = try SegmentRules(SegmentConfiguration(), &builder)
        extractors = [
            try DateExtractor(DatesConfiguration(), &builder),
            try OrganizationExtractor(OrganizationsConfiguration(), &builder),
            try NumberExtractor(NumbersConfiguration(), &builder),
        ]
        linker = try Linker(LinkConfiguration(), &builder)
        let lexicon = builder.lexicon.finish()
        tokenizer = Tokenizer(lexicon)
        segmenter = Segmenter(rules, lexicon: lexicon)
        writer = RecordWriter(EmitConfiguration(), ruleNames: builder.rules, version: EngineVersion.current)
        pipeline = try Pipeline(PipelineConfiguration())
    }

    /// One timed step over a whole corpus: it returns how many things it made.
    typealias Step = (name: String, run: () throws -> Int)

    /// A step for each stage over one corpus, and the whole route. What a stage reads was made before the clock starts.
    func steps(_ corpus: Corpus) throws -> [Step] {
        let sources = corpus.sources
        let documents = try sources.map { try ingestor.document($0) }
        let segmented = documents.map { segmenter.segment($0) }
        let extraction = ExtractStage(extractors)
        let annotated = segmented.map { extraction.annotate($0) }
        let linked = annotated.map { linker.link($0) }
        var steps: [Step] = []
        steps.append(("ingest", { try sources.reduce(0) { $0 + (try ingestor.document($1)).blocks.count } }))
        steps.append(("tokenize", { tokens(documents) }))
        steps.append(("segment", { documents.reduce(0) { $0 + segmenter.segment($1).sentences.count } }))
        for extractor in extractors {
            steps.append(
                (
                    "extract \(extractor.name)",
                    {
                        zip(segmented, annotated).reduce(0) { count, pair in
                            count + extractor.extract(pair.0, date: pair.1.date).mentions.count
                        }
                    }
                ))
        }
        steps.append(("link", { annotated.reduce(0) { $0 + linker.link($1).facts.count } }))
        steps.append(("emit", { try rows(linked) }))
        steps.append(("route", { try route(sources) }))
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

    private func rows(_ documents: [LinkedDocument]) throws -> Int {
        var count = 0
        for document in documents {
            var bytes = ByteWriter()
            count += try writer.writeFacts(document, to: &bytes).total
        }
        return count
    }

    private func route(_ sources: [SourceDocument]) throws -> Int {
        var count = 0
        for source in sources {
            var bytes = ByteWriter()
            count += try pipeline.writer.writeFacts(try pipeline.link(source), to: &bytes).total
        }
        return count
    }
}
