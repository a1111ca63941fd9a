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
        var table: [Int32] = [0]
        table.reserveCapacity(span.count >> Self.shift + 2)
        var seen = 0
        var start = 0
        while start < span.count {
            let end = min(start + 1 << Self.shift, span.count)
            seen += CodePointTable.count(span.extracting(start..<end))
            table.append(Int32(clamping: seen))
            start = end
        }
        checkpoints = table
    }

    /// Number of code points before a byte offset; offsets beyond the text are clamped.
    package func codePointOffset(ofByte offset: Int) -> Int {
        let offset = max(0, min(offset, bytes.count))
        if isASCII { return offset }
        let page = offset >> Self.shift
        let span = bytes.span
        return Int(checkpoints[page]) + CodePointTable.count(span.extracting(page << Self.shift..<offset))
    }

    /// Number of code points that start in a slice of a text: its bytes without those of the form `10xxxxxx`, eight
    /// bytes a step.
    package static func count(_ slice: Span<UInt8>) -> Int {
        slice.withUnsafeBytes { bytes in
            var following = 0
            var i = 0
            // In bounds: i + 8 <= count before each load. One a byte at most is counted, so nothing overflows.
            while i <= bytes.count &- 8 {
                let block = bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                following &+= (block >> 7 & ~(block >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
                i &+= 8
            }
            while i < bytes.count {
                if bytes[i] & 0xC0 == 0x80 { following &+= 1 }
                i &+= 1
            }
            return bytes.count &- following
        }
    }

    /// Number of code points in the whole text.
    package var count: Int { codePointOffset(ofByte: bytes.count) }
}
