import FactModel

/// The elements of a page in document order and the blocks of its text: what a tree would tell, in a few flat arrays.
struct ElementArena {
    struct Element {
        var tag: HTMLTag
        /// Groups of its own class, id, role and tag.
        var groups: MarkupGroups
        /// Hash of tag and class: equal for elements that are made alike.
        var signature: UInt32
        /// Index of the element around it, -1 for the outermost.
        var parent: Int32
        /// Index behind the last element inside it.
        var end: Int32
        /// Blocks inside it.
        var firstBlock: Int32
        var endBlock: Int32
        /// Bytes of `text` inside it.
        var textStart: Int32
        var textEnd: Int32
    }

    struct TextBlock {
        var kind: Block.Kind
        /// Innermost block element around it.
        var element: Int32
        /// Bytes of `text`, white space collapsed.
        var start: Int32
        var end: Int32
        /// Bytes that are the text of links.
        var linkBytes: Int32
        var words: Int32
        var commas: Int32
        /// Ends with a full stop or its kin.
        var endsFinal: Bool
        /// Stands in an element that is not shown.
        var isHidden: Bool
        var headingLevel: UInt8

        var range: Range<Int> { Int(start)..<Int(end) }
        var byteCount: Int { Int(end) - Int(start) }
        /// Share of the bytes that are links, 0 to 1.
        var linkDensity: Float { end > start ? Float(linkBytes) / Float(end - start) : 0 }
    }

    /// `<meta>`: name, property or itemprop, and content.
    struct Meta {
        var name: String
        var content: String
    }

    /// A machine-readable time, or a link that says who wrote or where the page lives.
    struct Marker {
        enum Kind { case time, author, canonical, alternate }
        var kind: Kind
        var value: String
        var element: Int32
    }

    var elements: [Element] = []
    var blocks: [TextBlock] = []
    var text: [UInt8] = []
    var metas: [Meta] = []
    var markers: [Marker] = []
    var titleElement = ""
    var language: String?
    /// Elements of `itemprop` author, datePublished, headline and articleBody: the property and the element.
    var properties: [(name: String, element: Int32, content: String?)] = []
    var isCutOff = false

    func string(_ range: Range<Int>) -> String {
        let low = max(0, min(range.lowerBound, text.count))
        let high = max(low, min(range.upperBound, text.count))
        return String(decoding: text[low..<high], as: UTF8.self)
    }

    /// Whether an element is another one or stands inside it.
    func contains(_ outer: Int32, _ inner: Int32) -> Bool {
        outer <= inner && inner < elements[Int(outer)].end
    }
}
