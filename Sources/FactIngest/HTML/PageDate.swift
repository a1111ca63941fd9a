import FactModel
import FactNumerals
import FactText

/// The day a page was published. Order: JSON-LD, meta elements, microdata, the page's address, time elements and
/// elements that call themselves a date, a line near the headline, and last what says when it was changed. A copyright
/// year is never a date.
struct PageDate {
    let page: PageMetadata
    let article: Int?
    let url: String?
    let language: String?
    /// First block of the article's text.
    let lead: Int
    /// Its last block.
    let last: Int

    var date: Sourced<CalendarDate>? {
        if let date = linked(["datePublished", "dateCreated", "uploadDate"]) {
            return Sourced(date, source: "json-ld")
        }
        if let date = meta(.date) { return Sourced(date, source: "meta") }
        if let date = property("datepublished") ?? property("datecreated") { return Sourced(date, source: "microdata") }
        if let date = address { return Sourced(date, source: "url") }
        if let date = time { return Sourced(date, source: "time") }
        if let date = dateElement ?? line { return Sourced(date, source: "dateline") }
        if let date = linked(["dateModified"]) { return Sourced(date, source: "json-ld-modified") }
        if let date = meta(.modified) ?? property("datemodified") { return Sourced(date, source: "meta-modified") }
        return nil
    }

    /// Whether `3/4/2024` is a date in March: in the English of North America.
    private var monthFirst: Bool {
        guard let language = language?.lowercased() else { return false }
        return language == "en" || language.hasPrefix("en-us") || language.hasPrefix("en_us")
            || language.hasPrefix("en-ca")
    }

    private func read(_ text: String) -> CalendarDate? {
        page.dates.first(in: Array(text.utf8), monthFirst: monthFirst)
    }

    /// The day of a machine-readable time. An instant in UTC is the day before or after where the page says so.
    private func readInstant(_ text: String) -> CalendarDate? {
        guard let date = read(text) else { return nil }
        guard text.hasSuffix("Z") || text.hasSuffix("+00:00") || text.hasSuffix("+0000"), text.utf8.count > 12 else {
            return date
        }
        guard let shown = shownDate, abs(shown.dayNumber - date.dayNumber) == 1 else { return date }
        return shown
    }

    /// The date that readers see near the headline.
    private var shownDate: CalendarDate? { dateElement ?? line }

    private func linked(_ keys: [String]) -> CalendarDate? {
        guard let article else { return nil }
        for key in keys {
            for value in page.data.values(article, key) {
                if let date = readInstant(value) { return date }
            }
        }
        return nil
    }

    private func meta(_ field: MetadataNames.Field) -> CalendarDate? {
        for value in page.metas(field) {
            if let date = readInstant(value) { return date }
        }
        return nil
    }

    private func property(_ name: String) -> CalendarDate? {
        for property in page.arena.properties
        where property.name.contains(name) && !page.isBoilerplate(property.element) {
            if let date = read(property.content ?? page.text(property.element)) { return date }
        }
        return nil
    }

    /// `/2026/02/11/`, `/2026-02-11-`, `/20260211` in the page's address.
    private var address: CalendarDate? {
        guard let url else { return nil }
        let bytes = Array(url.utf8)
        let span = bytes.span
        // The host is no place for a date.
        guard let path = url.utf8.enumerated().filter({ $0.element == UInt8(ascii: "/") }).dropFirst(2).first?.offset
        else {
            return nil
        }
        var i = path
        while i < span.count {
            guard span[i] &- 0x30 < 10 else {
                i += 1
                continue
            }
            var end = i
            while end < span.count, span[end] &- 0x30 < 10 { end += 1 }
            if end - i == 4 || end - i == 8, let found = page.dates.date(in: span, at: i, limit: span.count),
                (1990...2100).contains(found.date.year),
                found.range.upperBound == span.count || !(span[found.range.upperBound] &- 0x30 < 10)
            {
                return found.date
            }
            i = end
        }
        return nil
    }

    /// The first time element at or before the article's text that stands in no list of other articles.
    private var time: CalendarDate? {
        var later: CalendarDate?
        for marker in page.arena.markers where marker.kind == .time && !page.isBoilerplate(marker.element) {
            guard let date = read(marker.value) else { continue }
            let place = Int(page.arena.elements[Int(marker.element)].firstBlock)
            if place <= lead + 2 { return date }
            if later == nil { later = date }
        }
        return later
    }

    /// The first element that calls itself a date; before the text if there is one there.
    private var dateElement: CalendarDate? {
        var later: CalendarDate?
        for (i, element) in page.arena.elements.enumerated()
        where !element.groups.isDisjoint(with: [.date, .byline]) || element.tag == .time {
            guard element.textEnd > element.textStart, element.textEnd - element.textStart <= 160,
                !page.isBoilerplate(Int32(clamping: i)), let date = read(page.text(Int32(clamping: i)))
            else { continue }
            if Int(element.firstBlock) <= lead + 2 { return date }
            if later == nil { later = date }
        }
        return later
    }

    /// A date in a short line near the beginning of the text.
    private var line: CalendarDate? {
        let span = page.arena.text.span
        let blocks = page.arena.blocks
        for i in max(0, min(lead, blocks.count) - 12)..<min(blocks.count, lead + 3) where blocks[i].words <= 20 {
            if let found = page.dates.first(in: span, blocks[i].range, monthFirst: monthFirst) { return found.date }
        }
        // Some pages sign and date at the end.
        for i in max(0, min(last, blocks.count) - 1)..<min(blocks.count, last + 5) where blocks[i].words <= 14 {
            if let found = page.dates.first(in: span, blocks[i].range, monthFirst: monthFirst) { return found.date }
        }
        return nil
    }
}
