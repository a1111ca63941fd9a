public import FactText

/// A document as it comes in: raw bytes and what the source knows about them.
public struct SourceDocument: Sendable {
    /// Path relative to the input folder, or the id given with the document.
    public var id: String
    public var bytes: [UInt8]
    /// What the source says the bytes are; content decides first.
    public var mediaType: MediaType?
    /// Charset label from a transport header, if any.
    public var charset: String?
    public var date: CalendarDate?
    public var url: String?
    public var title: String?
    /// The bytes are the text itself, valid UTF-8, and every offset counts in them: nothing is detected, decoded,
    /// normalised or taken away.
    public var isVerbatim: Bool

    public init(
        id: String, bytes: [UInt8], mediaType: MediaType? = nil, charset: String? = nil, date: CalendarDate? = nil,
        url: String? = nil, title: String? = nil, isVerbatim: Bool = false
    ) {
        self.id = id
        self.bytes = bytes
        self.mediaType = mediaType
        self.charset = charset
        self.date = date
        self.url = url
        self.title = title
        self.isVerbatim = isVerbatim
    }
}

public enum MediaType: String, Sendable {
    case plainText = "text/plain"
    case html = "text/html"
}

/// A value and where it was found: `source`, `json-ld`, `meta`, `dateline`, ...
public struct Sourced<Value: Sendable>: Sendable {
    public var value: Value
    public var source: String
    public init(_ value: Value, source: String) {
        self.value = value
        self.source = source
    }
}

/// What is known about a document besides its text.
public struct Metadata: Sendable {
    public var title: Sourced<String>?
    public var author: Sourced<String>?
    public var publisher: Sourced<String>?
    public var language: Sourced<String>?
    public var url: Sourced<String>?
    public var date: Sourced<CalendarDate>?
    public init() {}
}

/// One block of text: a paragraph and its kin. Blocks do not overlap and stand in text order.
public struct Block: Sendable, Equatable {
    public enum Kind: String, Sendable {
        case title, byline, heading, paragraph, listItem, tableCell, caption, other
    }
    public var kind: Kind
    public var range: ByteRange
    public init(kind: Kind, range: ByteRange) {
        self.kind = kind
        self.range = range
    }
}

/// Something that a user should know about a document that was processed all the same.
public struct Warning: Sendable, Equatable {
    /// Stable code: `malformed-bytes`, `impossible-date`, `text-truncated`, ...
    public var code: String
    public var message: String
    /// Where in the text, when it has a place.
    public var range: ByteRange?
    public init(code: String, message: String, range: ByteRange? = nil) {
        self.code = code
        self.message = message
        self.range = range
    }
}

/// A document after ingest: one text, its blocks, and metadata.
public struct Document: Sendable {
    public let id: String
    /// SHA-256 of the raw bytes, 64 lower-case hex digits.
    public let sha256: String
    /// Number of raw bytes.
    public let byteCount: Int
    public let mediaType: MediaType
    /// Encoding that the bytes were decoded from, in the spelling of the WHATWG standard (`utf-8`, `windows-1252`).
    public let charset: String
    public let text: TextBuffer
    public let blocks: [Block]
    public let metadata: Metadata
    public let warnings: [Warning]

    package init(
        id: String, sha256: String, byteCount: Int, mediaType: MediaType, charset: String, text: TextBuffer,
        blocks: [Block], metadata: Metadata, warnings: [Warning]
    ) {
        self.id = id
        self.sha256 = sha256
        self.byteCount = byteCount
        self.mediaType = mediaType
        self.charset = charset
        self.text = text
        self.blocks = blocks
        self.metadata = metadata
        self.warnings = warnings
    }
}

/// Why a document was set aside.
public struct DocumentError: Error, Sendable, Equatable {
    /// `ingest`, `segment`, `extract`, `link`, `emit`.
    public var stage: String
    /// Stable code: `unreadable`, `empty`, `unsupported-media-type`, `too-large`, ...
    public var code: String
    public var message: String
    public var line: Int?
    public var column: Int?
    public init(stage: String, code: String, message: String, line: Int? = nil, column: Int? = nil) {
        self.stage = stage
        self.code = code
        self.message = message
        self.line = line
        self.column = column
    }
}
