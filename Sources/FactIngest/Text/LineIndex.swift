import FactText

/// A line of plain text: its bytes without white space at both ends, and what they look like.
struct TextLine {
    /// Bytes between the first and last visible character; empty for a blank line.
    var start: Int
    var end: Int
    /// Columns of white space before the first visible character.
    var indent = 0
    /// Code points from `start` to `end`.
    var width = 0
    /// Words: runs of letters or digits; an ideograph counts half a word.
    var words = 0
    var startsLower = false
    var endsFinal = false

    var isBlank: Bool { start >= end }
    var range: Range<Int> { start..<end }
}

/// Cuts text into lines at LF, CR, CRLF, VT, FF, NEL, LS and PS.
enum LineIndex {
    static func lines(of text: Span<UInt8>) -> [TextLine] {
        var lines: [TextLine] = []
        lines.reserveCapacity(text.count / 64 + 1)
        var start = 0
        var i = 0
        while i < text.count {
            let length = lineBreak(text, i)
            if length > 0 {
                lines.append(line(text, start, i))
                i += length
                start = i
            } else {
                i += 1
            }
        }
        if start < text.count { lines.append(line(text, start, text.count)) }
        return lines
    }

    /// Length of the line break at an offset, 0 when there is none.
    private static func lineBreak(_ text: Span<UInt8>, _ i: Int) -> Int {
        switch text[i] {
        case 0x0A, 0x0B, 0x0C: return 1
        case 0x0D: return i + 1 < text.count && text[i + 1] == 0x0A ? 2 : 1
        case 0xC2: return i + 1 < text.count && text[i + 1] == 0x85 ? 2 : 0
        case 0xE2:
            guard i + 2 < text.count, text[i + 1] == 0x80 else { return 0 }
            return text[i + 2] == 0xA8 || text[i + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }

    private static func line(_ text: Span<UInt8>, _ from: Int, _ to: Int) -> TextLine {
        var low = from
        var columns = 0
        while low < to {
            let (scalar, length) = UTF8Reader.scalar(text, at: low)
            guard isSpace(scalar) else { break }
            columns += scalar == 0x09 ? 4 : 1
            low += length
        }
        var high = to
        while high > low {
            let before = UTF8Reader.before(text, high)
            guard isSpace(UTF8Reader.scalar(text, at: before).scalar) else { break }
            high = before
        }
        var line = TextLine(start: low, end: high, indent: columns)
        measure(text, &line)
        return line
    }

    static func isSpace(_ scalar: UInt32) -> Bool {
        if scalar <= 0x20 || scalar == 0x7F { return true }
        return scalar >= 0x80 && ScalarKind(scalar) == .space
    }

    private static func measure(_ text: Span<UInt8>, _ line: inout TextLine) {
        guard !line.isBlank else { return }
        var inWord = false
        var ideographs = 0
        var sawLetter = false
        var i = line.start
        while i < line.end {
            let b = text[i]
            var length = 1
            var isWord = (b | 0x20) &- 0x61 < 26 || b &- 0x30 < 10
            if b >= 0x80 {
                let (scalar, bytes) = UTF8Reader.scalar(text, at: i)
                length = bytes
                switch ScalarKind(scalar) {
                case .ideograph:
                    ideographs += 1
                    isWord = false
                case .lowerLetter, .upperLetter, .uncasedLetter, .mark:
                    isWord = true
                    if !sawLetter, ScalarKind(scalar) == .lowerLetter { line.startsLower = true }
                    sawLetter = true
                default: isWord = inWord && (scalar == 0x2019)
                }
            } else if isWord, !sawLetter {
                sawLetter = true
                line.startsLower = b &- 0x61 < 26
            } else if b == 0x27 {
                isWord = inWord
            }
            if isWord, !inWord { line.words += 1 }
            inWord = isWord
            line.width += 1
            i += length
        }
        line.words += ideographs / 2
        line.endsFinal = endsFinal(text, line)
    }

    /// Whether the last visible character, quotation marks and brackets aside, ends a sentence.
    private static func endsFinal(_ text: Span<UInt8>, _ line: TextLine) -> Bool {
        var end = line.end
        var steps = 0
        while end > line.start, steps < 4 {
            let before = UTF8Reader.before(text, end)
            switch UTF8Reader.scalar(text, at: before).scalar {
            case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x0964, 0x06D4, 0x061F: return true
            case 0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201D, 0x201C, 0xBB, 0xAB, 0x300D, 0x300F, 0xFF09: end = before
            default: return false
            }
            steps += 1
        }
        return false
    }
}
