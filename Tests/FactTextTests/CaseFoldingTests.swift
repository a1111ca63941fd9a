import FactTestSupport
import FactText
import Testing

@Suite struct CaseFoldingTests {
    @Test(arguments: [
        ("Profit", "profit"), ("ÉCOLE", "école"), ("ΑΘΗΝΑ", "αθηνα"), ("МОСКВА", "москва"), ("O’Brien", "o'brien"),
        ("x‐y‑z", "x-y-z"), ("İ", "İ"), ("ß", "ß"), ("中國", "中國"), ("👍", "👍"), ("NGUYỄN", "nguyễn"), ("", ""),
        ("ŽIŽEK", "žižek"), ("Ÿ", "ÿ"), ("[@`{", "[@`{"),
    ])
    func folds(_ word: String, _ folded: String) {
        #expect(String(decoding: CaseFolding.folded(word), as: UTF8.self) == folded)
    }

    @Test func foldingIsIdempotentAndNeverLonger() {
        for value in UInt32(0)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let word = String(scalar)
            let once = CaseFolding.folded(word)
            #expect(once.count <= word.utf8.count, "U+\(String(value, radix: 16))")
            #expect(CaseFolding.folded(once) == once, "U+\(String(value, radix: 16))")
        }
    }

    @Test func hashesFollowFolding() {
        var generator = SeededGenerator(seed: 2)
        let letters = Array("aAzZéÉñÑλΛжЖ’'‐-中👍").map(String.init)
        for _ in 0..<1_000 {
            var word = ""
            for _ in 0..<8 { word += letters.randomElement(using: &generator) ?? "" }
            #expect(WordHash.of(Array(word.utf8)) == WordHash.of(CaseFolding.folded(word)))
        }
    }

    @Test(
        arguments: [
            ([0x41], 0x41, 1), ([0xC3, 0xA9], 0xE9, 2), ([0xE4, 0xB8, 0xAD], 0x4E2D, 3),
            ([0xF0, 0x9F, 0x91, 0x8D], 0x1F44D, 4),
            ([0xC3], 0xC3, 1), ([0xC3, 0x41], 0xC3, 1), ([0xE4, 0xB8], 0xE4, 1), ([0xE4, 0x41, 0x41], 0xE4, 1),
            ([0xF0, 0x9F, 0x91], 0xF0, 1), ([0xF0, 0x9F, 0x91, 0x41], 0xF0, 1), ([0x80], 0x80, 1),
            ([0xFF, 0x80], 0xFF, 1),
        ] as [([UInt8], UInt32, Int)])
    func scalarsAreReadAndMalformedBytesStandAlone(_ bytes: [UInt8], _ scalar: UInt32, _ length: Int) {
        let read = UTF8Reader.scalar(bytes.span, at: 0)
        #expect(read.scalar == scalar)
        #expect(read.length == length)
    }

    @Test func theScalarBefore() {
        let bytes = Array("aé中👍".utf8)
        #expect(UTF8Reader.before(bytes.span, 10) == 6)
        #expect(UTF8Reader.before(bytes.span, 6) == 3)
        #expect(UTF8Reader.before(bytes.span, 3) == 1)
        #expect(UTF8Reader.before(bytes.span, 1) == 0)
        #expect(UTF8Reader.before(bytes.span, 0) == 0)
    }
}
