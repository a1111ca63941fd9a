import FactModel
import FactText

/// Code point offsets of a range.
struct OffsetPair: Equatable {
    var charStart: Int
    var charEnd: Int
}

/// Converts byte ranges to code points and checks that both systems name the same slice: in bounds, on code point
/// borders, and counted twice. One count runs along with the ranges, which ascend, so that a document costs one pass over
/// its text; the other is the table's, which every reader of offsets uses.
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
        guard !text.isASCII else { return OffsetPair(charStart: start, charEnd: end) }
        if start < byte {
            byte = 0
            char = 0
        }
        let bytes = text.bytes
        let span = bytes.span
        char += CodePointTable.count(span.extracting(byte..<start))
        byte = start
        let pair = OffsetPair(
            charStart: char, charEnd: char + CodePointTable.count(span.extracting(start..<end)))
        guard table.codePointOffset(ofByte: end) == pair.charEnd else { throw mismatch(range) }
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
}
