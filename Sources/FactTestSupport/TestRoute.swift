package import FactModel
package import FactSegment
package import FactText

/// A part of the route (an extractor, the linker) with what it needs to run on a text: segmenter, lexicon, rule names.
package struct TestRoute<Part: Sendable>: Sendable {
    package let part: Part
    package let rules: RuleNames
    package let segmenter: Segmenter

    /// Builds the part and then the segmenter, as the engine does. `files` are user files by path.
    package init(
        files: [String: String] = [:], _ make: (inout EngineBuilder) throws(DataError) -> Part
    ) throws(DataError) {
        var builder = EngineBuilder { path throws(DataError) in
            guard let content = files[path] else { throw DataError(file: path, "no such file") }
            return DataFile(name: path, bytes: Array(content.utf8))
        }
        let segment = try SegmentRules(SegmentConfiguration(), &builder)
        part = try make(&builder)
        rules = builder.rules
        segmenter = Segmenter(segment, lexicon: builder.lexicon.finish())
    }

    /// A text cut into sentences and tokens; every line is a paragraph.
    package func segmented(_ text: String, date: String? = nil) -> SegmentedDocument {
        segmenter.segment(TestDocuments.document(text, date: date))
    }
}

/// Documents for tests, without ingest.
package enum TestDocuments {
    /// A document whose every non-empty line is a paragraph.
    package static func document(_ text: String, id: String = "test.txt", date: String? = nil) -> Document {
        var blocks: [Block] = []
        var start = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let end = start + line.count
            if line.contains(where: { $0 > 0x20 }) {
                blocks.append(Block(kind: .paragraph, range: ByteRange(start, end)))
            }
            start = end + 1
        }
        var metadata = Metadata()
        if let date = date.flatMap({ CalendarDate(iso: $0) }) { metadata.date = Sourced(date, source: "source") }
        return Document(
            id: id, sha256: String(repeating: "0", count: 64), byteCount: text.utf8.count, mediaType: .plainText,
            charset: "utf-8", text: TextBuffer(text), blocks: blocks, metadata: metadata, warnings: [])
    }

    /// What every mention must satisfy: in bounds, on code-point borders, sorted, not overlapping, inside its sentence.
    /// Returns the first breach.
    package static func breach(of mentions: [Mention], in document: SegmentedDocument) -> String? {
        var last = ByteRange.empty
        for mention in mentions {
            let range = mention.range
            let text = document.text
            guard range.start >= 0, !range.isEmpty, Int(range.end) <= text.count else {
                return "out of bounds \(range)"
            }
            guard text.isBoundary(Int(range.start)), text.isBoundary(Int(range.end)) else {
                return "inside a code point \(range)"
            }
            guard range.start >= last.end else { return "overlaps or is out of order \(range) after \(last)" }
            guard document.byteRange(mention.tokens) == range else { return "tokens and bytes differ \(range)" }
            guard document.sentences.indices.contains(Int(mention.sentence)) else { return "no such sentence \(range)" }
            guard document.sentences[Int(mention.sentence)].range.contains(range) else {
                return "outside its sentence \(range)"
            }
            last = range
        }
        return nil
    }
}
