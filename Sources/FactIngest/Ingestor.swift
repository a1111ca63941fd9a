import Crypto
package import FactModel
import FactNumerals
package import FactText

/// Turns a document's raw bytes into text with blocks and metadata. In: bytes and what the source knows. Out: one
/// canonical text of valid UTF-8 without NULs, its blocks, and metadata with how each was found. Immutable and shared
/// by all workers; opens no file and no connection, whatever a document names.
package struct Ingestor: Sendable {
    private let configuration: IngestConfiguration
    private let decoder: TextDecoder
    private let plainText: PlainTextReader
    private let html: HTMLReader

    /// Throws `DataError` when a rule file or the fallback encoding cannot be used.
    package init(_ configuration: IngestConfiguration, _ builder: inout EngineBuilder) throws(DataError) {
        self.configuration = configuration
        decoder = try TextDecoder(labels: try CharsetLabels(&builder), fallback: configuration.fallbackCharset)
        let dates = try AbsoluteDateReader(&builder)
        let datelines = DatelineReader(words: try LineWords(&builder), dates: dates)
        plainText = PlainTextReader(configuration, datelines: datelines)
        html = try HTMLReader(configuration.html, datelines: datelines, &builder)
    }

    /// With embedded rules only.
    package init(_ configuration: IngestConfiguration) throws(DataError) {
        var builder = EngineBuilder()
        try self.init(configuration, &builder)
    }

    /// Reads a document. Throws `DocumentError` with the codes `too-large`, `unsupported-media-type` or
    /// `binary-content`.
    package func document(_ source: SourceDocument) throws(DocumentError) -> Document {
        var warnings: [Warning] = []
        let type: MediaType
        let decoded: TextDecoder.Decoded
        if source.isVerbatim {
            try checkSize(source.bytes.count)
            type = .plainText
            decoded = TextDecoder.Decoded(bytes: source.bytes, charset: "utf-8", malformed: 0)
        } else {
            let content = try unpacked(source, &warnings)
            type = try mediaType(content, source)
            decoded = decoder.decode(content, label: source.charset, isHTML: type == .html)
        }
        if decoded.malformed > 0 {
            warnings.append(
                Warning(
                    code: "malformed-bytes",
                    message: "\(decoded.malformed) bytes fit no character of \(decoded.charset) and became U+FFFD"))
        }
        var metadata = Metadata()
        if let date = source.date { metadata.date = Sourced(date, source: "source") }
        if let url = source.url { metadata.url = Sourced(url, source: "source") }
        if let title = source.title { metadata.title = Sourced(title, source: "source") }
        let text: TextBuffer
        let blocks: [Block]
        if type == .html {
            let page = html.read(decoded.bytes, &metadata, &warnings)
            text = try textBuffer(page.text, source, &warnings)
            blocks = page.blocks.filter { Int($0.range.end) <= text.count }
        } else {
            text = try textBuffer(decoded.bytes, source, &warnings)
            blocks = plainText.read(text, &metadata)
        }
        if blocks.isEmpty { warnings.append(Warning(code: "empty-text", message: "the document has no text")) }
        return Document(
            id: source.id, sha256: Self.hexDigest(source.bytes), byteCount: source.bytes.count, mediaType: type,
            charset: decoded.charset, text: text, blocks: blocks, metadata: metadata, warnings: warnings)
    }

    // MARK: Bytes

    /// The document's bytes without gzip around them.
    private func unpacked(_ source: SourceDocument, _ warnings: inout [Warning]) throws(DocumentError) -> [UInt8] {
        try checkSize(source.bytes.count)
        guard MediaSniffer.sniff(source.bytes, claimed: source.mediaType, name: source.id) == .gzip else {
            return source.bytes
        }
        let (product, overflow) = source.bytes.count.multipliedReportingOverflow(
            by: max(1, configuration.maximumExpansion))
        let limit = min(configuration.maximumBytes, overflow ? .max : max(1 << 20, product))
        switch GzipReader.unpack(source.bytes, limit: limit) {
        case .bytes(let bytes): return bytes
        case .damaged(let bytes) where bytes.isEmpty:
            throw error("unsupported-media-type", "the gzip data cannot be unpacked")
        case .damaged(let bytes):
            warnings.append(
                Warning(code: "damaged-gzip", message: "the gzip data is damaged or cut off after \(bytes.count) bytes")
            )
            return bytes
        case .tooLarge:
            throw error(
                "too-large", "unpacks to more than \(limit) bytes (ingest.maximumBytes, ingest.maximumExpansion)")
        }
    }

    private func mediaType(_ content: [UInt8], _ source: SourceDocument) throws(DocumentError) -> MediaType {
        switch MediaSniffer.sniff(content, claimed: source.mediaType, name: source.id) {
        case .text(let type): return type
        case .gzip: throw error("unsupported-media-type", "is gzip inside gzip, which is not unpacked")
        case .unsupported(let name):
            throw error("unsupported-media-type", "is a file of type \(name), not text or HTML")
        }
    }

    private func checkSize(_ count: Int) throws(DocumentError) {
        guard count <= configuration.maximumBytes else {
            throw error(
                "too-large", "has \(count) bytes, the limit is \(configuration.maximumBytes) (ingest.maximumBytes)")
        }
    }

    /// Text as it was decoded: nothing but a cut at the configured length, at the border of a code point.
    private func textBuffer(
        _ bytes: [UInt8], _ source: SourceDocument, _ warnings: inout [Warning]
    ) throws(DocumentError) -> TextBuffer {
        if !source.isVerbatim, let offset = bytes.firstIndex(of: 0) {
            throw error("binary-content", "has a NUL byte at offset \(offset), so it is not text")
        }
        var bytes = bytes
        let limit = max(0, min(configuration.maximumTextBytes, TextBuffer.maximumBytes))
        if bytes.count > limit {
            var end = limit
            while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            bytes.removeSubrange(end...)
            warnings.append(
                Warning(code: "text-truncated", message: "the text was cut at \(end) bytes (ingest.maximumTextBytes)"))
        }
        guard let text = TextBuffer(validating: bytes) else {
            throw error("binary-content", "could not be decoded as text")
        }
        return text
    }

    private func error(_ code: String, _ message: String) -> DocumentError {
        DocumentError(stage: "ingest", code: code, message: message)
    }

    private static func hexDigest(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(64)
        for byte in SHA256.hash(data: bytes) {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }
}
