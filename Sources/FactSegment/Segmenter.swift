package import FactModel
package import FactText

/// Cuts a document into sentences and classified tokens.
///
/// In: a `Document` with its blocks. Out: tokens of all blocks in text order, sentences that lie in one block each, and
/// the flags `startsSentence` and `quoted`. It leaves the text alone and looks at nothing outside the blocks.
package struct Segmenter: Sendable {
    private let tokenizer: Tokenizer
    private let lexicon: Lexicon
    private let maximumSentenceTokens: Int

    package init(_ rules: SegmentRules, lexicon: Lexicon) {
        self.lexicon = lexicon
        tokenizer = Tokenizer(lexicon)
        maximumSentenceTokens = max(1, rules.configuration.maximumSentenceTokens)
    }

    package func segment(_ document: Document) -> SegmentedDocument {
        let bytes = document.text.bytes
        let text = bytes.span
        var tokens: [Token] = []
        // English news has about one token in five bytes.
        tokens.reserveCapacity(min(text.count / 4 + 16, 1 << 24))
        var sentences: [Sentence] = []
        sentences.reserveCapacity(text.count / 100 + 4)
        var cutAt: ByteRange?
        for (index, block) in document.blocks.enumerated() {
            let first = tokens.count
            tokenizer.tokenize(text, from: Int(block.range.start), to: Int(block.range.end), into: &tokens)
            QuotationMarker.mark(&tokens, from: first, text: text)
            var start = first
            var i = first
            var enumeration = Enumerator(tokens, at: first, text: text)
            while i < tokens.count {
                if let last = enumeration, i > start, let next = Enumerator(tokens, at: i, text: text),
                    next.follows(last)
                {
                    append(tokens: &tokens, start, i, block: index, to: &sentences)
                    start = i
                    i += next.length
                    enumeration = next
                    continue
                }
                let stop = SentenceBoundary.end(tokens, from: start, at: i, text: text)
                let isCut = stop == nil && i + 1 - start >= maximumSentenceTokens
                if isCut { cutAt = cutAt ?? tokens[i].range }
                if stop != nil || isCut || i + 1 == tokens.count {
                    let end = stop ?? i + 1
                    append(tokens: &tokens, start, end, block: index, to: &sentences)
                    start = end
                    i = end
                } else {
                    i += 1
                }
            }
        }
        var warnings: [Warning] = []
        if let cutAt {
            let message = "a sentence has more than \(maximumSentenceTokens) tokens and was cut"
            warnings.append(Warning(code: "sentence-cut", message: message, range: cutAt))
        }
        return SegmentedDocument(
            document: document, tokens: tokens, sentences: sentences, lexicon: lexicon, warnings: warnings)
    }

    private func append(
        tokens: inout [Token], _ start: Int, _ end: Int, block: Int, to sentences: inout [Sentence]
    ) {
        guard start < end else { return }
        let range = ByteRange(start: tokens[start].start, end: tokens[end - 1].end)
        tokens[start].flags.insert(.startsSentence)
        // The first word behind opening marks starts the sentence too, as far as its capital is concerned.
        var first = start
        while first < end, !tokens[first].isWord, !tokens[first].isNumeric { first += 1 }
        if first < end { tokens[first].flags.insert(.startsSentence) }
        sentences.append(
            Sentence(range: range, tokens: TokenRange(start, end), block: Int32(clamping: block)))
    }
}
