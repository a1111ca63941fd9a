public import FactText

/// A half-open range of token indexes.
package struct TokenRange: Hashable, Sendable {
    package var start: Int32
    package var end: Int32
    package init(start: Int32, end: Int32) {
        self.start = start
        self.end = end
    }
    package init(_ start: Int, _ end: Int) {
        self.start = Int32(clamping: start)
        self.end = Int32(clamping: end)
    }
    package var count: Int { Int(end) - Int(start) }
    package var isEmpty: Bool { end <= start }
    package var indices: Range<Int> { Int(start)..<max(Int(start), Int(end)) }
    package func contains(_ index: Int) -> Bool { Int(start) <= index && index < Int(end) }
    package func overlaps(_ other: TokenRange) -> Bool { start < other.end && other.start < end }
}

/// One sentence: its bytes without outer white space, its tokens, and the block that it stands in.
public struct Sentence: Sendable {
    public let range: ByteRange
    package let tokens: TokenRange
    /// Index into `Document.blocks`, which is the paragraph number of the records.
    public let block: Int32

    package init(range: ByteRange, tokens: TokenRange, block: Int32) {
        self.range = range
        self.tokens = tokens
        self.block = block
    }
}

/// A document after segmentation.
public struct SegmentedDocument: Sendable {
    public let document: Document
    package let tokens: [Token]
    public let sentences: [Sentence]
    package let lexicon: Lexicon
    /// What segmentation noticed.
    public let warnings: [Warning]

    package init(
        document: Document, tokens: [Token], sentences: [Sentence], lexicon: Lexicon, warnings: [Warning] = []
    ) {
        self.document = document
        self.tokens = tokens
        self.sentences = sentences
        self.lexicon = lexicon
        self.warnings = warnings
    }

    public var text: TextBuffer { document.text }

    /// Bytes from the start of the first to the end of the last token of a range.
    package func byteRange(_ range: TokenRange) -> ByteRange {
        guard !range.isEmpty, Int(range.end) <= tokens.count, range.start >= 0 else { return .empty }
        return ByteRange(start: tokens[Int(range.start)].start, end: tokens[Int(range.end) - 1].end)
    }

    /// The text of a token; allocates, so not for loops over all tokens.
    package func string(_ token: Token) -> String { text.string(token.range) }
}
