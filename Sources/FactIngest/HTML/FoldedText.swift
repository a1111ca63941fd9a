import FactText

/// Letters and digits of a text in lower case, everything else left out: for comparing titles.
enum FoldedText {
    static func of(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
        let low = max(0, min(range.lowerBound, text.count))
        let high = max(low, min(range.upperBound, text.count))
        return CaseFolding.folded(text[low..<high]).filter { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 >= 0x80 }
    }

    static func of(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        return of(bytes, 0..<bytes.count)
    }
}
