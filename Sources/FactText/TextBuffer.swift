/// Immutable, valid UTF-8 text. Every offset in factmill is a byte offset into one of these; code points are derived
/// from bytes in one place, `CodePointTable`.
public struct TextBuffer: Sendable {
    /// The text as UTF-8.
    public let bytes: [UInt8]
    /// Whether every byte is below 0x80, so that byte and code point offsets are the same.
    public let isASCII: Bool

    /// Largest text that byte offsets can address.
    package static let maximumBytes = Int(Int32.max) - 16

    /// Takes bytes that must be valid UTF-8 of at most `maximumBytes`; nil otherwise.
    package init?(validating bytes: [UInt8]) {
        guard bytes.count <= TextBuffer.maximumBytes else { return nil }
        let span = bytes.span
        guard let checked = try? UTF8Span(validating: span) else { return nil }
        self.isASCII = checked.isKnownASCII || TextBuffer.isASCII(span)
        self.bytes = bytes
    }

    package init(_ string: String) {
        let bytes = Array(string.utf8.prefix(TextBuffer.maximumBytes))
        self.isASCII = TextBuffer.isASCII(bytes.span)
        self.bytes = bytes
    }

    public var count: Int { bytes.count }

    /// The text of a range; offsets outside the buffer are clamped.
    public func string(_ range: ByteRange) -> String {
        let low = max(0, min(Int(range.start), bytes.count))
        let high = max(low, min(Int(range.end), bytes.count))
        return String(decoding: bytes[low..<high], as: UTF8.self)
    }

    /// Whether an offset lies on the border of a code point.
    package func isBoundary(_ offset: Int) -> Bool {
        if offset == bytes.count { return true }
        guard offset >= 0, offset < bytes.count else { return false }
        return bytes[offset] & 0xC0 != 0x80
    }

    private static func isASCII(_ span: Span<UInt8>) -> Bool {
        for i in span.indices where span[i] >= 0x80 { return false }
        return true
    }
}
