import FactModel

/// Finds the sections of a page whose heading says that they are no part of the article: *You may also like*, *Comments*.
enum OtherSections {
    /// For each block whether it stands in such a section: from the heading to the end of the element around the
    /// heading, to the next heading of its level, or to where the
    /// article goes on. None does when next to no good text would be left.
    static func find(_ arena: ElementArena, _ phrases: BoilerplatePhrases, values: [Float]) -> [Bool] {
        var isOther = [Bool](repeating: false, count: arena.blocks.count)
        var left = max(0, arena.blocks.indices.reduce(Float(0)) { $0 + max(0, values[$1]) })
        var covered = 0
        for i in arena.blocks.indices where i >= covered && phrases.headsSection(arena.text, arena.blocks[i]) {
            let end = sectionEnd(arena, i)
            var lost: Float = 0
            for k in i..<end { lost += max(0, values[k]) }
            guard left - lost >= 30 else { continue }
            left -= lost
            for k in i..<end { isOther[k] = true }
            covered = end
        }
        return isOther
    }

    private static func sectionEnd(_ arena: ElementArena, _ heading: Int) -> Int {
        let level = arena.blocks[heading].headingLevel
        var element = Int(arena.blocks[heading].element)
        // Out of what holds the heading alone.
        while arena.elements[element].parent >= 0,
            arena.elements[element].endBlock - arena.elements[element].firstBlock <= 1
        {
            element = Int(arena.elements[element].parent)
        }
        let end = max(heading + 1, Int(arena.elements[element].endBlock))
        for k in (heading + 1)..<end {
            if arena.blocks[k].kind == .heading, arena.blocks[k].headingLevel <= level { return k }
            // A box inside an article: two plain paragraphs in a row are the article again, teasers alternate.
            if k + 1 < end, isPlainParagraph(arena, k), isPlainParagraph(arena, k + 1) { return k }
        }
        return end
    }

    private static func isPlainParagraph(_ arena: ElementArena, _ i: Int) -> Bool {
        let block = arena.blocks[i]
        return block.endsFinal && block.words >= 12 && block.linkDensity < 0.2
            && arena.elements[Int(block.element)].tag == .p
    }
}
