import FactTestSupport
import FactText
import Testing

@Suite struct CodePointTableTests {
    /// Every offset of the text against a count from its start.
    private func expectCounts(_ text: String) {
        let buffer = TextBuffer(text)
        let table = CodePointTable(buffer)
        var seen = 0
        for offset in 0...buffer.count {
            #expect(table.codePointOffset(ofByte: offset) == seen)
            if offset < buffer.count, buffer.bytes[offset] & 0xC0 != 0x80 { seen += 1 }
        }
        #expect(table.count == text.unicodeScalars.count)
    }

    @Test(arguments: ["", "plain", "é", "中文 5亿", "👩‍👩‍👧 e\u{301}", "a\0b"])
    func countsCodePoints(_ text: String) { expectCounts(text) }

    /// Lengths around the distance of the checkpoints, in characters of one to four bytes.
    @Test(arguments: [1, 127, 128, 255, 256, 257, 511, 512, 513, 1_024])
    func countsAroundCheckpoints(_ length: Int) {
        for character in ["a", "é", "中", "👍"] {
            expectCounts("é" + String(repeating: character, count: length))
            expectCounts(String(repeating: "a", count: length) + character)
        }
    }

    @Test func countsInRandomText() {
        var generator = SeededGenerator(seed: 5)
        let pieces = ["a", "text ", "é", "\u{301}", "中", "👍🏽", "\n"]
        for _ in 0..<40 {
            var text = ""
            for _ in 0..<Int.random(in: 0...400, using: &generator) {
                text += pieces.randomElement(using: &generator) ?? ""
            }
            expectCounts(text)
        }
    }

    @Test func offsetsOutsideAreClamped() {
        for text in ["abc", "aé中"] {
            let buffer = TextBuffer(text)
            let table = CodePointTable(buffer)
            #expect(table.codePointOffset(ofByte: -1) == 0)
            #expect(table.codePointOffset(ofByte: .min) == 0)
            #expect(table.codePointOffset(ofByte: .max) == 3)
        }
    }

    @Test func textBuffersCheckTheirBytes() {
        #expect(TextBuffer(validating: [0x61, 0xC3, 0xA9])?.count == 3)
        #expect(TextBuffer(validating: [0x61])?.isASCII == true)
        #expect(TextBuffer(validating: [0xC3, 0xA9])?.isASCII == false)
        #expect(TextBuffer(validating: []) != nil)
        for bytes in [[0xC3], [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]] {
            #expect(TextBuffer(validating: bytes) == nil)
        }
    }

    @Test func slicesAndBorders() {
        let buffer = TextBuffer("aé中")
        #expect(buffer.string(ByteRange(1, 3)) == "é")
        #expect(buffer.string(ByteRange(3, 100)) == "中")
        #expect(buffer.string(ByteRange(100, 200)).isEmpty)
        #expect(buffer.string(ByteRange(3, 1)).isEmpty)
        #expect(buffer.string(ByteRange(-5, 1)) == "a")
        #expect((-1...7).filter(buffer.isBoundary) == [0, 1, 3, 6])
    }

    @Test func byteRanges() {
        let range = ByteRange(2, 5)
        #expect(range.count == 3)
        #expect(range.contains(ByteRange(2, 5)) && !range.contains(ByteRange(1, 3)))
        #expect(range.overlaps(ByteRange(4, 9)) && !range.overlaps(ByteRange(5, 9)))
        #expect(range.union(ByteRange(0, 3)) == ByteRange(0, 5))
        #expect(ByteRange(5, 2).isEmpty && ByteRange(5, 2).bounds == 5..<5)
        #expect(ByteRange(0, 5) < ByteRange(1, 2) && ByteRange(1, 2) < ByteRange(1, 3))
        #expect(ByteRange(0, .max).end == .max)
    }
}
