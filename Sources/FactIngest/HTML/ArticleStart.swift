import FactModel

/// Where the article begins: at its headline, with the sentences that stand between the headline and the first block
/// found, or with the sentence that the page gives as its description.
struct ArticleStart {
    let finder: ContentFinder

    /// How many blocks before the first kept one are looked at.
    private static let reach = 14

    /// The block of the headline when most of what was kept stands behind it.
    func headline(_ kept: [Int]) -> Int? {
        guard !finder.title.isEmpty, let first = kept.first, let last = kept.last else { return nil }
        var total: Int32 = 0
        for i in kept { total += finder.arena.blocks[i].words }
        let low = max(0, first - 60)
        for i in low...last where isHeadline(finder.arena.blocks[i]) {
            var behind: Int32 = 0
            for k in kept where k > i { behind += finder.arena.blocks[k].words }
            // The last headline that most of the text follows: breadcrumbs may spell it too.
            if behind * 10 >= total * 5, next(i, last, total, kept) == nil { return i }
        }
        return nil
    }

    private func next(_ i: Int, _ last: Int, _ total: Int32, _ kept: [Int]) -> Int? {
        guard i < last else { return nil }
        for k in (i + 1)...last where k - i < 40 && isHeadline(finder.arena.blocks[k]) {
            var behind: Int32 = 0
            for j in kept where j > k { behind += finder.arena.blocks[j].words }
            if behind * 10 >= total * 9 { return k }
        }
        return nil
    }

    private func isHeadline(_ block: ElementArena.TextBlock) -> Bool {
        guard block.kind == .heading, block.headingLevel <= 2, block.linkDensity < 0.5 || block.headingLevel == 1,
            block.words <= 40
        else { return false }
        let folded = FoldedText.of(finder.arena.text, block.range)
        if folded == finder.title { return true }
        guard folded.count >= 12, finder.title.count >= 12 else { return false }
        return finder.title.starts(with: folded) || folded.starts(with: finder.title)
    }

    /// Blocks before the first kept one that are the article's lead.
    func lead(before kept: [Int], headline: Int?) -> [Int] {
        guard let first = kept.first, first > 0 else { return [] }
        let low = max(0, max(first - Self.reach, headline.map { $0 + 1 } ?? 0))
        var lead: [Int] = []
        for i in low..<max(low, first) {
            let block = finder.arena.blocks[i]
            guard block.headingLevel != 1, block.kind != .caption, block.linkDensity < 0.4, !block.isHidden else {
                continue
            }
            if isDescription(block) {
                lead.append(i)
                continue
            }
            guard finder.keeps(i), block.kind != .heading || block.words >= 15 else { continue }
            if (block.endsFinal && block.words >= 8 && headline != nil) || isSummary(block) { lead.append(i) }
        }
        return lead
    }

    private func isSummary(_ block: ElementArena.TextBlock) -> Bool {
        finder.arena.elements[Int(block.element)].groups.contains(.summary) && block.words >= 6
    }

    /// Whether a block begins as the page's description does.
    private func isDescription(_ block: ElementArena.TextBlock) -> Bool {
        guard block.words >= 6, finder.description.count >= 30 else { return false }
        let folded = FoldedText.of(finder.arena.text, block.range)
        let count = min(40, min(folded.count, finder.description.count))
        return count >= 24 && folded.prefix(count).elementsEqual(finder.description.prefix(count))
    }
}
