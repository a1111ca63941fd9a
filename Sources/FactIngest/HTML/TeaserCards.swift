/// Finds teasers of other articles by their make: at least three siblings alike, each with a link for a headline and a
/// few words.
enum TeaserCards {
    private static let longestCard: Int32 = 80
    private static let fewest = 3

    /// The elements that are such cards; none when they hold nearly all good text of the page, which is a list of links
    /// then.
    static func find(_ arena: ElementArena, _ good: [Float]) -> Set<Int32> {
        var counts: [UInt64: Int] = [:]
        var candidates: [(element: Int32, key: UInt64)] = []
        for (i, element) in arena.elements.enumerated() where isCard(arena, element) {
            let key = UInt64(UInt32(bitPattern: element.parent)) << 32 | UInt64(element.signature)
            counts[key, default: 0] += 1
            candidates.append((Int32(clamping: i), key))
        }
        var cards: Set<Int32> = []
        var held: Float = 0
        for candidate in candidates where (counts[candidate.key] ?? 0) >= fewest {
            cards.insert(candidate.element)
            held += good[Int(candidate.element)]
        }
        let total = good.first ?? 0
        return total - held < 40 ? [] : cards
    }

    private static func isCard(_ arena: ElementArena, _ element: ElementArena.Element) -> Bool {
        switch element.tag {
        case .div, .li, .article, .section, .a, .td, .figure, .dl, .tr, .unknown: break
        default: return false
        }
        let blocks = Int(element.firstBlock)..<Int(element.endBlock)
        guard blocks.count >= 2, blocks.count <= 12 else { return false }
        var words: Int32 = 0
        var hasHeadline = false
        for i in blocks {
            let block = arena.blocks[i]
            words += block.words
            if words > longestCard { return false }
            if block.words >= 2, block.words <= 30, block.linkDensity > 0.8 { hasHeadline = true }
        }
        return hasHeadline
    }
}
