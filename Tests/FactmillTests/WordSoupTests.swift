import FactModel
import FactTestSupport
import FactText
import Factmill
import Testing

/// The route over texts that make no sense: words of the rule files in random order, glued and broken at random, so that
/// every rule meets every edge of a sentence. Nothing may trap, and every mention must keep to the text.
@Suite struct WordSoupTests {
    /// The words of all embedded tables, and marks that rules look at.
    static let words: [String] = {
        var words: [String] = []
        for name in DataFile.embeddedNames.sorted() where name.hasSuffix(".tsv") {
            guard let file = try? DataFile.embedded(name) else { continue }
            let text = String(decoding: file.bytes, as: UTF8.self)
            // Every seventh word of the long lists is enough.
            let step = file.bytes.count > 50_000 ? 7 : 1
            for (number, line) in text.split(separator: "\n").enumerated() where number % step == 0 {
                words += line.split { " |\t".contains($0) }.prefix(8).map(String.init)
            }
        }
        let marks = """
            . , ; : ! ? ( ) [ ] " ' - – — % $ € £ ° / ½ … “ ” ’s 's n't & @ # * + = ~ ^ < > { } \\ 😀 é 東 \u{301} \u{200B}
            """
        let numbers = "1 12 1.5 2,000 2024 1/2 00 99999999999999999999 1e400 .5 21st 1990s '98 10:30 3rd 5km 100k G20"
        return words + (marks + " " + numbers).split(separator: " ").map(String.init) + ["\n", "\n\n", "\t", "\u{A0}"]
    }()

    @Test(arguments: 1...12) func everyMentionKeepsToTheText(seed: Int) throws {
        let pipeline = try RouteTests.pipeline.get()
        var generator = SeededGenerator(seed: UInt64(seed))
        for number in 0..<120 {
            let text = WordSoupTests.text(&generator)
            let source = SourceDocument(
                id: "soup-\(seed)-\(number)", bytes: Array(text.utf8), date: CalendarDate(iso: "2024-02-29"),
                isVerbatim: true)
            let annotated = try pipeline.link(source).annotated
            let breach = TestDocuments.breach(of: annotated.mentions, in: annotated.segmented)
            #expect(breach == nil, "\(text.debugDescription)")
            #expect(try pipeline.rows(of: source) == pipeline.rows(of: source), "the same bytes twice")
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let length = [1, 2, 3, 5, 9, 20, 60][Int.random(in: 0..<7, using: &generator)]
        var text = ""
        for _ in 0..<length {
            text += words[Int.random(in: 0..<words.count, using: &generator)]
            text += [" ", " ", " ", "", "\n"][Int.random(in: 0..<5, using: &generator)]
        }
        return text
    }
}
