/// Chooses the element that holds the article.
struct ContainerChoice {
    let arena: ElementArena
    let groups: [MarkupGroups]
    /// Sum of the block values of each element.
    let totals: [Float]
    let dropped: MarkupGroups

    /// Share of the page's best sum that makes a marked element the container: its name is evidence too.
    private static let bodyShare: Float = 0.3
    private static let articleShare: Float = 0.5

    var container: Int? {
        var best: Int?
        var bestTotal: Float = 0
        for i in totals.indices where totals[i] > 0 && totals[i] >= bestTotal {
            // Of equal sums the inner element, which stands later, is the tighter one.
            best = i
            bestTotal = totals[i]
        }
        guard let best else { return nil }
        return marked(bestTotal) ?? tightened(best)
    }

    /// The element that calls itself the article's body and holds enough, or what encloses several of its kind.
    private func marked(_ bestTotal: Float) -> Int? {
        var best: Int?
        var bestRank: Float = 0
        for i in arena.elements.indices {
            let element = arena.elements[i]
            guard groups[i].isDisjoint(with: dropped) else { continue }
            let isBody = element.groups.contains(.body)
            let weight: Float = isBody ? 1 : element.tag == .article ? 0.85 : element.tag == .main ? 0.75 : 0
            guard weight > 0, totals[i] >= bestTotal * (isBody ? Self.bodyShare : Self.articleShare) else { continue }
            let rank = totals[i] * weight
            if rank >= bestRank {
                best = i
                bestRank = rank
            }
        }
        guard let best else { return nil }
        return enclosing(best)
    }

    /// Where the body comes in several pieces of one make, the element around them.
    private func enclosing(_ piece: Int) -> Int {
        var sum: Float = 0
        var end = 0
        for i in arena.elements.indices
        where i >= end && arena.elements[i].signature == arena.elements[piece].signature
            && groups[i].isDisjoint(with: dropped)
        {
            sum += max(0, totals[i])
            end = Int(arena.elements[i].end)
        }
        guard totals[piece] < sum * 0.75 else { return piece }
        var outer = piece
        while totals[outer] < sum * 0.9, arena.elements[outer].parent >= 0 { outer = Int(arena.elements[outer].parent) }
        return outer
    }

    /// Goes inwards while one child holds nearly all.
    private func tightened(_ outer: Int) -> Int {
        var container = outer
        var i = outer + 1
        while i < Int(arena.elements[container].end) {
            if totals[i] >= totals[container] * 0.92, arena.elements[i].tag.traits.contains(.block) {
                container = i
                i += 1
            } else {
                i = Int(arena.elements[i].end)
            }
        }
        return container
    }
}
