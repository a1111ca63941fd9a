/// Converts byte offsets of one text to Unicode code point offsets: the only place where the two systems meet.
///
/// Holds the number of code points before every 256th byte, so that a look-up reads at most 255 bytes. ASCII text needs
/// no table.
package struct CodePointTable: Sendable {
    private static let shift = 8
    private let checkpoints: [Int32]
    private let bytes: [UInt8]
    private let isASCII: Bool

    package init(_ text: TextBuffer) {
        bytes = text.bytes
        isASCII = text.isASCII
        guard !text.isASCII else {
            checkpoints = []
            return
        }
        let span = text.bytes.span
        var table: [Int32] = []
        table.reserveCapacity(span.count >> Self.shift + 2)
        var seen: Int32 = 0
        for i in span.indices {
            if i & (1 << Self.shift - 1) == 0 { table.append(seen) }
            // One per byte that starts a code point; the text has fewer than Int32.max bytes.
            if span[i] & 0xC0 != 0x80 { seen &+= 1 }
        }
        if span.count & (1 << Self.shift - 1) == 0 { table.append(seen) }
        checkpoints = table
    }

    /// Number of code points before a byte offset; offsets beyond the text are clamped.
    package func codePointOffset(ofByte offset: Int) -> Int {
        let offset = max(0, min(offset, bytes.count))
        if isASCII { return offset }
        let page = offset >> Self.shift
        var seen = Int(checkpoints[page])
        var i = page << Self.shift
        while i < offset {
            if bytes[i] & 0xC0 != 0x80 { seen += 1 }
            i += 1
        }
        return seen
    }

    /// Number of code points in the whole text.
    package var count: Int { codePointOffset(ofByte: bytes.count) }
}
