import FactModel

/// Trims the edges of what was kept: everything before the article's first paragraph and behind its last.
///
/// In an element that calls itself the article's body short pieces are text too; elsewhere only sentences, lists and
/// tables are.
struct EdgeTrimmer {
    let finder: ContentFinder
    /// Whether the container calls itself the article's body.
    let isTrusted: Bool

    func trimmed(_ kept: [Int]) -> [Int] {
        let blocks = finder.arena.blocks
        guard let first = kept.firstIndex(where: { isText(blocks[$0]) }),
            let last = kept.lastIndex(where: { isText(blocks[$0]) })
        else { return [] }
        var low = first
        // Between headline and first paragraph: a standfirst or a heading may stand, single words and dates do not.
        while low > 0, isLead(kept[low - 1], next: kept[low]) { low -= 1 }
        var high = last + 1
        while high < kept.count {
            if isTail(kept[high], previous: kept[high - 1]) {
                high += 1
            } else if high + 1 < kept.count, blocks[kept[high]].kind == .heading, isData(blocks[kept[high + 1]]),
                kept[high + 1] - kept[high - 1] <= 2
            {
                high += 2
            } else {
                break
            }
        }
        return withoutRepetition(kept[low..<high].filter { !isTitle(blocks[$0]) })
    }

    /// Drops blocks that say again what the one before said, as pages do that carry a line for two sizes of screen.
    private func withoutRepetition(_ kept: [Int]) -> [Int] {
        var last: [UInt8] = []
        return kept.filter { i in
            let block = finder.arena.blocks[i]
            if block.words < 5 || block.words > 20 || block.kind == .tableCell { return true }
            let folded = FoldedText.of(finder.arena.text, block.range)
            defer { last = folded }
            return folded != last
        }
    }

    private func isText(_ block: ElementArena.TextBlock) -> Bool {
        let plainWords = Float(block.words) * (1 - block.linkDensity)
        if finder.isDateline(block) { return false }
        if block.kind == .heading { return block.words >= 18 && block.linkDensity < 0.3 && !isTitle(block) }
        if block.linkDensity >= 0.5 { return block.endsFinal && plainWords >= 8 }
        return block.words >= 20 || (block.words >= 6 && block.endsFinal)
            || (block.kind == .tableCell && block.words >= 3)
    }

    private func isData(_ block: ElementArena.TextBlock) -> Bool {
        (block.kind == .listItem || block.kind == .tableCell) && block.linkDensity < 0.3
    }

    private func isPiece(_ block: ElementArena.TextBlock) -> Bool {
        block.words >= 3 && block.linkDensity < 0.6
    }

    /// A paragraph without links that stands in the article's own element.
    private func isParagraph(_ block: ElementArena.TextBlock) -> Bool {
        block.linkBytes == 0 && finder.arena.elements[Int(block.element)].tag == .p
            && !finder.arena.text[block.range].contains { $0 &- 0x30 < 10 }
    }

    private func isLead(_ i: Int, next: Int) -> Bool {
        let block = finder.arena.blocks[i]
        guard next - i <= 2, !isTitle(block), !finder.isDateline(block) else { return false }
        if finder.isDateline(block) { return false }
        if block.kind == .heading { return block.headingLevel > 1 && i + 1 == next }
        if isTrusted, isPiece(block) { return true }
        return block.words >= 6 || block.endsFinal || (isParagraph(block) && block.words >= 2)
    }

    private func isTail(_ i: Int, previous: Int) -> Bool {
        let block = finder.arena.blocks[i]
        guard i - previous <= 1, block.kind != .heading, !finder.isDateline(block) else { return false }
        if isTrusted, isPiece(block) { return true }
        return block.kind == .listItem || block.kind == .tableCell || block.endsFinal
            || (isParagraph(block) && block.words >= 3)
    }

    /// A heading that says what the title of the page says.
    private func isTitle(_ block: ElementArena.TextBlock) -> Bool {
        if block.headingLevel == 1 { return true }
        guard block.kind == .heading || block.words <= 30, !finder.title.isEmpty else { return false }
        return FoldedText.of(finder.arena.text, block.range) == finder.title
    }
}
