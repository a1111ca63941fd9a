/// A half-open range of UTF-8 byte offsets into one `TextBuffer`.
public struct ByteRange: Hashable, Sendable, Comparable {
    /// Offset of the first byte.
    public var start: Int32
    /// Offset behind the last byte.
    public var end: Int32

    @inlinable package init(start: Int32, end: Int32) {
        self.start = start
        self.end = end
    }

    package init(_ start: Int, _ end: Int) {
        self.start = Int32(clamping: start)
        self.end = Int32(clamping: end)
    }

    package static let empty = ByteRange(start: 0, end: 0)

    /// Number of bytes.
    @inlinable public var count: Int { Int(end) - Int(start) }
    @inlinable public var isEmpty: Bool { end <= start }
    package var bounds: Range<Int> { Int(start)..<max(Int(start), Int(end)) }

    @inlinable package func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
    @inlinable package func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
    @inlinable package func union(_ other: ByteRange) -> ByteRange {
        ByteRange(start: min(start, other.start), end: max(end, other.end))
    }

    /// By start, then by end.
    public static func < (a: ByteRange, b: ByteRange) -> Bool {
        a.start != b.start ? a.start < b.start : a.end < b.end
    }
}
