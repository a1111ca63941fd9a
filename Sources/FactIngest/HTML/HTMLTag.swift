/// The elements that mean something to us; every other one is `unknown`.
enum HTMLTag: UInt8, CaseIterable, Sendable {
    case unknown
    case a, abbr, address, amp, article, aside, b, base, big, blockquote, body, br, button, canvas, caption, center,
        cite
    case code, col, colgroup, datalist, dd, del, details, dialog, div, dl, dt, em, embed, fieldset, figcaption, figure
    case font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image
    case img, input, ins, kbd, label, legend, li, link, listing, main, map, mark, math, menu, meta, nav, noembed
    case noframes, noscript, object, ol, optgroup, option, p, param, plaintext, pre, q, s, samp, script, section, select
    case small, source, span, strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th
    case thead, time, title, tr, track, tt, u, ul, video, wbr, xmp, audio, area, picture, nobr, strike

    /// Name in lower case.
    var name: [UInt8] { HTMLTag.names[Int(rawValue)] }

    private static let names: [[UInt8]] = allCases.map { Array("\($0)".utf8) }

    // MARK: Look-up

    private static let mask = 1023
    private static let lookUp: (hashes: [UInt32], tags: [HTMLTag]) = {
        var hashes = [UInt32](repeating: 0, count: mask + 1)
        var tags = [HTMLTag](repeating: .unknown, count: mask + 1)
        for tag in allCases where tag != .unknown {
            let hash = NameHash.of(tag.name)
            var slot = Int(hash) & mask
            while tags[slot] != .unknown { slot = (slot + 1) & mask }
            hashes[slot] = hash
            tags[slot] = tag
        }
        return (hashes, tags)
    }()

    /// The element that a name with this hash (`NameHash`, lower case) stands for.
    init(hash: UInt32) {
        var slot = Int(hash) & HTMLTag.mask
        while HTMLTag.lookUp.tags[slot] != .unknown {
            if HTMLTag.lookUp.hashes[slot] == hash {
                self = HTMLTag.lookUp.tags[slot]
                return
            }
            slot = (slot + 1) & HTMLTag.mask
        }
        self = .unknown
    }

    // MARK: Properties, from the HTML standard

    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16
        /// Never has content or an end tag.
        static let void = Traits(rawValue: 1)
        /// Starts and ends a block of text.
        static let block = Traits(rawValue: 2)
        /// Its start tag ends an open paragraph.
        static let closesParagraph = Traits(rawValue: 4)
        /// Ends the search for an open element ("in scope").
        static let scope = Traits(rawValue: 8)
        /// Its content is text up to its own end tag.
        static let raw = Traits(rawValue: 16)
        /// Its content is never part of the text.
        static let dropped = Traits(rawValue: 32)
        static let heading = Traits(rawValue: 64)
    }

    private static let traitTable: [Traits] = allCases.map { tag in
        var traits: Traits = []
        switch tag {
        case .area, .base, .br, .col, .embed, .hr, .img, .image, .input, .link, .meta, .param, .source, .track, .wbr,
            .frame:
            traits.insert(.void)
        default: break
        }
        switch tag {
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .div, .dl, .fieldset, .figcaption,
            .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .main, .menu, .nav, .ol, .p,
            .pre,
            .section, .summary, .ul, .listing, .plaintext, .xmp:
            traits.formUnion([.block, .closesParagraph])
        case .body, .caption, .dd, .dt, .html, .legend, .li, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .option,
            .iframe, .noscript, .object, .video, .audio, .canvas, .template, .select, .textarea, .button, .title, .math:
            traits.insert(.block)
        default: break
        }
        switch tag {
        case .caption, .html, .table, .td, .th, .object, .template: traits.insert(.scope)
        case .h1, .h2, .h3, .h4, .h5, .h6: traits.insert(.heading)
        case .script, .style, .textarea, .title, .xmp, .iframe, .noembed, .noframes, .plaintext: traits.insert(.raw)
        default: break
        }
        switch tag {
        case .button, .canvas, .datalist, .select, .textarea, .template, .video, .audio, .object, .iframe, .noembed,
            .noframes, .script, .style, .svg, .option, .optgroup, .dialog:
            traits.insert(.dropped)
        default: break
        }
        return traits
    }

    var traits: Traits { HTMLTag.traitTable[Int(rawValue)] }
}

/// Hash of an element's, attribute's or class word's name: 32-bit FNV-1a over its bytes in lower case.
enum NameHash {
    static let seed: UInt32 = 2_166_136_261
    static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var hash = seed
        for b in bytes { hash = step(hash, b &- 0x41 < 26 ? b | 0x20 : b) }
        return hash
    }

    static func of(_ name: String) -> UInt32 { of(name.utf8) }
}
