import FactModel
import FactSegment
import FactTestSupport
import FactText
import Testing

@Suite struct SentenceTests {
    static let cases = CaseFile.load("FactSegmentTests", "sentences")

    @Test(arguments: cases) func sentences(_ one: RuleCase) throws {
        let route = try TestRoute { builder throws(DataError) in builder.rules.register("none") }
        for text in one.texts ?? [] {
            let marked = MarkedText(text)
            let found = route.segmented(marked.text).sentences.map { marked.text.utf8String($0.range) }
            #expect(found == marked.marks.map(\.text), "\(one.place)")
        }
    }

    @Test func quotedTokensAreMarked() throws {
        let route = try TestRoute { builder throws(DataError) in builder.rules.register("none") }
        let document = route.segmented("She said \"we will pay\" and “then leave” today.")
        let quoted = document.tokens.filter { $0.flags.contains(.quoted) }.map(document.string)
        #expect(quoted == ["we", "will", "pay", "then", "leave"])
    }

    @Test func aSentenceBeyondTheLimitIsCutAndReported() throws {
        var configuration = SegmentConfiguration()
        configuration.maximumSentenceTokens = 5
        var builder = EngineBuilder()
        let rules = try SegmentRules(configuration, &builder)
        let segmenter = Segmenter(rules, lexicon: builder.lexicon.finish())
        let document = segmenter.segment(TestDocuments.document("one two three four five six seven"))
        #expect(document.sentences.count == 2)
        #expect(document.warnings.map(\.code) == ["sentence-cut"])
    }

    @Test func userWordsAddAbbreviations() throws {
        var configuration = SegmentConfiguration()
        let text = "The Frobn. Office closed. It was old."
        #expect(try count(text, configuration, [:]) == 3)
        configuration.words = ["words.tsv"]
        #expect(try count(text, configuration, ["words.tsv": "word\tclasses\nfrobn\tabbreviation\n"]) == 2)
    }

    private func count(_ text: String, _ configuration: SegmentConfiguration, _ files: [String: String]) throws -> Int {
        var builder = EngineBuilder { path throws(DataError) in
            guard let content = files[path] else { throw DataError(file: path, "no such file") }
            return DataFile(name: path, bytes: Array(content.utf8))
        }
        let rules = try SegmentRules(configuration, &builder)
        let segmenter = Segmenter(rules, lexicon: builder.lexicon.finish())
        return segmenter.segment(TestDocuments.document(text)).sentences.count
    }

    @Test func aBadWordListIsNamedWithItsLine() throws {
        var configuration = SegmentConfiguration()
        configuration.words = ["words.tsv"]
        let error = #expect(throws: DataError.self) {
            try count("x", configuration, ["words.tsv": "word\tclasses\nfrobn\tabreviation\n"])
        }
        #expect(error?.line == 2)
        #expect(error?.file == "words.tsv")
    }
}

extension String {
    fileprivate func utf8String(_ range: ByteRange) -> String {
        String(decoding: Array(utf8)[Int(range.start)..<Int(range.end)], as: UTF8.self)
    }
}
