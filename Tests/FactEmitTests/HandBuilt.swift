import FactModel
import FactText

/// Linked documents built by hand: text, sentences by their strings, mentions by theirs.
struct HandBuilt {
    let document: Document
    var sentences: [Sentence] = []
    var mentions: [Mention] = []
    var facts: [Fact] = []
    var entities: [Entity] = []
    var date: Sourced<CalendarDate>?
    var warnings: [Warning] = []
    var rules = RuleNames()

    /// Every line of the text is a block and a sentence.
    init(_ text: String, id: String = "a/b.txt", metadata: Metadata = Metadata(), warnings: [Warning] = []) {
        let bytes = Array(text.utf8)
        var blocks: [Block] = []
        var start = 0
        for end in bytes.indices where bytes[end] == 0x0A {
            blocks.append(Block(kind: .paragraph, range: ByteRange(start, end)))
            start = end + 1
        }
        if start < bytes.count { blocks.append(Block(kind: .paragraph, range: ByteRange(start, bytes.count))) }
        for (index, block) in blocks.enumerated() {
            sentences.append(Sentence(range: block.range, tokens: TokenRange(0, 0), block: Int32(index)))
        }
        document = Document(
            id: id, sha256: String(repeating: "5a", count: 32), byteCount: bytes.count + 3, mediaType: .plainText,
            charset: "utf-8", text: TextBuffer(text), blocks: blocks, metadata: metadata, warnings: warnings)
        date = metadata.date
    }

    /// The range of the first occurrence of a string.
    func range(_ string: String) -> ByteRange {
        let (text, wanted) = (document.text.bytes, Array(string.utf8))
        for start in 0...max(0, text.count - wanted.count) where text[start...].starts(with: wanted) {
            return ByteRange(start, start + wanted.count)
        }
        return ByteRange(-1, -1)
    }

    /// Adds a mention of the first occurrence of a string; returns its index.
    @discardableResult
    mutating func add(
        _ string: String, _ value: MentionValue, confidence: Double = 0.9, _ change: (inout Fact) -> Void = { _ in }
    ) -> Int32 {
        add(range(string), value, confidence: confidence, change)
    }

    @discardableResult
    mutating func add(
        _ range: ByteRange, _ value: MentionValue, confidence: Double = 0.9, _ change: (inout Fact) -> Void = { _ in }
    ) -> Int32 {
        let sentence = sentences.firstIndex { $0.range.contains(range) } ?? 0
        var fact = Fact(confidence: confidence)
        change(&fact)
        mentions.append(
            Mention(
                range: range, tokens: TokenRange(0, 0), sentence: Int32(sentence), value: value,
                rule: rules.register("test.rule"), score: 0.5))
        facts.append(fact)
        return Int32(mentions.count - 1)
    }

    var segmented: SegmentedDocument {
        SegmentedDocument(document: document, tokens: [], sentences: sentences, lexicon: LexiconBuilder().finish())
    }

    var linked: LinkedDocument {
        LinkedDocument(
            annotated: AnnotatedDocument(segmented: segmented, mentions: mentions, date: date, warnings: warnings),
            entities: entities, facts: facts)
    }
}

extension NumberValue {
    /// An exact number.
    static func exact(_ value: Double, _ type: NumberType = .count, decimal: String, unit: String? = nil) -> NumberValue
    {
        NumberValue(type: type, value: value, low: value, high: value, decimal: decimal, unit: unit)
    }
}
