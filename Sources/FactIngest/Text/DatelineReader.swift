import FactModel
import FactNumerals
import FactText

/// Reads what lines near the edges of a text say about it: datelines, bylines, credits.
struct DatelineReader: Sendable {
    let words: LineWords
    let dates: AbsoluteDateReader

    /// Longest line, in bytes, that is looked at as a line of metadata.
    static let longestLine = 160

    /// The date of a line that holds a date and nothing else but times, weekdays and words such as *Published*.
    func standaloneDate(_ text: Span<UInt8>, _ range: Range<Int>) -> CalendarDate? {
        guard range.count <= Self.longestLine, let found = dates.first(in: text, range) else { return nil }
        guard isDateSetting(text, range.lowerBound..<found.range.lowerBound),
            isDateSetting(text, found.range.upperBound..<range.upperBound)
        else { return nil }
        return found.date
    }

    /// Whether everything beside a date belongs to it. A second date does too: *Published ... Updated ...*.
    private func isDateSetting(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var i = range.lowerBound
        var others = 0
        while i < range.upperBound {
            if let other = dates.date(in: text, at: i, limit: range.upperBound) {
                i = other.range.upperBound
                others += 1
                if others > 1 { return false }
                continue
            }
            guard LineWords.isLetter(text[i]) else {
                i += 1
                continue
            }
            var hash = WordHash()
            let start = i
            while i < range.upperBound, LineWords.isLetter(text[i]) {
                let (scalar, length) = CaseFolding.fold(text, at: i)
                if scalar >= 0x80, i == start, !isWordScalar(scalar) {
                    i += length
                    break
                }
                guard scalar < 0x80 || isWordScalar(scalar) else { break }
                hash.add(scalar)
                i += length
            }
            if i > start, text[start] < 0x80 || isWordScalar(UTF8Reader.scalar(text, at: start).scalar),
                !words.dateWords.contains(hash.value)
            {
                return false
            }
        }
        return true
    }

    private func isWordScalar(_ scalar: UInt32) -> Bool {
        switch ScalarKind(scalar) {
        case .lowerLetter, .upperLetter, .uncasedLetter, .ideograph: true
        default: false
        }
    }

    /// The dateline that opens a paragraph: `LONDON, March 3, 2024 (Reuters) -`. Its date when a whole one stands in it,
    /// and its agency.
    func opening(_ text: Span<UInt8>, _ range: Range<Int>) -> (date: CalendarDate?, agency: String?) {
        let limit = min(range.upperBound, range.lowerBound + Self.longestLine)
        guard let end = dash(text, range.lowerBound..<limit), text[range.lowerBound] &- 0x41 < 26 else {
            return (nil, nil)
        }
        let head = range.lowerBound..<end
        var agency: String?
        var open = head.lowerBound
        while open < end, text[open] != UInt8(ascii: "(") { open += 1 }
        if open + 1 < end {
            agency = words.agencies.first { LineWords.starts($0.folded, text, (open + 1)..<end) }?.name
        }
        let date = dates.first(in: text, head, monthFirst: true)?.date
        // Without an agency only a place before the date makes a dateline: capitals and a comma.
        if agency == nil, text[head.lowerBound] &- 0x41 >= 26 || !startsWithCapitals(text, head) { return (nil, nil) }
        return (date, agency)
    }

    private func startsWithCapitals(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var i = range.lowerBound
        while i < range.upperBound, LineWords.isLetter(text[i]) {
            if text[i] &- 0x61 < 26 { return false }
            i += 1
        }
        return i - range.lowerBound >= 3
    }

    /// Offset of the first ` - `, ` -- ` or dash with a space behind it.
    private func dash(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var i = range.lowerBound
        while i < range.upperBound {
            if text[i] == UInt8(ascii: "-"), i > range.lowerBound, text[i - 1] <= 0x20 { return i }
            if text[i] == 0xE2, i + 2 < range.upperBound, text[i + 1] == 0x80,
                text[i + 2] == 0x93 || text[i + 2] == 0x94
            {
                return i
            }
            i += 1
        }
        return nil
    }

    /// The names in a byline: what stands behind *By*; nil for other lines.
    func byline(_ text: Span<UInt8>, _ range: Range<Int>) -> String? {
        guard range.count <= Self.longestLine else { return nil }
        let length = LineWords.prefix(words.bylines, text, range)
        guard length > 0 else { return nil }
        var start = range.lowerBound + length
        while start < range.upperBound, text[start] <= 0x20 || text[start] == UInt8(ascii: ":") { start += 1 }
        guard start < range.upperBound, text[start] &- 0x41 < 26 || text[start] >= 0x80 else { return nil }
        var end = range.upperBound
        // What follows a comma or bar is the author's paper or the date.
        for i in start..<end where text[i] == UInt8(ascii: ",") || text[i] == UInt8(ascii: "|") {
            end = i
            break
        }
        while end > start, text[end - 1] <= 0x20 { end -= 1 }
        guard end > start, text[end - 1] != UInt8(ascii: ".") else { return nil }
        return string(text, start..<end)
    }

    /// The name in a credit line: `Source: Global Times`.
    func credit(_ text: Span<UInt8>, _ range: Range<Int>) -> String? {
        guard range.count <= Self.longestLine else { return nil }
        let length = LineWords.prefix(words.credits, text, range)
        guard length > 0 else { return nil }
        var start = range.lowerBound + length
        if start < range.upperBound, text[start] == UInt8(ascii: ":") {
            start += 1
        } else if start + 3 <= range.upperBound, text[start] == 0xEF, text[start + 1] == 0xBC, text[start + 2] == 0x9A {
            start += 3
        } else {
            return nil
        }
        while start < range.upperBound, text[start] <= 0x20 { start += 1 }
        var end = range.upperBound
        while end > start, text[end - 1] == UInt8(ascii: ".") || text[end - 1] <= 0x20 { end -= 1 }
        guard start < end, end - start <= 80 else { return nil }
        return string(text, start..<end)
    }

    private func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        for i in range { bytes.append(text[i]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
