import FactModel
import FactText

/// Code point offsets of a range.
struct OffsetPair: Equatable {
    var charStart: Int
    var charEnd: Int
}

/// Converts byte ranges to code points and checks that both systems name the same slice: in bounds, on code point
/// borders, and with as many code points between the two offsets as the slice holds by a count of its own.
///
/// The own count runs along with ascending ranges, so that a document costs one pass over its text.
struct OffsetCheck {
    private let text: TextBuffer
    private let table: CodePointTable
    /// How far the own count has come.
    private var byte = 0
    private var char = 0

    init(_ text: TextBuffer) {
        self.text = text
        table = CodePointTable(text)
    }

    /// Throws a `DocumentError` with code `offset-mismatch`.
    mutating func offsets(of range: ByteRange) throws(DocumentError) -> OffsetPair {
        try checkBorders(range)
        let (start, end) = (Int(range.start), Int(range.end))
        let pair = OffsetPair(
            charStart: table.codePointOffset(ofByte: start), charEnd: table.codePointOffset(ofByte: end))
        if !text.isASCII {
            if start < byte {
                byte = 0
                char = 0
            }
            let bytes = text.bytes
            let span = bytes.span
            char += OffsetCheck.codePoints(span.extracting(byte..<start))
            byte = start
            let length = OffsetCheck.codePoints(span.extracting(start..<end))
            guard char == pair.charStart, char + length == pair.charEnd else { throw mismatch(range) }
        }
        return pair
    }

    /// Checks ranges that are written as text alone.
    func slices(_ first: ByteRange?, _ second: ByteRange?, _ third: ByteRange?) throws(DocumentError) {
        if let first { try checkBorders(first) }
        if let second { try checkBorders(second) }
        if let third { try checkBorders(third) }
    }

    private func checkBorders(_ range: ByteRange) throws(DocumentError) {
        let (start, end) = (Int(range.start), Int(range.end))
        guard start <= end, text.isBoundary(start), text.isBoundary(end) else { throw mismatch(range) }
    }

    private func mismatch(_ range: ByteRange) -> DocumentError {
        DocumentError(
            stage: "emit", code: "offset-mismatch",
            message: "bytes \(range.start) to \(range.end) are not a slice of the text (\(text.count) bytes)")
    }

    private static func codePoints(_ span: Span<UInt8>) -> Int {
        var count = 0
        for i in span.indices where span[i] & 0xC0 != 0x80 { count &+= 1 }
        return count
    }
}
