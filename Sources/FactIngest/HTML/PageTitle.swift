import FactModel

/// The headline of a page: Open Graph and JSON-LD as the visible headline spells it, else the first level-one heading,
/// else the title element without the site's name.
struct PageTitle {
    let page: PageMetadata
    let article: Int?
    let site: String?

    private static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " ‹ ", " « ", ": ",
    ]

    var title: Sourced<String>? {
        let headings = headings(level: 1)
        let claimed = page.meta(.title)
        let element = page.arena.titleElement
        if let claimed, let same = headings.first(where: { isPart($0, of: claimed) }) {
            return Sourced(same, source: "h1")
        }
        // The only headline there is, when it speaks of the same thing.
        if headings.count == 1, let only = headings.first,
            claimed == nil || sharesWord(only, claimed ?? "")
                || sharesWord(only, element)
        {
            return Sourced(only, source: "h1")
        }
        if let claimed { return Sourced(withoutSite(claimed, always: false), source: "meta") }
        if let article, let headline = page.data.values(article, "headline").first.map(page.clean), !headline.isEmpty {
            return Sourced(withoutSite(headline, always: false), source: "json-ld")
        }
        if let same = (headings + self.headings(level: 2)).first(where: { isPart($0, of: element) }) {
            return Sourced(same, source: "h1")
        }
        guard !element.isEmpty else { return headings.first.map { Sourced($0, source: "h1") } }
        return Sourced(withoutSite(element, always: true), source: "title")
    }

    /// Whether two titles have a word of four letters or more in common.
    private func sharesWord(_ a: String, _ b: String) -> Bool {
        let words = Set(b.split(separator: " ").map { FoldedText.of(String($0)) }.filter { $0.count >= 4 })
        return a.split(separator: " ").contains { words.contains(FoldedText.of(String($0))) }
    }

    private func headings(level: UInt8) -> [String] {
        let known = FoldedText.of(site ?? "")
        var found: [String] = []
        for block in page.arena.blocks where block.headingLevel == level && block.words <= 40 && !block.isHidden {
            guard found.count < 24, !page.isBoilerplate(block.element) else { continue }
            let text = ArenaBuilder.collapsed(Array(page.arena.text[block.range]))
            let folded = FoldedText.of(text)
            if folded.isEmpty || folded == known || found.contains(text) { continue }
            found.append(text)
        }
        return found
    }

    /// Whether a heading is the greater part of a longer title.
    private func isPart(_ heading: String, of title: String) -> Bool {
        let inner = FoldedText.of(heading)
        let outer = FoldedText.of(title)
        guard inner.count >= 4, inner.count <= outer.count, inner.count * 10 >= outer.count * 4 else { return false }
        return outer.starts(with: inner) || outer.suffix(inner.count).elementsEqual(inner)
    }

    /// Cuts the site's name from an end of a title: where it is known, or `always` at the last separator.
    private func withoutSite(_ title: String, always: Bool) -> String {
        let known = FoldedText.of(site ?? "")
        for separator in Self.separators {
            let parts = Self.split(title, separator)
            guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
            if !known.isEmpty, isName(last, known) { return parts.dropLast().joined(separator: separator) }
            if !known.isEmpty, isName(first, known) { return parts.dropFirst().joined(separator: separator) }
        }
        guard always else { return title }
        for separator in Self.separators.dropLast() {
            let parts = Self.split(title, separator)
            guard parts.count > 1, let longest = parts.max(by: { $0.utf8.count < $1.utf8.count }) else { continue }
            return longest
        }
        return title
    }

    private func isName(_ part: String, _ known: [UInt8]) -> Bool {
        let folded = FoldedText.of(part)
        return folded == known || (folded.count >= 4 && known.starts(with: folded))
            || (known.count >= 4 && folded.starts(with: known) && folded.count < known.count + 8)
    }

    private static func split(_ text: String, _ separator: String) -> [String] {
        var parts: [String] = []
        let bytes = Array(text.utf8)
        let mark = Array(separator.utf8)
        var start = 0
        var i = 0
        while i + mark.count <= bytes.count {
            if bytes[i..<(i + mark.count)].elementsEqual(mark) {
                parts.append(String(decoding: bytes[start..<i], as: UTF8.self))
                i += mark.count
                start = i
            } else {
                i += 1
            }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts.map { ArenaBuilder.collapsed(Array($0.utf8)) }.filter { !$0.isEmpty }
    }
}
