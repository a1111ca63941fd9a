import FactText

/// Reads a page as the HTML standard does and writes it again as well-formed mark-up, which libxml2 then parses without
/// any guess of its own and in linear time.
///
/// What libxml2 2.9 reads otherwise than browsers is settled here: comments and bogus comments, references without
/// semicolon and those of HTML5, a bare `<`, implied end tags, elements newer than HTML 4, text behind `</html>`. Scripts,
/// styles and drawings go; of attributes only those remain that something reads.
struct MarkupCleaner {
    struct Output {
        /// Well-formed XML in UTF-8 under one `html` element.
        var markup: [UInt8] = []
        /// Bodies of the JSON-LD scripts, as ranges of the page.
        var linkedData: [Range<Int>] = []
        var depthCapped = 0
        var attributesCapped = 0
    }

    private struct Open {
        var tag: HTMLTag
        /// Hash of the name, to tell unknown elements apart.
        var name: UInt32
    }

    private let entities: EntityTable
    private let maximumDepth: Int
    private let maximumAttributes: Int
    private var isXHTML = false
    private var drawingsAreOpen = false
    private var out: [UInt8] = []
    private var output = Output()
    private var stack: [Open] = []
    /// Number of open elements of each tag.
    private var open = [Int32](repeating: 0, count: 256)
    /// Start tags of each kind that were beyond the depth limit and wait for their end tags.
    private var overflow = [Int32](repeating: 0, count: 256)

    init(entities: EntityTable, configuration: HTMLConfiguration) {
        self.entities = entities
        maximumDepth = max(8, configuration.maximumDepth)
        maximumAttributes = max(0, configuration.maximumAttributes)
    }

    static func clean(_ page: [UInt8], entities: EntityTable, configuration: HTMLConfiguration) -> Output {
        var cleaner = MarkupCleaner(entities: entities, configuration: configuration)
        page.withUnsafeBufferPointer { cleaner.run($0) }
        cleaner.output.markup = cleaner.out
        return cleaner.output
    }

    private mutating func run(_ source: UnsafeBufferPointer<UInt8>) {
        out.reserveCapacity(source.count / 2 + 1024)
        out.append(contentsOf: "<html>".utf8)
        isXHTML = starts(source, firstVisible(source), "<?xml")
        var i = 0
        while i < source.count {
            if source[i] == UInt8(ascii: "<") {
                i = tag(source, i)
            } else {
                let end = next(UInt8(ascii: "<"), source, i)
                appendText(source, i, end, inAttribute: false)
                i = end
            }
        }
        while let top = stack.popLast() { appendEnd(top) }
        out.append(contentsOf: "</html>".utf8)
    }

    // MARK: Tags

    /// Reads what starts with `<` and returns the offset behind it.
    private mutating func tag(_ source: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        guard i + 1 < source.count else {
            out.append(contentsOf: "&lt;".utf8)
            return i + 1
        }
        let b = source[i + 1]
        if isLetter(b) { return startTag(source, i) }
        switch b {
        case UInt8(ascii: "/"):
            if i + 2 < source.count, isLetter(source[i + 2]) { return endTag(source, i) }
            return min(source.count, next(UInt8(ascii: ">"), source, i + 2) + 1)
        case UInt8(ascii: "!"):
            if starts(source, i, "<!--") { return commentEnd(source, i + 4) }
            if isXHTML, starts(source, i, "<![CDATA[") { return characterData(source, i + 9) }
            return min(source.count, next(UInt8(ascii: ">"), source, i + 2) + 1)
        case UInt8(ascii: "?"): return min(source.count, next(UInt8(ascii: ">"), source, i + 2) + 1)
        default:
            out.append(contentsOf: "&lt;".utf8)
            return i + 1
        }
    }

    /// `<!-->` and `<!--->` are whole comments; `--!>` ends one too; one without an end takes the rest.
    private func commentEnd(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        if start < source.count, source[start] == UInt8(ascii: ">") { return start + 1 }
        if starts(source, start, "->") { return start + 2 }
        var i = start
        while i < source.count {
            i = next(UInt8(ascii: ">"), source, i)
            guard i < source.count else { break }
            if i >= start + 2, source[i - 1] == UInt8(ascii: "-"), source[i - 2] == UInt8(ascii: "-") { return i + 1 }
            if i >= start + 3, source[i - 1] == UInt8(ascii: "!"), source[i - 2] == UInt8(ascii: "-"),
                source[i - 3] == UInt8(ascii: "-")
            {
                return i + 1
            }
            i += 1
        }
        return source.count
    }

    private mutating func characterData(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var i = start
        while i < source.count, !starts(source, i, "]]>") { i += 1 }
        appendText(source, start, i, inAttribute: false, references: false)
        return min(source.count, i + 3)
    }

    private mutating func startTag(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var (tag, name, i) = tagName(source, start + 1)
        if tag == .image { tag = .img }
        let isSkipped = tag == .svg || tag == .script || tag == .style
        var attributes = AttributeWriter(limit: maximumAttributes)
        if !isSkipped { impliedEnds(before: tag) }
        let mark = out.count
        if !isSkipped {
            out.append(UInt8(ascii: "<"))
            appendName(tag)
        }
        let nameEnd = out.count
        i = attributes.read(source, i, into: &out, entities: entities)
        if attributes.dropped > 0 { output.attributesCapped += attributes.dropped }
        if attributes.isUnterminated {
            // The tag runs into the end of the page: browsers drop it.
            out.removeSubrange(mark...)
            return source.count
        }
        let selfClosed = attributes.isSelfClosed && (isXHTML || tag == .svg)
        if isSkipped {
            out.removeSubrange(mark...)
            if selfClosed { return i }
            return tag == .svg ? drawingEnd(source, i) : rawContent(tag, attributes.isLinkedData, source, i)
        }
        if tag == .html || tag == .body || tag == .head {
            // Only the attributes count; they go to an empty element, since these elements may come at any place.
            if out.count == nameEnd { out.removeSubrange(mark...) } else { out.append(contentsOf: "/>".utf8) }
            return i
        }
        if tag.traits.contains(.void) || selfClosed {
            out.append(contentsOf: "/>".utf8)
            return i
        }
        if stack.count >= maximumDepth {
            out.removeSubrange(mark...)
            overflow[Int(tag.rawValue)] &+= 1
            output.depthCapped += 1
            out.append(UInt8(ascii: " "))
            return tag.traits.contains(.raw) ? rawContent(tag, false, source, i) : i
        }
        out.append(UInt8(ascii: ">"))
        if tag.traits.contains(.raw) {
            let end = rawContent(tag, false, source, i)
            appendEnd(Open(tag: tag, name: name))
            return end
        }
        stack.append(Open(tag: tag, name: name))
        open[Int(tag.rawValue)] &+= 1
        return i
    }

    private mutating func endTag(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let (tag, name, nameEnd) = tagName(source, start + 2)
        let end = min(source.count, next(UInt8(ascii: ">"), source, nameEnd) + 1)
        switch tag {
        case .html, .body, .head: return end
        case .br:
            out.append(contentsOf: "<br/>".utf8)
            return end
        default: break
        }
        if overflow[Int(tag.rawValue)] > 0 {
            overflow[Int(tag.rawValue)] &-= 1
            return end
        }
        if tag == .p, open[Int(tag.rawValue)] == 0 {
            // An end tag without a start stands for an empty paragraph: it separates.
            out.append(contentsOf: "<p/>".utf8)
            return end
        }
        guard open[Int(tag.rawValue)] > 0 else { return end }
        let isBlock = tag.traits.contains(.block)
        let isTablePart = tag == .table || tag == .tr || tag == .tbody || tag == .thead || tag == .tfoot
        var k = stack.count - 1
        while k >= 0 {
            if stack[k].tag == tag, tag != .unknown || stack[k].name == name {
                pop(to: k)
                return end
            }
            // The end tag of an inline element does not end blocks inside it; nor does any leave its table cell.
            if !isBlock, stack[k].tag.traits.contains(.block) { return end }
            if stack[k].tag == .table || (stack[k].tag.traits.contains(.scope) && !isTablePart) { return end }
            k -= 1
        }
        return end
    }

    // MARK: Implied end tags

    /// Ends what a start tag ends without saying so.
    private mutating func impliedEnds(before tag: HTMLTag) {
        if tag.traits.contains(.closesParagraph) { close(.p) { $0.traits.contains(.scope) || $0 == .button } }
        switch tag {
        case .li: close(.li) { $0 == .ul || $0 == .ol || $0 == .menu || $0.traits.contains(.scope) }
        case .dd, .dt:
            for one in [HTMLTag.dd, .dt] { close(one) { $0 == .dl || $0.traits.contains(.scope) } }
        case .td, .th:
            for one in [HTMLTag.td, .th] { close(one) { $0 == .table || $0 == .tr } }
        case .tr: close(.tr) { $0 == .table }
        case .tbody, .thead, .tfoot:
            for one in [HTMLTag.tbody, .thead, .tfoot, .tr] { close(one) { $0 == .table } }
        case .h1, .h2, .h3, .h4, .h5, .h6:
            if let top = stack.last, top.tag.traits.contains(.heading) { pop(to: stack.count - 1) }
        case .a: close(.a) { $0.traits.contains(.block) }
        case .option, .optgroup: close(.option) { $0 == .select }
        default: break
        }
    }

    /// Ends the innermost element of a kind, unless a border stands between it and here.
    private mutating func close(_ tag: HTMLTag, border: (HTMLTag) -> Bool) {
        guard open[Int(tag.rawValue)] > 0 else { return }
        var k = stack.count - 1
        while k >= 0 {
            if stack[k].tag == tag {
                pop(to: k)
                return
            }
            if border(stack[k].tag) { return }
            k -= 1
        }
    }

    /// Ends all elements from an index of the stack on.
    private mutating func pop(to index: Int) {
        while stack.count > index, let top = stack.popLast() {
            open[Int(top.tag.rawValue)] &-= 1
            appendEnd(top)
        }
    }

    private mutating func appendEnd(_ element: Open) {
        out.append(UInt8(ascii: "<"))
        out.append(UInt8(ascii: "/"))
        appendName(element.tag)
        out.append(UInt8(ascii: ">"))
    }

    private mutating func appendName(_ tag: HTMLTag) { out.append(contentsOf: tag.name) }

    // MARK: Raw content

    /// The content of an element that has no tags inside. Only that of a title is text of ours.
    private mutating func rawContent(
        _ tag: HTMLTag, _ isLinkedData: Bool, _ source: UnsafeBufferPointer<UInt8>, _ start: Int
    ) -> Int {
        if tag == .plaintext {
            appendText(source, start, source.count, inAttribute: false, references: false)
            return source.count
        }
        let name = tag.name
        var end = start
        var after = source.count
        while true {
            end = next(UInt8(ascii: "<"), source, end)
            guard end < source.count else { break }
            if end + 2 + name.count <= source.count, source[end + 1] == UInt8(ascii: "/"),
                matches(source, end + 2, name)
            {
                after = min(source.count, next(UInt8(ascii: ">"), source, end + 2) + 1)
                break
            }
            end += 1
        }
        if tag == .title || tag == .xmp {
            appendText(source, start, end, inAttribute: false, references: tag == .title)
        }
        if isLinkedData { output.linkedData.append(start..<end) }
        return after
    }

    /// Behind the end tag of a drawing; its content has other rules. Without an end tag only the start tag goes.
    private mutating func drawingEnd(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        // Where one search found no end, no later one will.
        if drawingsAreOpen { return start }
        var depth = 1
        var i = start
        while true {
            i = next(UInt8(ascii: "<"), source, i)
            guard i + 4 < source.count else {
                drawingsAreOpen = true
                return start
            }
            if starts(source, i, "<svg") { depth += 1 }
            if starts(source, i, "</svg") {
                depth -= 1
                if depth == 0 { return min(source.count, next(UInt8(ascii: ">"), source, i) + 1) }
            }
            i += 1
        }
    }

    // MARK: Text

    /// Appends a run of text with its references decoded and what XML keeps for itself escaped.
    private mutating func appendText(
        _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, inAttribute: Bool, references: Bool = true
    ) {
        EscapedText.append(
            source, start, end, to: &out, entities: references ? entities : nil, inAttribute: inAttribute)
    }

    // MARK: Bytes

    private func tagName(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> (HTMLTag, UInt32, Int) {
        var hash = NameHash.seed
        var i = start
        while i < source.count {
            let b = source[i]
            if b <= 0x20 || b == UInt8(ascii: ">") || b == UInt8(ascii: "/") { break }
            if b == UInt8(ascii: ":") {
                // A name with a prefix is its local part.
                hash = NameHash.seed
            } else {
                hash = NameHash.step(hash, b &- 0x41 < 26 ? b | 0x20 : b)
            }
            i += 1
        }
        return (HTMLTag(hash: hash), hash, i)
    }

    /// Offset of a byte at or behind a place; the end when there is none.
    private func next(_ byte: UInt8, _ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        ByteSearch.next(byte, source, start)
    }

    private func firstVisible(_ source: UnsafeBufferPointer<UInt8>) -> Int {
        var i = 0
        while i < source.count, source[i] <= 0x20 { i += 1 }
        return i
    }

    private func starts(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard start >= 0, start + count <= source.count else { return false }
        for k in 0..<count where source[start + k] != text.utf8Start[k] { return false }
        return true
    }

    private func matches(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ lowercase: [UInt8]) -> Bool {
        for k in lowercase.indices {
            let b = source[start + k]
            if (b &- 0x41 < 26 ? b | 0x20 : b) != lowercase[k] { return false }
        }
        return true
    }

    private func isLetter(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 }
}
