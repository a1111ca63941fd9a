import FactModel

/// What a block is worth by itself: sentences are worth their words, short pieces and links cost a little.
///
/// The numbers were set by hand for running text of news: a paragraph of ten words with a full stop is good, a link of
/// three words costs as much as such a paragraph's third. They belong together; change them as a set.
enum BlockValue {
    static func value(_ block: ElementArena.TextBlock, isLax: Bool) -> Float {
        if block.isHidden, !isLax { return 0 }
        let words = Float(min(block.words, 120))
        let density = block.linkDensity
        if block.kind == .heading { return density > 0.5 ? -2 : 0 }
        if density > 0.6 { return -(min(words, 12) * 0.5 + 1) }
        let isSentence = (block.endsFinal && block.words >= 8) || block.words >= 22
        if isSentence {
            return words * (1 - density * 1.4) + Float(min(block.commas, 10))
        }
        if isLax, block.words >= 5 { return words * 0.5 * (1 - density) }
        if block.endsFinal, block.words >= 3 { return words * 0.3 }
        if density > 0.25 { return -2 }
        switch block.kind {
        // Cells and items without links are data: they neither make nor spoil an article.
        case .tableCell: return 0.1
        case .listItem: return 0
        default: return -0.7
        }
    }
}
