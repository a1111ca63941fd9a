import FactText

/// Joins lines into paragraphs, list items and headings.
///
/// Blank lines separate. Whether a single line break does too is decided once for a document: hard-wrapped text has
/// lines of about one width that mostly do not end a sentence.
enum ParagraphFinder {
    /// Some lines that belong together.
    struct Group {
        var lines: Range<Int>
        /// Bytes of the text, without the mark of a list item.
        var range: Range<Int>
        var isListItem = false
        /// Blank lines, or the document's border, on both sides.
        var standsAlone = false
    }

    static func groups(_ lines: [TextLine], _ text: Span<UInt8>, _ breaks: IngestConfiguration.LineBreaks) -> [Group] {
        let wrapped =
            switch breaks {
            case .detect: isHardWrapped(lines)
            case .paragraphs: false
            case .wrapped: true
            }
        let width = wrapped ? typicalWidth(lines) : 0
        var groups: [Group] = []
        var i = 0
        while i < lines.count {
            if lines[i].isBlank {
                i += 1
                continue
            }
            let mark = listMark(lines, i, text)
            var j = i + 1
            if wrapped {
                while j < lines.count, !lines[j].isBlank, continues(lines, j, width, text, isItem: mark > 0) { j += 1 }
            }
            let start = lines[i].start + mark
            if start < lines[j - 1].end {
                let alone = (i == 0 || lines[i - 1].isBlank) && (j == lines.count || lines[j].isBlank)
                groups.append(
                    Group(lines: i..<j, range: start..<lines[j - 1].end, isListItem: mark > 0, standsAlone: alone))
            }
            i = j
        }
        return groups
    }

    /// Widths between which text is wrapped by hand or by mail programs and news wires.
    private static let wrapWidths = 40...100

    /// Two votes for each line that another follows directly: it goes on when it does not end a sentence and is long
    /// or continued in lower case; it is a paragraph of its own when it ends one or exceeds every wrapping width.
    static func isHardWrapped(_ lines: [TextLine]) -> Bool {
        var goesOn = 0
        var ends = 0
        for i in lines.indices.dropLast() where !lines[i].isBlank && !lines[i + 1].isBlank {
            let line = lines[i]
            if line.width > wrapWidths.upperBound + 32 {
                ends += 4
            } else if line.endsFinal {
                ends += 1
            } else if line.width <= wrapWidths.upperBound, line.words >= 3 {
                if lines[i + 1].startsLower {
                    goesOn += 2
                } else if wrapWidths.contains(line.width) {
                    goesOn += 1
                }
            }
        }
        return goesOn > ends
    }

    /// The width that nine of ten lines with a following line stay below.
    private static func typicalWidth(_ lines: [TextLine]) -> Int {
        var counts = [Int](repeating: 0, count: 257)
        var total = 0
        for i in lines.indices.dropLast() where !lines[i].isBlank && !lines[i + 1].isBlank {
            counts[min(lines[i].width, 256)] += 1
            total += 1
        }
        var seen = 0
        for width in counts.indices {
            seen += counts[width]
            if seen * 10 >= total * 9 { return width }
        }
        return 256
    }

    /// Whether a line of wrapped text continues the paragraph of the line before it.
    private static func continues(
        _ lines: [TextLine], _ i: Int, _ width: Int, _ text: Span<UInt8>, isItem: Bool
    ) -> Bool {
        let before = lines[i - 1]
        if listMark(lines, i, text) > 0 { return false }
        if !isItem, lines[i].indent >= before.indent + 2, before.endsFinal { return false }
        // A short line that ends a sentence ends the paragraph.
        return !(before.endsFinal && before.width * 4 < width * 3 && !lines[i].startsLower)
    }

    /// Bytes of the mark that makes a line a list item, with the space behind it; 0 for other lines. Numbers and letters
    /// count only when a neighbouring line has such a mark too.
    private static func listMark(_ lines: [TextLine], _ i: Int, _ text: Span<UInt8>) -> Int {
        let line = lines[i]
        guard !line.isBlank else { return 0 }
        let (scalar, length) = UTF8Reader.scalar(text, at: line.start)
        switch scalar {
        case 0x2022, 0x2023, 0x25CF, 0x25E6, 0x25AA, 0x25A0, 0x2043, 0x2219, 0xB7, 0x2D, 0x2A, 0x2013:
            return markWithSpace(text, line, length)
        default: break
        }
        let own = numberMark(text, line)
        guard own > 0 else { return 0 }
        if neighbour(lines, i, step: -1).map({ numberMark(text, $0) > 0 }) ?? false { return own }
        if neighbour(lines, i, step: 1).map({ numberMark(text, $0) > 0 }) ?? false { return own }
        return 0
    }

    private static func neighbour(_ lines: [TextLine], _ i: Int, step: Int) -> TextLine? {
        var j = i + step
        var steps = 0
        while lines.indices.contains(j), steps < 3 {
            if !lines[j].isBlank { return lines[j] }
            j += step
            steps += 1
        }
        return nil
    }

    /// `1.`, `12)`, `(3)`, `a)`, `iv.` with a space behind.
    private static func numberMark(_ text: Span<UInt8>, _ line: TextLine) -> Int {
        var i = line.start
        let bracketed = text[i] == UInt8(ascii: "(")
        if bracketed { i += 1 }
        let start = i
        while i < line.end, i - start < 3, text[i] &- 0x30 < 10 { i += 1 }
        if i == start, i < line.end, (text[i] | 0x20) &- 0x61 < 26 { i += 1 }
        guard i > start, i < line.end else { return 0 }
        let closes =
            text[i] == UInt8(ascii: ")") || (!bracketed && text[i] == UInt8(ascii: ".") && text[start] &- 0x30 < 10)
        return closes ? markWithSpace(text, line, i + 1 - line.start) : 0
    }

    private static func markWithSpace(_ text: Span<UInt8>, _ line: TextLine, _ length: Int) -> Int {
        var i = line.start + length
        let start = i
        while i < line.end {
            let (scalar, bytes) = UTF8Reader.scalar(text, at: i)
            guard LineIndex.isSpace(scalar) else { break }
            i += bytes
        }
        return i > start && i < line.end ? i - line.start : 0
    }
}
