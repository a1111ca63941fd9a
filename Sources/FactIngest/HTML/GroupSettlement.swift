/// Settles what element names mean on one page: groups go down to the elements inside, and names that must be wrong,
/// because most of the good text stands there, are pardoned.
enum GroupSettlement {
    /// Share of the page's good text that an element must hold for its name to be doubted. Layout words stand on
    /// wrappers of whole pages; the others say what they mean.
    private static let layoutShare: Float = 0.45
    private static let otherShare: Float = 0.85

    static func settled(_ arena: ElementArena, good: [Float], cards: Set<Int32>, isLax: Bool) -> [MarkupGroups] {
        let total = good.first ?? 0
        var groups = [MarkupGroups](repeating: [], count: arena.elements.count)
        for i in arena.elements.indices {
            let element = arena.elements[i]
            var own = element.groups
            let share = total > 0 ? good[i] / total : 0
            // The teaser of the article itself is its summary.
            if own.contains(.summary) { own.remove(.related) }
            // Rows of tags and share buttons hold no prose; state classes of an article name them too.
            if good[i] > 60 { own.subtract([.tags, .share]) }
            if share > layoutShare { own.subtract(.layout) }
            if share > otherShare || (share > 0.25 && own.contains(.body)) { own.subtract(.boilerplate) }
            if isLax { own.subtract([.header, .sidebar, .share, .tags, .gate, .caption, .related, .bio]) }
            if element.tag == .header, share < 0.3, element.parent <= 1 { own.insert(.header) }
            if cards.contains(Int32(clamping: i)) { own.insert(.related) }
            let outer = element.parent >= 0 ? groups[Int(element.parent)] : []
            groups[i] = own.union(outer.intersection(MarkupGroups.boilerplate.union([.caption, .hidden])))
        }
        return groups
    }
}
