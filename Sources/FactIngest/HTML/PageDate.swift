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
        let stated = stated
        if let address {
            // Pages that move to another system get new times; their addresses keep the first day.
            guard let stated, stated.value <= address else {
                return Sourced(address, source: "url")
            }
            return stated
        }
        if let stated { return stated }
        if let date = marked { return Sourced(date, source: "time") }
        if let date = line { return Sourced(date, source: "dateline") }
        if let date = linked(["dateModified"]) { return Sourced(date, source: "json-ld-modified") }
        if let date = meta(.modified) ?? property("datemodified") { return Sourced(date, source: "meta-modified") }
        if let date = changed { return Sourced(date, source: "line-modified") }
        return nil
    }

    /// What the page states for machines.
    private var stated: Sourced<CalendarDate>? {
        if let date = linked(["datePublished", "dateCreated", "uploadDate"]) {
            return Sourced(date, source: "json-ld")
        }
        if let date = meta(.date) { return Sourced(date, source: "meta") }
        if let date = property("datepublished") ?? property("datecreated") { return Sourced(date, source: "microdata") }
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

    /// The day of a machine-readable time. An instant in UTC is the day before or after where the page shows that day:
    /// zones east of Greenwich are ahead by up to fourteen hours, those west of it behind by up to twelve.
    private func readInstant(_ text: String) -> CalendarDate? {
        guard let date = read(text) else { return nil }
        let bytes = Array(text.utf8)
        guard text.hasSuffix("Z") || text.hasSuffix("+00:00") || text.hasSuffix("+0000"), bytes.count >= 13,
            bytes[11] &- 0x30 < 10, bytes[12] &- 0x30 < 10, let shown = marked
        else { return date }
        let hour = Int(bytes[11] - 0x30) * 10 + Int(bytes[12] - 0x30)
        switch shown.dayNumber - date.dayNumber {
        case 1 where hour >= 10, -1 where hour < 12: return shown
        default: return date
        }
    }

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
                (1990...2100).contains(found.date.year), endsDate(span, found.range)
            {
                return found.date
            }
            i = end
        }
        return nil
    }

    /// Whether a date of an address ends where it seems to: a day of one digit before a hyphen begins the title,
    /// `/2026/02/3-questions`.
    private func endsDate(_ url: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.upperBound < url.count else { return true }
        let next = url[range.upperBound]
        if next &- 0x30 < 10 { return false }
        let hasLongDay = url[range.upperBound - 2] &- 0x30 < 10
        return hasLongDay || next == UInt8(ascii: "/")
    }

    /// The date of a time element, or of one that calls itself a date: the first directly before the article's text, else
    /// the first one before it, else the first behind it. None counts that stands in a list of other articles.
    private var marked: CalendarDate? {
        var far: CalendarDate?
        var later: CalendarDate?
        for found in marks {
            if found.place <= lead + 2 {
                if found.place >= lead - 10 { return found.date }
                if far == nil { far = found.date }
            } else if later == nil {
                later = found.date
            }
        }
        return far ?? later
    }

    private var marks: [(place: Int, date: CalendarDate)] {
        var marks: [(place: Int, date: CalendarDate)] = []
        var times: [Int32: String] = [:]
        for marker in page.arena.markers where marker.kind == .time { times[marker.element] = marker.value }
        for (i, element) in page.arena.elements.enumerated() {
            let isTime = element.tag == .time
            guard isTime || !element.groups.isDisjoint(with: [.date, .byline]), marks.count < 256 else { continue }
            let index = Int32(clamping: i)
            guard !page.isBoilerplate(index) else { continue }
            if let value = times[index], let date = read(value) {
                marks.append((Int(element.firstBlock), date))
                continue
            }
            let length = element.textEnd - element.textStart
            guard length > 0, length <= 160, let date = read(page.text(index)) else { continue }
            marks.append((Int(element.firstBlock), date))
        }
        return marks
    }

    /// A date beside words such as *last edited*.
    private var changed: CalendarDate? {
        let span = page.arena.text.span
        for block in page.arena.blocks where block.words <= 25 {
            guard let found = page.dates.first(in: span, block.range, monthFirst: monthFirst) else { continue }
            for i in Int(block.start)..<found.range.lowerBound
            where LineWords.prefix(page.lines.changes, span, i..<Int(block.end)) > 0 {
                return found.date
            }
        }
        return nil
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
