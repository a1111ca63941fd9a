import FactModel
import FactNumerals

/// Decides which blocks of a page are the article.
///
/// Several voices are heard. Each block gets a value from its words and links. Element names say what is boilerplate,
/// unless most of the page's good text stands there. The container is the element with the highest sum of values, or
/// the one that calls itself the article's body when it holds enough. Inside it, link lists, teaser cards and boilerplate
/// go; the headline and the page's description tell where the article begins; both edges are trimmed.
struct ContentFinder {
    let arena: ElementArena
    let configuration: HTMLConfiguration
    let phrases: BoilerplatePhrases
    private let dates: AbsoluteDateReader
    /// Folded title of the page.
    private(set) var title: [UInt8] = []
    /// Folded description of the page, which often is its first sentence.
    private(set) var description: [UInt8] = []

    /// Groups of each element and those around it, after pardons.
    private(set) var groups: [MarkupGroups] = []
    private(set) var values: [Float] = []
    private var isLax = false
    /// Blocks of sections that are no part of the article.
    private var isOther: [Bool] = []

    init(
        _ arena: ElementArena, _ configuration: HTMLConfiguration, phrases: BoilerplatePhrases,
        dates: AbsoluteDateReader
    ) {
        self.arena = arena
        self.configuration = configuration
        self.phrases = phrases
        self.dates = dates
        settle(isLax: false)
    }

    /// Fewest words of an article that the strict pass must find; with fewer a laxer one is tried.
    private static let fewWords = 60
    private static let veryFewWords = 12

    /// Indexes of the blocks that are kept, in text order. `title` and `description` are the page's, folded.
    mutating func keptBlocks(title: [UInt8], description: [UInt8]) -> [Int] {
        self.title = title
        self.description = description
        if configuration.mode == .everything {
            return arena.blocks.indices.filter { !arena.blocks[$0].isHidden }
        }
        let kept = pass()
        let words = wordCount(kept)
        if words >= Self.fewWords { return kept }
        settle(isLax: true)
        let lax = pass()
        if wordCount(lax) > words * 2 + 10 { return lax }
        if words >= Self.veryFewWords || configuration.mode == .precision { return kept }
        // A page of a few words: what is no link and no boilerplate.
        let rest = arena.blocks.indices.filter {
            arena.blocks[$0].headingLevel != 1 && arena.blocks[$0].linkDensity < 0.5 && keeps($0)
        }
        return wordCount(rest) > words ? rest : kept
    }

    private func wordCount(_ kept: [Int]) -> Int {
        var words = 0
        for i in kept { words += Int(arena.blocks[i].words) }
        return words
    }

    /// Values all blocks and settles what the element names mean.
    private mutating func settle(isLax: Bool) {
        self.isLax = isLax
        values = arena.blocks.map { BlockValue.value($0, isLax: isLax) }
        let good = sums { max(0, $0) }
        let cards = isLax ? [] : TeaserCards.find(arena, good)
        groups = GroupSettlement.settled(arena, good: good, cards: cards, isLax: isLax)
        isOther = isLax ? [] : OtherSections.find(arena, phrases, values: values)
        for i in values.indices where isBoilerplate(i) { values[i] = min(0, values[i]) }
    }

    private func pass() -> [Int] {
        let totals = sums { $0 }
        guard let container = ContainerChoice(arena: arena, groups: groups, totals: totals, dropped: dropped).container
        else { return [] }
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

    /// Whether element names say that a block is not the article.
    func isBoilerplate(_ block: Int) -> Bool {
        (!isOther.isEmpty && isOther[block])
            || !groups[Int(arena.blocks[block].element)].isDisjoint(with: dropped)
    }

    private var dropped: MarkupGroups {
        configuration.comments ? MarkupGroups.boilerplate.subtracting(.comments) : .boilerplate
    }

    // MARK: Inside and beside the container

    private func selected(_ container: Int) -> [Int] {
        let element = arena.elements[container]
        let pruned = prunedElements(container)
        var kept: [Int] = []
        for i in Int(element.firstBlock)..<Int(element.endBlock) where keeps(i, container, pruned) { kept.append(i) }
        let start = ArticleStart(finder: self)
        let headline = start.headline(kept)
        if let headline { kept.removeAll { $0 < headline } }
        if configuration.mode == .article {
            kept = start.lead(before: kept, headline: headline) + kept + beside(container)
        }
        return EdgeTrimmer(finder: self, isTrusted: element.groups.contains(.body)).trimmed(kept)
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
        let blocks = Int(element.firstBlock)..<Int(element.endBlock)
        for i in blocks {
            bytes += arena.blocks[i].byteCount
            links += Int(arena.blocks[i].linkBytes)
        }
        guard !blocks.isEmpty, bytes > 0 else { return false }
        let density = Float(links) / Float(bytes)
        return blocks.count == 1 ? density > 0.8 && bytes < 200 : density > (bytes < 400 ? 0.5 : 0.65)
    }

    private func keeps(_ i: Int, _ container: Int, _ pruned: [Bool]) -> Bool {
        let block = arena.blocks[i]
        let element = Int(block.element)
        if element >= container, element - container < pruned.count, pruned[element - container] { return false }
        return keeps(i)
    }

    /// Whether a block is kept where it stands in the article.
    func keeps(_ i: Int) -> Bool {
        let block = arena.blocks[i]
        let own = groups[Int(block.element)]
        if block.isHidden || own.contains(.hidden), values[i] <= 0 { return false }
        if isBoilerplate(i) { return false }
        if block.kind == .tableCell, !configuration.tables, block.words < 40 { return false }
        if !configuration.captions, !isLax {
            if block.kind == .caption || (own.contains(.caption) && block.words < 80) { return false }
        }
        if !own.isDisjoint(with: [.byline, .date]), block.words < 25, !block.endsFinal { return false }
        if phrases.isBoilerplate(arena.text.span, block) { return false }
        if configuration.mode == .precision, values[i] <= 0, block.kind != .heading { return false }
        // A headline inside an article may be a link.
        if block.kind == .heading, values[i] > -3, configuration.mode == .article { return true }
        return block.linkDensity < 0.75 || (block.words >= 15 && block.linkDensity < 0.95 && block.endsFinal)
    }

    /// Whether a block is a line of a few words with a whole date: when something was written, and by whom.
    func isDateline(_ block: ElementArena.TextBlock) -> Bool {
        guard block.words <= 10, !block.endsFinal, block.kind != .tableCell else { return false }
        return dates.first(in: arena.text.span, block.range) != nil
    }

    /// Good paragraphs behind the container, in its parent and grandparent.
    private func beside(_ container: Int) -> [Int] {
        var high = Int(arena.elements[container].endBlock)
        var outer = container
        var after: [Int] = []
        for _ in 0..<2 {
            guard arena.elements[outer].parent >= 0 else { break }
            outer = Int(arena.elements[outer].parent)
            let element = arena.elements[outer]
            if element.tag == .html { break }
            for i in high..<max(high, Int(element.endBlock)) {
                let block = arena.blocks[i]
                if arena.elements[Int(block.element)].tag == .p, block.endsFinal, block.words >= 15,
                    block.linkDensity < 0.2, values[i] > 0, keeps(i)
                {
                    after.append(i)
                }
            }
            high = max(high, Int(element.endBlock))
        }
        return after
    }
}
