package import FactModel
package import FactText

/// Reads complete calendar dates as they stand in metadata, URLs and datelines: ISO 8601 with and without time,
/// RFC 822, `2026.02.11`, `2026/02/11`, `20260211`, `2026年2月11日`, `11.2.2026`, `11 February 2026`, `Feb. 11, 2026`,
/// `February 11th, 2026`. A date without day, month or year gives nothing. Month names of several languages are data.
package struct AbsoluteDateReader: Sendable {
    /// A date and the bytes that it stands in.
    package struct Found: Sendable, Equatable {
        package let date: CalendarDate
        package let range: Range<Int>
    }

    /// Years that a document may be from; anything else is another kind of number.
    package static let years = 1600...2100

    private let months: [UInt32: UInt8]

    /// Throws `DataError` when the month names are malformed.
    package init(_ builder: inout EngineBuilder) throws(DataError) {
        var months: [UInt32: UInt8] = [:]
        for row in try builder.embedded("Rules/ingest-months.tsv").rows(["name", "month", "language"]) {
            guard let month = UInt8(row[1]), (1...12).contains(month) else {
                throw row.error("'\(row[1])' is not a month from 1 to 12")
            }
            if let other = months.updateValue(month, forKey: WordHash.of(row[0].utf8)), other != month {
                throw row.error("'\(row[0])' is the name of two months, or has the hash of another name")
            }
        }
        self.months = months
    }

    /// The first date in a range of bytes. `monthFirst` says how to read `3/4/2024`, which is both.
    package func first(in text: Span<UInt8>, _ range: Range<Int>, monthFirst: Bool = false) -> Found? {
        var i = range.lowerBound
        while i < range.upperBound {
            let b = text[i]
            guard isWordByte(b) else {
                i += 1
                continue
            }
            if let found = date(in: text, at: i, limit: range.upperBound, monthFirst: monthFirst) { return found }
            // Go on behind this run of digits or of letters: a date starts at the border of one.
            let digits = isDigit(b)
            while i < range.upperBound, isWordByte(text[i]), isDigit(text[i]) == digits { i += 1 }
        }
        return nil
    }

    /// The first date in a value such as the content of a meta element.
    package func first(in value: [UInt8], monthFirst: Bool = false) -> CalendarDate? {
        let span = value.span
        return first(in: span, 0..<span.count, monthFirst: monthFirst)?.date
    }

    /// The date that starts exactly at an offset and ends before `limit`.
    package func date(in text: Span<UInt8>, at start: Int, limit: Int, monthFirst: Bool = false) -> Found? {
        var cursor = Cursor(at: start, limit: min(limit, text.count))
        guard start < cursor.limit else { return nil }
        if isDigit(text[start]) {
            if start > 0, isDigit(text[start - 1]) { return nil }
            guard let (first, digits) = cursor.number(text) else { return nil }
            switch digits {
            case 8: return compact(first, text, cursor, start)
            case 4: return yearFirst(first, text, cursor, start)
            case 1, 2: return dayOrMonthFirst(first, text, cursor, start, monthFirst: monthFirst)
            default: return nil
            }
        }
        guard start == 0 || !isLetter(text[start - 1]), let month = month(text, &cursor) else { return nil }
        return monthName(month, text, cursor, start)
    }

    // MARK: Forms

    /// `20260211`, also with `T101500Z` behind it.
    private func compact(_ value: Int, _ text: Span<UInt8>, _ cursor: Cursor, _ start: Int) -> Found? {
        found(value / 10_000, value / 100 % 100, value % 100, start, cursor.offset)
    }

    /// `2026-02-11`, `2026.02.11`, `2026/2/11`, `2026年2月11日`, `2026 February 11`.
    private func yearFirst(_ year: Int, _ text: Span<UInt8>, _ cursor: Cursor, _ start: Int) -> Found? {
        var cursor = cursor
        if cursor.skip(Self.yearSign, text) {
            cursor.skipSpaces(text)
            guard let (month, _) = cursor.number(text), cursor.skip(Self.monthSign, text) else { return nil }
            cursor.skipSpaces(text)
            guard let (day, _) = cursor.number(text), cursor.skip(Self.daySign, text) else { return nil }
            return found(year, month, day, start, cursor.offset)
        }
        if let separator = cursor.separator(text) {
            if let (month, digits) = cursor.number(text) {
                guard digits <= 2, cursor.skip(separator, text), let (day, dayDigits) = cursor.number(text),
                    dayDigits <= 2
                else { return nil }
                return found(year, month, day, start, cursor.offset)
            }
            guard let month = month(text, &cursor), cursor.skip(separator, text),
                let (day, digits) = cursor.number(text),
                digits <= 2
            else { return nil }
            return found(year, month, day, start, cursor.offset)
        }
        cursor.skipSpaces(text)
        guard let month = month(text, &cursor) else { return nil }
        cursor.skipSpaces(text)
        guard let (day, digits) = cursor.number(text), digits <= 2 else { return nil }
        return found(year, month, day, start, cursor.offset)
    }

    /// `11.2.2026`, `2/11/2026`, `11 February 2026`, `11th of February, 2026`, `11-Feb-2026`.
    private func dayOrMonthFirst(
        _ first: Int, _ text: Span<UInt8>, _ cursor: Cursor, _ start: Int, monthFirst: Bool
    ) -> Found? {
        var cursor = cursor
        var numeric = cursor
        if let separator = numeric.separator(text), let (second, digits) = numeric.number(text) {
            guard digits <= 2, numeric.skip(separator, text), let (year, yearDigits) = numeric.number(text),
                yearDigits == 4
            else { return nil }
            // A slash is read as the language has it; a point or hyphen stands in day-first dates.
            let swapped = second > 12 || (monthFirst && first <= 12 && separator == UInt8(ascii: "/"))
            return swapped
                ? found(year, first, second, start, numeric.offset) : found(year, second, first, start, numeric.offset)
        }
        cursor.skipOrdinalEnding(text)
        let hyphen = cursor.skip(UInt8(ascii: "-"), text) || cursor.skip(UInt8(ascii: "/"), text)
        if !hyphen {
            cursor.skipSpaces(text)
            cursor.skipLink(text)
        }
        guard let month = month(text, &cursor) else { return nil }
        if hyphen {
            guard cursor.skip(UInt8(ascii: "-"), text) || cursor.skip(UInt8(ascii: "/"), text) else { return nil }
        } else {
            _ = cursor.skip(UInt8(ascii: ","), text)
            cursor.skipSpaces(text)
            cursor.skipLink(text)
        }
        guard let (year, digits) = cursor.number(text), digits == 4 else { return nil }
        return found(year, month, first, start, cursor.offset)
    }

    /// `February 11, 2026`, `Feb. 11th 2026`, and the year behind the time as in `Feb 11 10:15:00 UTC 2026`.
    private func monthName(_ month: Int, _ text: Span<UInt8>, _ cursor: Cursor, _ start: Int) -> Found? {
        var cursor = cursor
        if !cursor.skip(UInt8(ascii: "-"), text) { cursor.skipSpaces(text) }
        guard let (day, digits) = cursor.number(text), digits <= 2 else { return nil }
        cursor.skipOrdinalEnding(text)
        _ = cursor.skip(UInt8(ascii: ","), text)
        if !cursor.skip(UInt8(ascii: "-"), text) { cursor.skipSpaces(text) }
        var late = cursor
        if late.skipClock(text) { cursor = late }
        guard let (year, yearDigits) = cursor.number(text), yearDigits == 4 else { return nil }
        return found(year, month, day, start, cursor.offset)
    }

    private func found(_ year: Int, _ month: Int, _ day: Int, _ start: Int, _ end: Int) -> Found? {
        guard Self.years.contains(year), let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        return Found(date: date, range: start..<end)
    }

    /// The month that a word at the cursor names, with its full stop.
    private func month(_ text: Span<UInt8>, _ cursor: inout Cursor) -> Int? {
        var hash = WordHash()
        var i = cursor.offset
        while i < cursor.limit, isLetter(text[i]) {
            let (scalar, length) = CaseFolding.fold(text, at: i)
            guard i + length <= cursor.limit, scalar != 0xA0 else { break }
            hash.add(scalar)
            i += length
        }
        guard i > cursor.offset, let month = months[hash.value] else { return nil }
        cursor.offset = i
        _ = cursor.skip(UInt8(ascii: "."), text)
        return Int(month)
    }

    private static let yearSign: [UInt8] = Array("年".utf8)
    private static let monthSign: [UInt8] = Array("月".utf8)
    private static let daySign: [UInt8] = Array("日".utf8)
}

private func isDigit(_ b: UInt8) -> Bool { b &- 0x30 < 10 }
private func isLetter(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 || b >= 0x80 }
private func isWordByte(_ b: UInt8) -> Bool { isDigit(b) || isLetter(b) }

/// A place in the text with the small readers that date forms are made of.
private struct Cursor {
    var offset: Int
    let limit: Int

    init(at offset: Int, limit: Int) {
        self.offset = offset
        self.limit = limit
    }

    /// A run of at most eight digits and their number; nil when there is none or it is longer.
    mutating func number(_ text: Span<UInt8>) -> (value: Int, digits: Int)? {
        var value = 0
        var i = offset
        while i < limit, isDigit(text[i]) {
            guard i - offset < 8 else { return nil }
            value = value * 10 + Int(text[i] - 0x30)
            i += 1
        }
        guard i > offset else { return nil }
        defer { offset = i }
        return (value, i - offset)
    }

    mutating func skip(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
        guard offset < limit, text[offset] == byte else { return false }
        offset += 1
        return true
    }

    mutating func skip(_ bytes: [UInt8], _ text: Span<UInt8>) -> Bool {
        guard offset + bytes.count <= limit else { return false }
        for k in bytes.indices where text[offset + k] != bytes[k] { return false }
        offset += bytes.count
        return true
    }

    /// `-`, `.`, `/` or `_` directly before a digit or letter.
    mutating func separator(_ text: Span<UInt8>) -> UInt8? {
        guard offset + 1 < limit, isWordByte(text[offset + 1]) else { return nil }
        switch text[offset] {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"):
            offset += 1
            return text[offset - 1]
        default: return nil
        }
    }

    /// Spaces, tabs, line breaks and no-break spaces; the full stop of `11. Februar` too when a space follows.
    mutating func skipSpaces(_ text: Span<UInt8>) {
        if offset + 1 < limit, text[offset] == UInt8(ascii: "."), text[offset + 1] <= 0x20 { offset += 1 }
        while offset < limit {
            if text[offset] == 0x20 || text[offset] &- 0x09 < 5 {
                offset += 1
            } else if text[offset] == 0xC2, offset + 1 < limit, text[offset + 1] == 0xA0 {
                offset += 2
            } else {
                return
            }
        }
    }

    /// `st`, `nd`, `rd`, `th`.
    mutating func skipOrdinalEnding(_ text: Span<UInt8>) {
        guard offset + 2 <= limit, offset + 2 == limit || !isLetter(text[offset + 2]) else { return }
        switch (text[offset] | 0x20, text[offset + 1] | 0x20) {
        case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): offset += 2
        default: return
        }
    }

    /// `of`, `de`: what stands between day and month, or month and year, in English and the Romance languages.
    mutating func skipLink(_ text: Span<UInt8>) {
        guard offset + 2 < limit, text[offset + 2] == 0x20 else { return }
        switch (text[offset] | 0x20, text[offset + 1] | 0x20) {
        case (0x6F, 0x66), (0x64, 0x65):
            offset += 2
            skipSpaces(text)
        default: return
        }
    }

    /// `10:15`, `10:15:00`, with a zone of up to five letters behind it.
    mutating func skipClock(_ text: Span<UInt8>) -> Bool {
        guard number(text) != nil, skip(UInt8(ascii: ":"), text), number(text) != nil else { return false }
        if skip(UInt8(ascii: ":"), text) { _ = number(text) }
        skipSpaces(text)
        let start = offset
        while offset < limit, offset - start < 5, isLetter(text[offset]) { offset += 1 }
        skipSpaces(text)
        return true
    }
}
