import FactModel
import FactText

/// Fills an `ElementArena` from the events of a parser: start tags, end tags and text.
final class ArenaBuilder {
    /// An attribute as the parser hands it over: valid only during the call.
    struct Attribute {
        var name: UInt32
        var value: UnsafeBufferPointer<UInt8>
    }

    private let words: MarkupWords
    private let maximumElements: Int
    private(set) var arena = ElementArena()
    private var stack: [Int32] = []
    private var blockElements: [Int32] = []
    private var kinds: [Block.Kind] = []
    private var blockStart = 0
    private var blockLinkBytes = 0
    private var linkDepth = 0
    private var hiddenDepth = 0
    private var droppedDepth = 0
    private var headingLevel: UInt8 = 0
    private var pendingSpace = false
    private var sawBreak = false
    private var title: [UInt8] = []
    private var titleDepth = 0
    /// Elements that started beyond the limit and wait for their ends.
    private var ignored = 0

    private static let maximumMetas = 1024
    private static let longestMeta = 4096

    init(words: MarkupWords, maximumElements: Int) {
        self.words = words
        self.maximumElements = maximumElements
    }

    enum Names {
        static let `class` = NameHash.of("class")
        static let id = NameHash.of("id")
        static let itemprop = NameHash.of("itemprop")
        static let rel = NameHash.of("rel")
        static let href = NameHash.of("href")
        static let property = NameHash.of("property")
        static let name = NameHash.of("name")
        static let content = NameHash.of("content")
        static let datetime = NameHash.of("datetime")
        static let lang = NameHash.of("lang")
        static let role = NameHash.of("role")
        static let hidden = NameHash.of("hidden")
        static let title = NameHash.of("title")
        static let articleBody = NameHash.of("articlebody")
    }

    // MARK: Events

    func start(_ tag: HTMLTag, _ attributes: [Attribute]) {
        guard arena.elements.count < maximumElements, ignored == 0 else {
            arena.isCutOff = true
            ignored += 1
            return
        }
        let index = Int32(clamping: arena.elements.count)
        var element = ElementArena.Element(
            tag: tag, groups: Self.groups(of: tag), signature: UInt32(tag.rawValue), parent: stack.last ?? -1,
            end: index + 1,
            firstBlock: 0, endBlock: 0, textStart: 0, textEnd: 0)
        var isHidden = false
        var hasLink = false
        for attribute in attributes {
            switch attribute.name {
            case Names.class:
                element.groups.formUnion(words.groups(attribute.value))
                for b in attribute.value { element.signature = NameHash.step(element.signature, b) }
            case Names.id, Names.role: element.groups.formUnion(words.groups(attribute.value))
            case Names.hidden: isHidden = true
            case Names.href: hasLink = !attribute.value.isEmpty
            case Names.lang:
                if arena.language == nil, tag == .html {
                    arena.language = String(decoding: attribute.value, as: UTF8.self)
                }
            default: break
            }
        }
        collect(tag, attributes, index, &element)
        let traits = tag.traits
        if traits.contains(.block) { endBlock() }
        element.firstBlock = Int32(clamping: arena.blocks.count)
        element.textStart = Int32(clamping: arena.text.count)
        arena.elements.append(element)
        stack.append(index)
        if tag == .br { lineBreak() }
        if traits.contains(.block) {
            blockElements.append(index)
            kinds.append(Self.kind(of: tag, inside: kinds.last ?? .paragraph))
            if traits.contains(.heading) { headingLevel = tag.rawValue - HTMLTag.h1.rawValue + 1 }
        }
        if tag == .a, hasLink { linkDepth += 1 }
        if isHidden || tag == .noscript { hiddenDepth += 1 }
        if traits.contains(.dropped) { droppedDepth += 1 }
        if tag == .title { titleDepth += 1 }
        states.append(State(isLink: tag == .a && hasLink, isHidden: isHidden || tag == .noscript))
    }

    private struct State {
        var isLink: Bool
        var isHidden: Bool
    }
    private var states: [State] = []

    func end() {
        guard ignored == 0 else {
            ignored -= 1
            return
        }
        guard let index = stack.popLast(), let state = states.popLast() else { return }
        let tag = arena.elements[Int(index)].tag
        let traits = tag.traits
        if traits.contains(.block) {
            endBlock()
            blockElements.removeLast()
            kinds.removeLast()
            if traits.contains(.heading) { headingLevel = 0 }
        }
        if state.isLink { linkDepth -= 1 }
        if state.isHidden { hiddenDepth -= 1 }
        if traits.contains(.dropped) { droppedDepth -= 1 }
        if tag == .title {
            titleDepth -= 1
            if arena.titleElement.isEmpty { arena.titleElement = Self.collapsed(title) }
        }
        arena.elements[Int(index)].end = Int32(clamping: arena.elements.count)
        arena.elements[Int(index)].endBlock = Int32(clamping: arena.blocks.count)
        arena.elements[Int(index)].textEnd = Int32(clamping: arena.text.count)
    }

    /// The arena, once all events are in.
    func finish() -> ElementArena {
        while !stack.isEmpty { end() }
        endBlock()
        return arena
    }

    // MARK: Text

    func characters(_ source: UnsafeBufferPointer<UInt8>) {
        if titleDepth > 0 {
            if title.count < Self.longestMeta { title.append(contentsOf: source) }
            return
        }
        guard droppedDepth == 0, ignored == 0 else { return }
        let before = arena.text.count
        var i = 0
        while i < source.count {
            let space = Self.space(source, i)
            if space != 0 {
                if space > 0 { pendingSpace = true }
                i += abs(space)
                continue
            }
            // A run of visible bytes with single spaces inside is copied in one piece.
            let start = i
            while i < source.count {
                let b = source[i]
                if b == 0x20 {
                    guard i + 1 < source.count, Self.isPlain(source[i + 1]) else { break }
                } else if !Self.isPlain(b), Self.space(source, i) != 0 {
                    break
                }
                i += 1
            }
            if pendingSpace {
                if arena.text.count > blockStart { arena.text.append(sawBreak ? 0x0A : 0x20) }
                pendingSpace = false
            }
            arena.text.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<i]))
            sawBreak = false
        }
        if linkDepth > 0 { blockLinkBytes += arena.text.count - before }
    }

    /// Bytes that neither are white space nor start a sequence that may be.
    private static func isPlain(_ b: UInt8) -> Bool {
        b > 0x20 && b != 0xC2 && b != 0xE2 && b != 0xE3 && b != 0xEF
    }

    /// Bytes of white space at a place; negative for characters without width, which go; 0 for text.
    private static func space(_ source: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        let b = source[i]
        if b <= 0x20 { return 1 }
        guard b >= 0xC2, i + 1 < source.count else { return 0 }
        switch (b, source[i + 1]) {
        case (0xC2, 0xA0), (0xC2, 0x85): return 2
        case (0xC2, 0xAD): return -2
        default: break
        }
        guard i + 2 < source.count else { return 0 }
        switch (b, source[i + 1], source[i + 2]) {
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80):
            return 3
        case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return -3
        default: return 0
        }
    }

    /// One line break stands in the text as a newline; a second one with nothing between ends the block.
    private func lineBreak() {
        if sawBreak { endBlock() }
        sawBreak = true
        pendingSpace = true
    }

    private func endBlock() {
        pendingSpace = false
        sawBreak = false
        let end = arena.text.count
        guard end > blockStart else { return }
        defer {
            blockStart = end
            blockLinkBytes = 0
        }
        guard end < Int(Int32.max) else { return }
        var block = ElementArena.TextBlock(
            kind: kinds.last ?? .paragraph, element: blockElements.last ?? 0, start: Int32(blockStart), end: Int32(end),
            linkBytes: Int32(clamping: blockLinkBytes), words: 0, commas: 0, endsFinal: false,
            isHidden: hiddenDepth > 0, headingLevel: headingLevel)
        BlockMeasure.measure(arena.text.span, &block)
        arena.blocks.append(block)
    }

    // MARK: What elements are

    private static func kind(of tag: HTMLTag, inside outer: Block.Kind) -> Block.Kind {
        switch tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: .heading
        case .li, .dd, .dt: .listItem
        case .td, .th: .tableCell
        case .figcaption, .caption: .caption
        case .p, .blockquote: outer == .caption || outer == .listItem ? outer : .paragraph
        case .table, .tr, .tbody, .thead, .tfoot, .ul, .ol, .dl, .article, .section, .main: .paragraph
        default: outer == .heading ? .paragraph : outer
        }
    }

    private static func groups(of tag: HTMLTag) -> MarkupGroups {
        switch tag {
        case .nav, .menu: .navigation
        case .footer: .footer
        case .aside: .sidebar
        case .article, .main: .content
        case .figcaption: .caption
        default: []
        }
    }

    /// Notes what elements say about the page.
    private func collect(
        _ tag: HTMLTag, _ attributes: [Attribute], _ index: Int32, _ element: inout ElementArena.Element
    ) {
        func value(_ name: UInt32) -> String? {
            guard let found = attributes.first(where: { $0.name == name }) else { return nil }
            return String(decoding: found.value.prefix(Self.longestMeta), as: UTF8.self)
        }
        switch tag {
        case .meta:
            guard arena.metas.count < Self.maximumMetas, let content = value(Names.content), !content.isEmpty else {
                return
            }
            if let name = value(Names.property) ?? value(Names.name) ?? value(Names.itemprop) {
                arena.metas.append(.init(name: name.lowercased(), content: content))
            }
        case .link:
            guard arena.markers.count < Self.maximumMetas, let rel = value(Names.rel), let href = value(Names.href)
            else {
                return
            }
            if rel.lowercased() == "canonical" {
                arena.markers.append(.init(kind: .canonical, value: href, element: index))
            }
        case .time:
            guard arena.markers.count < Self.maximumMetas, let time = value(Names.datetime) else { return }
            arena.markers.append(.init(kind: .time, value: time, element: index))
        case .a:
            guard arena.markers.count < Self.maximumMetas, let rel = value(Names.rel),
                rel.lowercased().contains("author")
            else { break }
            arena.markers.append(.init(kind: .author, value: "", element: index))
        default: break
        }
        guard tag != .meta, let property = value(Names.itemprop)?.lowercased() else { return }
        if property.contains("articlebody") { element.groups.insert(.body) }
        if arena.properties.count < Self.maximumMetas {
            arena.properties.append((property, index, value(Names.content) ?? value(Names.datetime)))
        }
    }

    /// Text without white space at its ends and with single spaces inside.
    static func collapsed(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { source in
            var pending = false
            var i = 0
            while i < source.count {
                let space = Self.space(source, i)
                // Characters without width stay: titles are compared as they were written.
                if space > 0 {
                    pending = !out.isEmpty
                    i += space
                    continue
                }
                if pending { out.append(0x20) }
                pending = false
                out.append(source[i])
                i += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
