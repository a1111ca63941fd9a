import FactModel

/// Decides which blocks of a page are the article.
///
/// Several voices are heard. Each block gets a value from its words and links. Element names say what is boilerplate,
/// unless half of the page's good text stands there. The element with the highest sum of values is the article's
/// container; marked containers (`articleBody`, `entry-content`) are preferred when they hold most of it, and good
/// paragraphs beside it are taken back. Inside, link lists and boilerplate go, and both edges are trimmed.
struct ContentFinder {
    let arena: ElementArena
    let configuration: HTMLConfiguration
    let phrases: BoilerplatePhrases
    /// Folded title of the page, to know where the article begins.
    let title: [UInt8]

    /// Groups of each element and those around it, after pardons.
    private var groups: [MarkupGroups] = []
    private var values: [Float] = []
    /// Sum of the positive values of each element's blocks, before the groups count.
    private var good: [Float] = []

    init(_ arena: ElementArena, _ configuration: HTMLConfiguration, phrases: BoilerplatePhrases, title: [UInt8]) {
        self.arena = arena
        self.configuration = configuration
        self.phrases = phrases
        self.title = title
    }

    /// Indexes of the blocks that are kept, in text order.
    mutating func keptBlocks() -> [Int] {
        if configuration.mode == .everything {
            return arena.blocks.indices.filter { !arena.blocks[$0].isHidden && arena.blocks[$0].kind != .title }
        }
        let kept = pass(isLax: false)
        let words = wordCount(kept)
        if words >= 60 { return kept }
        // Almost nothing: hear the element names less and take what is shown only without scripts too.
        let lax = pass(isLax: true)
        return wordCount(lax) > words * 2 + 10 ? lax : kept
    }

    private func wordCount(_ kept: [Int]) -> Int {
        var words = 0
        for i in kept { words += Int(arena.blocks[i].words) }
        return words
    }

    private mutating func pass(isLax: Bool) -> [Int] {
        values = arena.blocks.map { BlockValue.value($0, isLax: isLax) }
        good = sums { max(0, $0) }
        settleGroups(isLax: isLax)
        var counted = values
        for i in counted.indices where isBoilerplate(Int(arena.blocks[i].element)) { counted[i] = min(0, counted[i]) }
        values = counted
        let totals = sums { $0 }
        guard let container = container(totals) else { return [] }
        return selected(container)
    }

    /// Sum of a function of the values over the blocks of each element.
    private func sums(_ value: (Float) -> Float) -> [Float] {
        var prefix: [Float] = [0]
        prefix.reserveCapacity(values.count + 1)
        var total: Float = 0
        for one in values {
            total += value(one)
            prefix.append(total)
        }
        return arena.elements.map { prefix[Int($0.endBlock)] - prefix[Int($0.firstBlock)] }
    }

    // MARK: What element names say

    /// Inherits groups from the elements around, and pardons elements whose names must be wrong: most of the page's good
    /// text stands in them.
    private mutating func settleGroups(isLax: Bool) {
        let total = good.first ?? 0
        groups = [MarkupGroups](repeating: [], count: arena.elements.count)
        for i in arena.elements.indices {
            let element = arena.elements[i]
            var own = element.groups
            let share = total > 0 ? good[i] / total : 0
            let marked = own.intersection(.boilerplate)
            if !marked.isEmpty {
                let limit: Float = own.contains(.body) ? 0.2 : marked.isSubset(of: [.comments, .related]) ? 0.8 : 0.45
                if share > limit { own.subtract(.boilerplate) }
            }
            if isLax { own.subtract([.header, .sidebar, .overlay, .share, .tags]) }
            if element.tag == .header, share < 0.3, element.parent <= 1 { own.insert(.header) }
            let outer = element.parent >= 0 ? groups[Int(element.parent)] : []
            groups[i] = own.union(outer.intersection(MarkupGroups.boilerplate.union(.caption)))
            // Containers of the article do not make everything inside one.
            if element.parent >= 0, own.isDisjoint(with: .boilerplate), own.contains(.body), share > 0.3 {
                groups[i] = own
            }
        }
    }

    private func isBoilerplate(_ element: Int) -> Bool { !groups[element].isDisjoint(with: dropped) }

    private var dropped: MarkupGroups {
        var dropped = MarkupGroups.boilerplate
        if configuration.comments { dropped.remove(.comments) }
        return dropped
    }

    // MARK: The container

    private func container(_ totals: [Float]) -> Int? {
        var best: Int?
        var bestTotal: Float = 0
        for i in totals.indices where totals[i] > bestTotal || (totals[i] == bestTotal && best != nil) {
            // Of equal sums the inner element, which stands later, is the tighter one.
            best = i
            bestTotal = totals[i]
        }
        guard var container = best, bestTotal > 0 else { return nil }
        if let marked = markedContainer(in: container, totals) { container = marked }
        return tightened(container, totals)
    }

    /// The element that calls itself the article's body and holds most of a container's good text.
    private func markedContainer(in outer: Int, _ totals: [Float]) -> Int? {
        var best: Int?
        var bestRank: Float = 0
        for i in outer..<Int(arena.elements[outer].end) {
            let element = arena.elements[i]
            let weight: Float =
                element.groups.contains(.body) ? 1 : element.tag == .article ? 0.9 : element.tag == .main ? 0.8 : 0
            guard weight > 0, totals[i] > totals[outer] * 0.5 else { continue }
            let rank = totals[i] * weight
            if rank >= bestRank {
                best = i
                bestRank = rank
            }
        }
        return best
    }

    /// Goes inwards while one child holds nearly all.
    private func tightened(_ outer: Int, _ totals: [Float]) -> Int {
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

    // MARK: Inside and beside the container

    private func selected(_ container: Int) -> [Int] {
        let element = arena.elements[container]
        var kept: [Int] = []
        let isPrunedBy = prunedElements(container)
        for i in Int(element.firstBlock)..<Int(element.endBlock) where keeps(i, container, isPrunedBy) {
            kept.append(i)
        }
        kept = recovered(container, kept)
        return EdgeTrimmer(finder: self).trimmed(kept)
    }

    /// For each element inside the container whether it, or one around it, is a list of links.
    private func prunedElements(_ container: Int) -> [Bool] {
        let element = arena.elements[container]
        var pruned = [Bool](repeating: false, count: Int(element.end) - container)
        for i in (container + 1)..<max(container + 1, Int(element.end)) {
            let inner = arena.elements[i]
            let outer = Int(inner.parent) - container
            if outer >= 0, pruned[outer] {
                pruned[i - container] = true
                continue
            }
            guard inner.tag.traits.contains(.block), inner.tag != .li, inner.tag != .td, inner.tag != .tr,
                inner.tag != .p
            else { continue }
            pruned[i - container] = isLinkList(inner)
        }
        return pruned
    }

    private func isLinkList(_ element: ElementArena.Element) -> Bool {
        var bytes = 0
        var links = 0
        var blocks = 0
        for i in Int(element.firstBlock)..<Int(element.endBlock) {
            bytes += arena.blocks[i].byteCount
            links += Int(arena.blocks[i].linkBytes)
            blocks += 1
        }
        guard blocks > 0, bytes > 0 else { return false }
        let density = Float(links) / Float(bytes)
        return blocks == 1 ? density > 0.8 && bytes < 200 : density > (bytes < 400 ? 0.5 : 0.65)
    }

    private func keeps(_ i: Int, _ container: Int, _ pruned: [Bool]) -> Bool {
        let block = arena.blocks[i]
        let element = Int(block.element)
        if block.isHidden, values[i] <= 0 { return false }
        if element >= container, element - container < pruned.count, pruned[element - container] { return false }
        if isBoilerplate(element) { return false }
        if groups[element].contains(.hidden), values[i] <= 0 { return false }
        switch block.kind {
        case .tableCell where !configuration.tables && block.words < 40: return false
        case .caption where !configuration.captions: return false
        default: break
        }
        if !configuration.captions, groups[element].contains(.caption), block.words < 80 { return false }
        if groups[element].contains(.byline) || groups[element].contains(.date), block.words < 25, !block.endsFinal {
            return false
        }
        if phrases.isBoilerplate(arena.text.span, block) { return false }
        if configuration.mode == .precision, values[i] <= 0, block.kind != .heading { return false }
        return block.linkDensity < 0.75 || (block.words >= 15 && block.linkDensity < 0.95 && block.endsFinal)
    }

    /// Good paragraphs that stand beside the container, in its parent and grandparent.
    private func recovered(_ container: Int, _ kept: [Int]) -> [Int] {
        guard configuration.mode == .article else { return kept }
        var low = Int(arena.elements[container].firstBlock)
        var high = Int(arena.elements[container].endBlock)
        var outer = container
        var before: [Int] = []
        var after: [Int] = []
        for _ in 0..<2 {
            guard arena.elements[outer].parent >= 0 else { break }
            outer = Int(arena.elements[outer].parent)
            let element = arena.elements[outer]
            if element.tag == .html { break }
            let first = Int(element.firstBlock)
            let end = Int(element.endBlock)
            if first < low { before = (first..<low).filter { isGoodBeside($0) } + before }
            if end > high { after += (high..<end).filter { isGoodBeside($0) } }
            low = min(low, first)
            high = max(high, end)
        }
        return before + kept + after
    }

    private func isGoodBeside(_ i: Int) -> Bool {
        let block = arena.blocks[i]
        guard values[i] > 0, !block.isHidden, block.kind == .paragraph || block.kind == .listItem else { return false }
        let element = Int(block.element)
        guard !isBoilerplate(element), !groups[element].contains(.caption) else { return false }
        return arena.elements[element].tag == .p && block.endsFinal && block.words >= 15 && block.linkDensity < 0.2
            && !phrases.isBoilerplate(arena.text.span, block)
    }
}
