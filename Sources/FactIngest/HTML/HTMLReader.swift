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
    private let lines: LineWords

    init(
        _ configuration: HTMLConfiguration, datelines: DatelineReader, _ builder: inout EngineBuilder
    ) throws(DataError) {
        self.configuration = configuration
        dates = datelines.dates
        lines = datelines.words
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
        var finder = ContentFinder(arena, configuration, phrases: phrases, dates: dates)
        let facts = PageMetadata(
            arena: arena, groups: finder.groups, data: data, names: names, dates: dates, entities: entities,
            lines: lines)
        if metadata.title == nil { metadata.title = facts.title(facts.publisher?.value) }
        let kept = finder.keptBlocks(
            title: FoldedText.of(metadata.title?.value ?? ""),
            description: FoldedText.of(facts.meta(.description) ?? ""))
        facts.fill(&metadata, lead: kept.first ?? 0, last: kept.last ?? 0)
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

    /// Copies the kept blocks into one text. A line break inside a block ends a paragraph when the lines look like lines
    /// of their own, and is a space otherwise.
    private func assembled(_ arena: ElementArena, _ kept: [Int]) -> Page {
        var page = Page(text: [], blocks: [])
        page.blocks.reserveCapacity(kept.count)
        for i in kept {
            let block = arena.blocks[i]
            var start = Int(block.start)
            var k = start
            while k < Int(block.end) {
                if arena.text[k] == 0x0A, endsLine(arena.text, start, k, Int(block.end)) {
                    append(arena.text, start, k, block.kind, &page)
                    start = k + 1
                }
                k += 1
            }
            append(arena.text, start, Int(block.end), block.kind, &page)
        }
        return page
    }

    /// Longest line, in bytes, that may be a line of its own without a full stop.
    private static let longestLine = 90

    private func endsLine(_ text: [UInt8], _ start: Int, _ lineBreak: Int, _ end: Int) -> Bool {
        guard lineBreak > start, lineBreak + 1 < end else { return true }
        switch text[lineBreak - 1] {
        case 0x2E, 0x21, 0x3F, 0x3A, 0x22, 0x29: return true
        default: break
        }
        let next = text[lineBreak + 1]
        return lineBreak - start <= Self.longestLine && !(next &- 0x61 < 26)
    }

    private func append(_ text: [UInt8], _ start: Int, _ end: Int, _ kind: Block.Kind, _ page: inout Page) {
        var low = start
        var high = end
        while low < high, text[low] <= 0x20 { low += 1 }
        while high > low, text[high - 1] <= 0x20 { high -= 1 }
        guard low < high else { return }
        if !page.text.isEmpty { page.text.append(contentsOf: [0x0A, 0x0A]) }
        let offset = page.text.count
        for k in low..<high { page.text.append(text[k] == 0x0A ? 0x20 : text[k]) }
        page.blocks.append(Block(kind: kind, range: ByteRange(offset, page.text.count)))
    }
}
