import FactModel
import FactNumerals
import FactText

/// Finds what a page says about itself. For each field the sources are asked in a fixed order, and the first usable
/// answer counts: what the source gave, JSON-LD, meta elements, microdata and links, what is written near the headline.
struct PageMetadata {
    let arena: ElementArena
    /// Groups of each element and those around it, settled for this page.
    let groups: [MarkupGroups]
    let data: LinkedData
    let names: MetadataNames
    let dates: AbsoluteDateReader
    let entities: EntityTable
    let lines: LineWords

    /// The JSON-LD object that describes the article, by the order of types in the rule file.
    private var article: Int? {
        for type in names[.type] {
            if let object = data.objects(ofType: type).first(where: { !data.values($0, "datePublished").isEmpty }) {
                return object
            }
        }
        for type in names[.type] {
            if let object = data.objects(ofType: type).first { return object }
        }
        return nil
    }

    /// Fills what the source left open. `lead` and `last` are the indexes of the first and last block of the
    /// article's text.
    func fill(_ metadata: inout Metadata, lead: Int, last: Int) {
        let article = article
        if metadata.url == nil { metadata.url = url }
        if metadata.language == nil { metadata.language = language }
        if metadata.publisher == nil { metadata.publisher = publisher(article) }
        let reader = PageAuthor(
            page: self, article: article, publisher: metadata.publisher?.value, lead: lead, last: last)
        if metadata.author == nil { metadata.author = reader.author }
        if metadata.date == nil {
            metadata.date =
                PageDate(
                    page: self, article: article, url: metadata.url?.value, language: metadata.language?.value,
                    lead: lead,
                    last: last
                ).date
        }
    }

    /// The title: of the source, else as the page's headline has it. Asked for before the article is found.
    func title(_ publisher: String?) -> Sourced<String>? {
        PageTitle(page: self, article: article, site: publisher).title
    }

    /// Who publishes the page.
    var publisher: Sourced<String>? { publisher(article) }

    private func publisher(_ article: Int?) -> Sourced<String>? {
        if let value = meta(.publisher) { return Sourced(value, source: "meta") }
        guard let article, let name = data.names(article, "publisher").first, !name.isEmpty else { return nil }
        return Sourced(clean(name), source: "json-ld")
    }

    private var url: Sourced<String>? {
        if let marker = arena.markers.first(where: { $0.kind == .canonical }) {
            return Sourced(marker.value, source: "canonical")
        }
        return meta(.url).map { Sourced($0, source: "meta") }
    }

    private var language: Sourced<String>? {
        if let language = arena.language, !language.isEmpty { return Sourced(language, source: "html") }
        return meta(.language).map { Sourced($0, source: "meta") }
    }

    // MARK: Asking meta elements

    /// The first non-empty value of a field.
    func meta(_ field: MetadataNames.Field) -> String? { metas(field).first }

    /// All values of a field, in the order of the rule file.
    func metas(_ field: MetadataNames.Field) -> [String] {
        names[field].flatMap { name in
            arena.metas.lazy.filter { $0.name == name }.map { clean($0.content) }.filter { !$0.isEmpty }
        }
    }

    /// Text with references decoded once more, as values in JSON-LD and some meta elements need, and single spaces.
    func clean(_ value: String) -> String {
        var out: [UInt8] = []
        let bytes = Array(value.utf8)
        bytes.withUnsafeBufferPointer { source in
            var i = 0
            while i < source.count {
                if source[i] == UInt8(ascii: "&"),
                    let reference = entities.reference(source, at: i, limit: source.count, inAttribute: true)
                {
                    TextDecoder.append(reference.first, to: &out)
                    if reference.second != 0 { TextDecoder.append(reference.second, to: &out) }
                    i += reference.length
                } else {
                    out.append(source[i])
                    i += 1
                }
            }
        }
        return ArenaBuilder.collapsed(out)
    }

    /// Whether an element stands in boilerplate: lists of other articles, comments, footers.
    func isBoilerplate(_ element: Int32) -> Bool {
        !groups[Int(element)].isDisjoint(with: [.related, .comments, .footer, .sidebar, .navigation, .overlay])
    }

    /// The visible text of an element; of its first block when it holds several.
    func text(_ element: Int32) -> String {
        let one = arena.elements[Int(element)]
        if one.endBlock - one.firstBlock > 1, arena.blocks[Int(one.firstBlock)].start >= one.textStart {
            return ArenaBuilder.collapsed(Array(arena.text[arena.blocks[Int(one.firstBlock)].range]))
        }
        return ArenaBuilder.collapsed(Array(arena.text[Int(one.textStart)..<max(Int(one.textStart), Int(one.textEnd))]))
    }
}
