import FactModel
import FactNumerals
import FactText

/// Reads an HTML page: one canonical text of the article with `\n\n` between its blocks, and the page's metadata.
struct HTMLReader: Sendable {
    private let configuration: HTMLConfiguration
    private let entities: EntityTable
    private let words: MarkupWords
    private let phrases: BoilerplatePhrases
    private let names: MetadataNames
    private let dates: AbsoluteDateReader

    init(
        _ configuration: HTMLConfiguration, dates: AbsoluteDateReader, _ builder: inout EngineBuilder
    ) throws(DataError) {
        self.configuration = configuration
        self.dates = dates
        names = try MetadataNames(&builder)
        entities = try EntityTable(&builder)
        words = try MarkupWords(&builder)
        phrases = try BoilerplatePhrases(&builder)
    }

    struct Page {
        var text: [UInt8]
        var blocks: [Block]
    }

    /// Reads a page that is valid UTF-8. Notes metadata that the source did not give.
    func read(_ page: [UInt8], _ metadata: inout Metadata, _ warnings: inout [Warning]) -> Page {
        let cleaned = MarkupCleaner.clean(page, entities: entities, configuration: configuration)
        let builder = ArenaBuilder(words: words, maximumElements: configuration.maximumElements)
        let isWellFormed = SAXReader.parse(cleaned.markup, into: builder)
        let arena = builder.finish()
        warn(cleaned, arena, isWellFormed, &warnings)
        var data = LinkedData()
        for range in cleaned.linkedData { data.read(page[range]) }
        let facts = PageMetadata(arena: arena, data: data, names: names, dates: dates, entities: entities)
        if metadata.title == nil { metadata.title = facts.title(facts.publisher?.value) }
        var finder = ContentFinder(
            arena, configuration, phrases: phrases, title: FoldedText.of(metadata.title?.value ?? ""))
        let kept = finder.keptBlocks()
        facts.fill(&metadata, lead: kept.first ?? 0)
        return assembled(arena, kept)
    }

    private func warn(
        _ cleaned: MarkupCleaner.Output, _ arena: ElementArena, _ isWellFormed: Bool, _ warnings: inout [Warning]
    ) {
        func add(_ code: String, _ message: String) { warnings.append(Warning(code: code, message: message)) }
        if cleaned.depthCapped > 0 {
            add(
                "nesting-capped",
                "\(cleaned.depthCapped) elements deeper than \(configuration.maximumDepth) were flattened")
        }
        if cleaned.attributesCapped > 0 {
            add("attributes-capped", "\(cleaned.attributesCapped) attributes beyond the limit of a tag were dropped")
        }
        if arena.isCutOff {
            add(
                "elements-capped",
                "the page has more than \(configuration.maximumElements) elements; the rest was dropped")
        }
        if !isWellFormed { add("markup-recovered", "the page's mark-up could only be read in part") }
    }

    /// Copies the kept blocks into one text.
    private func assembled(_ arena: ElementArena, _ kept: [Int]) -> Page {
        var text: [UInt8] = []
        var blocks: [Block] = []
        blocks.reserveCapacity(kept.count)
        for i in kept {
            let block = arena.blocks[i]
            var range = block.range
            while range.upperBound > range.lowerBound, arena.text[range.upperBound - 1] == 0x20 {
                range = range.lowerBound..<(range.upperBound - 1)
            }
            guard !range.isEmpty else { continue }
            if !text.isEmpty { text.append(contentsOf: [0x0A, 0x0A]) }
            let start = text.count
            text.append(contentsOf: arena.text[range])
            blocks.append(Block(kind: block.kind, range: ByteRange(start, text.count)))
        }
        return Page(text: text, blocks: blocks)
    }
}
