import FactModel
import FactText

/// Who wrote a page: JSON-LD, meta elements, links and elements that say so, a byline near the headline. Several names
/// are joined by `; `.
struct PageAuthor {
    let page: PageMetadata
    let article: Int?
    let publisher: String?
    /// First block of the article's text.
    let lead: Int
    /// Its last block.
    let last: Int

    private static let longestName = 60

    var author: Sourced<String>? {
        if let article, let names = joined(page.data.names(article, "author").map(page.clean)) {
            return Sourced(names, source: "json-ld")
        }
        for value in page.metas(.author) {
            if let names = joined([value]) { return Sourced(names, source: "meta") }
        }
        if let names = joined(marked { $0.contains("author") }) { return Sourced(names, source: "microdata") }
        let links = page.arena.markers.lazy.filter { $0.kind == .author && !isElsewhere($0.element) }
        if let names = joined(links.prefix(4).map { page.text($0.element) }) {
            return Sourced(names, source: "rel-author")
        }
        return byline
    }

    /// Texts of the elements whose itemprop fits; a name inside an author element is the better answer.
    private func marked(_ fits: (String) -> Bool) -> [String] {
        let authors = page.arena.properties.filter { fits($0.name) && !isElsewhere($0.element) }
        return authors.prefix(4).map { author in
            let inner = page.arena.properties.first {
                $0.name == "name" && $0.element != author.element && page.arena.contains(author.element, $0.element)
            }
            return author.content ?? page.text(inner?.element ?? author.element)
        }
    }

    /// The first element near the headline that calls itself author or byline and holds a name.
    private var byline: Sourced<String>? {
        for (i, element) in page.arena.elements.enumerated() where element.groups.contains(.author) {
            guard Int(element.firstBlock) <= lead + 6, element.textEnd > element.textStart,
                element.textEnd - element.textStart <= 120, !isElsewhere(Int32(clamping: i))
            else { continue }
            if let names = joined([page.text(Int32(clamping: i))]) { return Sourced(names, source: "byline") }
        }
        let blocks = page.arena.blocks
        let near = max(0, min(lead, blocks.count) - 8)..<min(blocks.count, lead + 3)
        let atEnd =
            max(near.upperBound, min(last, blocks.count) - 2)..<max(near.upperBound, min(blocks.count, last + 3))
        for i in Array(near) + Array(atEnd) where blocks[i].words <= 12 {
            let text = ArenaBuilder.collapsed(Array(page.arena.text[blocks[i].range]))
            guard startsWithBy(text), let names = joined([text]) else { continue }
            return Sourced(names, source: "byline")
        }
        return nil
    }

    /// Whether an element speaks of somebody else's text; who wrote this one often stands in a side column.
    private func isElsewhere(_ element: Int32) -> Bool {
        !page.groups[Int(element)].isDisjoint(with: [.related, .comments, .footer, .navigation, .overlay])
    }

    private func startsWithBy(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let span = bytes.span
        return LineWords.prefix(page.lines.bylines, span, 0..<span.count) > 0
    }

    // MARK: Names

    /// Names from raw values: split, cleaned, without duplicates; nil when none is a name.
    private func joined(_ values: [String]) -> String? {
        var names: [String] = []
        for value in values {
            for name in split(value) {
                guard let clean = cleaned(name), !names.contains(where: { clean.hasSuffix($0) }) else { continue }
                names.append(clean)
            }
        }
        return names.isEmpty ? nil : names.joined(separator: "; ")
    }

    /// Cuts at `and`, `und`, `&`, `;`, `|`, and at commas between full names.
    private func split(_ value: String) -> [String] {
        var parts: [[Substring]] = [[]]
        for word in value.split(separator: " ") {
            let lower = word.lowercased()
            if lower == "and" || lower == "und" || lower == "&" || lower == "|" || lower == "et" || lower == "·"
                || lower == "•"
            {
                parts.append([])
                continue
            }
            if let last = word.last, last == ";" || (last == "," && (parts.last?.count ?? 0) >= 1) {
                parts[parts.count - 1].append(word.dropLast())
                parts.append([])
                continue
            }
            parts[parts.count - 1].append(word)
        }
        return parts.map { $0.joined(separator: " ") }.filter { !$0.isEmpty }
    }

    private func cleaned(_ raw: String) -> String? {
        var words = raw.split(separator: " ").map(String.init)
        while let first = words.first, words.count > 1, startsWithBy(first) { words.removeFirst() }
        // What leads to a name in lower case: "all posts by NAME".
        if let by = words.lastIndex(where: { $0 == "by" || $0 == "von" || $0 == "par" || $0 == "por" }), by > 0,
            words[..<by].contains(where: { ($0.utf8.first ?? 0) &- 0x61 < 26 })
        {
            words.removeFirst(by + 1)
        }
        if let last = words.last, last.hasSuffix(":") { words[words.count - 1] = String(last.dropLast()) }
        let name = words.joined(separator: " ")
        guard (2...Self.longestName).contains(name.utf8.count), words.count <= 6 else { return nil }
        let lower = name.lowercased()
        if lower.contains("http") || lower.contains("@") || lower.contains("www.") || lower.contains(".com") {
            return nil
        }
        if page.names[.nobody].contains(lower) { return nil }
        if let publisher, FoldedText.of(publisher) == FoldedText.of(name) { return nil }
        guard isName(words), words.count > 1 || !startsWithBy(name) else { return nil }
        guard name.utf8.contains(where: { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 }),
            !name.utf8.contains(where: { $0 &- 0x30 < 10 }) || words.count == 1
        else { return nil }
        return name
    }

    /// Whether words look like a name: each starts with a capital or is a particle; one word alone may be anything.
    private func isName(_ words: [String]) -> Bool {
        if words.count == 1 { return true }
        return words.allSatisfy { word in
            guard let first = word.utf8.first else { return false }
            return !(first &- 0x61 < 26) && first != 0x21 || Self.particles.contains(word)
        } && !words.contains("→") && !words.contains("›")
    }

    private static let particles: Set<String> = [
        "de", "da", "do", "dos", "del", "della", "di", "du", "van", "von", "vom", "zu", "zur", "der", "den", "la", "le",
        "el",
        "al", "bin", "ibn", "ben", "y", "e", "ter", "ten", "af", "av", "of", "and", "the",
    ]
}
