/// Reads the attributes of one start tag as the HTML standard does and writes those that something reads.
struct AttributeWriter {
    /// Names of the attributes that are kept.
    enum Name: UInt8, CaseIterable {
        case none
        case `class`, id, itemprop, itemtype, rel, href, property, name, content, datetime, lang, role, hidden
        case style, type, title
    }

    private static let hashes: [(hash: UInt32, name: Name)] = Name.allCases.dropFirst().map {
        (NameHash.of("\($0)"), $0)
    }

    /// Longest value kept, in bytes: links and class lists beyond it say nothing; contents of meta elements may be long.
    private static let longestValue = 4096

    private let limit: Int
    private var seen: UInt32 = 0
    private var isHidden = false
    private(set) var count = 0
    private(set) var dropped = 0
    private(set) var isSelfClosed = false
    private(set) var isUnterminated = false
    private(set) var isLinkedData = false

    init(limit: Int) { self.limit = limit }

    /// Reads up to behind the `>` and returns the offset there.
    mutating func read(
        _ source: UnsafeBufferPointer<UInt8>, _ start: Int, into out: inout [UInt8], entities: EntityTable
    ) -> Int {
        var i = start
        while i < source.count {
            let b = source[i]
            if b == UInt8(ascii: ">") { return i + 1 }
            if b <= 0x20 || b == UInt8(ascii: "/") {
                isSelfClosed = b == UInt8(ascii: "/") || (isSelfClosed && b <= 0x20)
                i += 1
                continue
            }
            isSelfClosed = false
            i = attribute(source, i, &out, entities)
        }
        isUnterminated = true
        return source.count
    }

    private mutating func attribute(
        _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ out: inout [UInt8], _ entities: EntityTable
    ) -> Int {
        var hash = NameHash.seed
        var i = start
        while i < source.count {
            let b = source[i]
            if b <= 0x20 || b == UInt8(ascii: ">") || b == UInt8(ascii: "/") || (b == UInt8(ascii: "=") && i > start) {
                break
            }
            hash = NameHash.step(hash, b &- 0x41 < 26 ? b | 0x20 : b)
            i += 1
        }
        var afterName = i
        while afterName < source.count, source[afterName] <= 0x20 { afterName += 1 }
        var value = i..<i
        if afterName < source.count, source[afterName] == UInt8(ascii: "=") {
            (value, i) = Self.value(source, afterName + 1)
        }
        count += 1
        guard count <= limit else {
            dropped += 1
            return i
        }
        if let name = Self.hashes.first(where: { $0.hash == hash })?.name { write(name, source, value, &out, entities) }
        return i
    }

    /// The range of a value and the offset behind it and its quotation mark.
    private static func value(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Range<Int>, Int) {
        var i = start
        while i < source.count, source[i] <= 0x20 { i += 1 }
        guard i < source.count else { return (i..<i, i) }
        let quote = source[i]
        if quote == 0x22 || quote == 0x27 {
            let end = ByteSearch.next(quote, source, i + 1)
            return (i + 1..<end, min(source.count, end + 1))
        }
        let first = i
        while i < source.count, source[i] > 0x20, source[i] != UInt8(ascii: ">") { i += 1 }
        return (first..<i, i)
    }

    private mutating func write(
        _ name: Name, _ source: UnsafeBufferPointer<UInt8>, _ value: Range<Int>, _ out: inout [UInt8],
        _ entities: EntityTable
    ) {
        // The first of two attributes with one name counts.
        let bit = UInt32(1) << UInt32(name.rawValue)
        guard seen & bit == 0 else { return }
        seen |= bit
        if name == .type {
            isLinkedData = Self.contains(source, value, "ld+json")
            return
        }
        guard value.count <= Self.longestValue else { return }
        let written: StaticString
        switch name {
        case .style:
            guard Self.contains(source, value, "display:none") || Self.contains(source, value, "visibility:hidden")
            else {
                return
            }
            markHidden(&out)
            return
        case .hidden:
            markHidden(&out)
            return
        case .none, .type: return
        case .class: written = " class=\""
        case .id: written = " id=\""
        case .itemprop: written = " itemprop=\""
        case .itemtype: written = " itemtype=\""
        case .rel: written = " rel=\""
        case .href: written = " href=\""
        case .property: written = " property=\""
        case .name: written = " name=\""
        case .content: written = " content=\""
        case .datetime: written = " datetime=\""
        case .lang: written = " lang=\""
        case .role: written = " role=\""
        case .title: written = " title=\""
        }
        out.append(contentsOf: UnsafeBufferPointer(start: written.utf8Start, count: written.utf8CodeUnitCount))
        EscapedText.append(
            source, value.lowerBound, value.upperBound, to: &out, entities: entities, inAttribute: true)
        out.append(0x22)
    }

    /// The attribute `hidden`, for elements that say so or whose style does.
    private mutating func markHidden(_ out: inout [UInt8]) {
        guard !isHidden else { return }
        isHidden = true
        out.append(contentsOf: " hidden=\"\"".utf8)
    }

    /// Whether a value holds a word; case and white space do not matter.
    private static func contains(
        _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ word: StaticString
    ) -> Bool {
        let count = word.utf8CodeUnitCount
        for start in range where source[start] | 0x20 == word.utf8Start[0] {
            var i = start
            var k = 0
            while i < range.upperBound, k < count {
                if source[i] <= 0x20 {
                    i += 1
                    continue
                }
                let b = source[i]
                guard (b &- 0x41 < 26 ? b | 0x20 : b) == word.utf8Start[k] else { break }
                i += 1
                k += 1
            }
            if k == count { return true }
        }
        return false
    }
}
