import FactText

/// Counts the words and commas of a block and looks at how it ends.
enum BlockMeasure {
    static func measure(_ text: Span<UInt8>, _ block: inout ElementArena.TextBlock) {
        var spaces: Int32 = 0
        var commas: Int32 = 0
        var ideographs: Int32 = 0
        for i in Int(block.start)..<Int(block.end) {
            let b = text[i]
            if b == 0x20 || b == 0x0A { spaces &+= 1 }
            if b == 0x2C { commas &+= 1 }
            // First bytes of U+3000 to U+9FFF: ideographs, kana, and their punctuation.
            if b >= 0xE3, b <= 0xE9 { ideographs &+= 1 }
        }
        block.words = spaces &+ 1 &+ ideographs / 2
        block.commas = commas
        block.endsFinal = endsFinal(text, Int(block.start), Int(block.end))
    }

    private static func endsFinal(_ text: Span<UInt8>, _ start: Int, _ limit: Int) -> Bool {
        var end = limit
        var steps = 0
        while end > start, steps < 4 {
            let before = UTF8Reader.before(text, end)
            switch UTF8Reader.scalar(text, at: before).scalar {
            case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x0964, 0x06D4, 0x061F, 0x3A: return true
            case 0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201D, 0x201C, 0xBB, 0xAB, 0x300D, 0x300F, 0xFF09, 0x20: end = before
            default: return false
            }
            steps += 1
        }
        return false
    }
}
