import FactModel
import FactNumerals
import FactText

/// Finds the blocks and the metadata of plain text. The text itself stays as it is: blocks are ranges of it.
struct PlainTextReader: Sendable {
    private let lines: IngestConfiguration.LineBreaks
    private let datelines: DatelineReader

    init(_ configuration: IngestConfiguration, datelines: DatelineReader) {
        lines = configuration.lineBreaks
        self.datelines = datelines
    }

    /// Lines from the top, and from the end, that may say something about the document rather than be its text.
    private static let headGroups = 12
    private static let tailGroups = 3
    /// A paragraph of the body has at least so many words; a title at most so many code points.
    private static let bodyWords = 25
    private static let longestTitle = 200

    func read(_ buffer: TextBuffer, _ metadata: inout Metadata) -> [Block] {
        let bytes = buffer.bytes
        let text = bytes.span
        let index = LineIndex.lines(of: text)
        let groups = ParagraphFinder.groups(index, text, lines)
        var kinds = groups.map { $0.isListItem ? Block.Kind.listItem : .paragraph }
        readHead(text, index, groups, &kinds, &metadata, buffer)
        readTail(text, groups, &kinds, &metadata)
        for i in groups.indices where kinds[i] == .paragraph && isHeading(index, groups, i) { kinds[i] = .heading }
        return groups.indices.map { i in
            Block(kind: kinds[i], range: ByteRange(groups[i].range.lowerBound, groups[i].range.upperBound))
        }
    }

    private func readHead(
        _ text: Span<UInt8>, _ lines: [TextLine], _ groups: [ParagraphFinder.Group], _ kinds: inout [Block.Kind],
        _ metadata: inout Metadata, _ buffer: TextBuffer
    ) {
        let body = groups.indices.first { isBody(lines, groups[$0]) }
        for i in groups.indices.prefix(Self.headGroups) {
            let range = groups[i].range
            let line = lines[groups[i].lines.lowerBound]
            if groups[i].lines.count == 1, !isBody(lines, groups[i]) {
                if let date = datelines.standaloneDate(text, range) {
                    kinds[i] = .byline
                    if metadata.date == nil { metadata.date = Sourced(date, source: "dateline") }
                    continue
                }
                if let names = datelines.byline(text, range) {
                    kinds[i] = .byline
                    if metadata.author == nil { metadata.author = Sourced(names, source: "byline") }
                    continue
                }
                if isNavigation(text, line) {
                    kinds[i] = .other
                    continue
                }
                if let body, i < body, !kinds.contains(.title), isTitle(line) {
                    kinds[i] = .title
                    if metadata.title == nil {
                        metadata.title = Sourced(
                            buffer.string(ByteRange(range.lowerBound, range.upperBound)), source: "first-line")
                    }
                    continue
                }
            }
            let (date, agency) = datelines.opening(text, range)
            if let date, metadata.date == nil { metadata.date = Sourced(date, source: "dateline") }
            if let agency, metadata.publisher == nil { metadata.publisher = Sourced(agency, source: "dateline") }
        }
    }

    private func readTail(
        _ text: Span<UInt8>, _ groups: [ParagraphFinder.Group], _ kinds: inout [Block.Kind], _ metadata: inout Metadata
    ) {
        for i in groups.indices.suffix(Self.tailGroups) where kinds[i] == .paragraph {
            guard let name = datelines.credit(text, groups[i].range) else { continue }
            kinds[i] = .other
            if metadata.publisher == nil || metadata.publisher?.source == "dateline" {
                metadata.publisher = Sourced(name, source: "credit")
            }
        }
    }

    private func isBody(_ lines: [TextLine], _ group: ParagraphFinder.Group) -> Bool {
        if group.isListItem { return false }
        var words = 0
        for i in group.lines { words += lines[i].words }
        let last = lines[group.lines.upperBound - 1]
        return words >= Self.bodyWords || (words >= 6 && last.endsFinal)
    }

    private func isTitle(_ line: TextLine) -> Bool {
        line.words >= 3 && line.width <= Self.longestTitle && !line.startsLower
    }

    /// Bars at an end, or between short pieces: links to other editions and sections.
    private func isNavigation(_ text: Span<UInt8>, _ line: TextLine) -> Bool {
        let bar = UInt8(ascii: "|")
        if text[line.start] == bar || text[line.end - 1] == bar { return line.words <= 12 }
        var bars = 0
        for i in line.range where text[i] == bar { bars += 1 }
        return bars >= 2 && line.words <= bars * 4
    }

    /// A short line without final punctuation between blank lines, or a shorter one directly before a paragraph.
    private func isHeading(_ lines: [TextLine], _ groups: [ParagraphFinder.Group], _ i: Int) -> Bool {
        let group = groups[i]
        guard group.lines.count == 1, i + 1 < groups.count else { return false }
        let line = lines[group.lines.lowerBound]
        guard !line.endsFinal, !line.startsLower, line.words <= 14, line.width <= 100 else { return false }
        return isBody(lines, groups[i + 1]) && (group.standsAlone || line.width <= 60)
    }
}
