public import FactModel

/// Options of the ingest stage. Sizes are bytes.
public struct IngestConfiguration: StageConfiguration {
    /// How single line breaks in plain text are read.
    public enum LineBreaks: String, Codable, Sendable, CaseIterable {
        /// Decided for each document from its line lengths.
        case detect
        /// Every line is a paragraph.
        case paragraphs
        /// Lines are wrapped: only blank lines, list items and short last lines end a paragraph.
        case wrapped
    }

    /// Largest document, before and after decompression; a larger one is set aside with the code `too-large`.
    public var maximumBytes = 134_217_728
    /// Largest ratio of unpacked to packed bytes of a gzip file above 1 MiB; beyond it: `too-large`.
    public var maximumExpansion = 200
    /// Longest text kept; what stands behind is dropped with the warning `text-truncated`.
    public var maximumTextBytes = 67_108_864
    /// Encoding of documents that name none and are not UTF-8; a label of the WHATWG standard.
    public var fallbackCharset = "windows-1252"
    /// How single line breaks in plain text are read.
    public var lineBreaks = LineBreaks.detect
    /// Options for HTML.
    public var html = HTMLConfiguration()

    public init() {}
}

/// Options for HTML documents.
public struct HTMLConfiguration: Codable, Sendable, Equatable {
    /// How much of a page is kept.
    public enum Mode: String, Codable, Sendable, CaseIterable {
        /// The article with its edges.
        case article
        /// Only what is surely article.
        case precision
        /// All visible text.
        case everything
    }

    public var mode = Mode.article
    /// Deepest nesting of elements; deeper ones are read as if their tags were not there (`nesting-capped`).
    public var maximumDepth = 512
    /// Attributes read in one tag; further ones are dropped (`attributes-capped`).
    public var maximumAttributes = 64
    /// Elements of one page; the text behind the last one is dropped (`elements-capped`).
    public var maximumElements = 2_000_000
    /// Whether cells of tables are kept.
    public var tables = true
    /// Whether captions of pictures are kept.
    public var captions = false
    /// Whether readers' comments are kept.
    public var comments = false

    public init() {}
}
