import FactModel
import FactText

/// The shallow syntax of one sentence: tags, chunks, and which chunk belongs to which clause.
///
/// This is all that the binders know of syntax; another analysis (a trained parser) replaces it by filling the same
/// chunks.
struct SentenceAnalysis {
    /// Tokens of the sentence, indexes of the document.
    let range: TokenRange
    let tags: [PartOfSpeech]
    private(set) var chunks: [Chunk]
    private let chunkOfToken: [Int32]

    /// Analyses a sentence. `mentions` are those of this sentence.
    init(_ document: SegmentedDocument, _ range: TokenRange, mentions: ArraySlice<Mention>, rules: LinkRules) {
        var mentionTags = [PartOfSpeech?](repeating: nil, count: range.count)
        for mention in mentions {
            let tag: PartOfSpeech
            switch mention.value {
            case .number: tag = .number
            case .organization: tag = .name
            case .date(let value): tag = value.type == .duration ? .number : .date
            }
            for i in mention.tokens.indices where range.contains(i) { mentionTags[i - Int(range.start)] = tag }
        }
        let tagger = Tagger(
            words: rules.words, endings: rules.wordEndings, tokens: document.tokens, text: document.text.bytes,
            range: range, mentionTags: mentionTags)
        let chunker = Chunker(words: rules.words, tokens: document.tokens, range: range, tags: tagger.tags)
        let clauses = ClauseBuilder(words: rules.words, tokens: document.tokens, chunks: chunker.chunks)
        self.range = range
        tags = tagger.tags
        chunks = clauses.chunks
        chunkOfToken = chunker.chunkOfToken
    }

    func tag(_ token: Int) -> PartOfSpeech { range.contains(token) ? tags[token - Int(range.start)] : .stop }

    /// The chunk that holds a token; tokens outside chunks (adverbs) give the chunk before them.
    func chunk(ofToken token: Int) -> Int? {
        guard range.contains(token) else { return nil }
        let found = chunkOfToken[token - Int(range.start)]
        return found >= 0 ? Int(found) : nil
    }

    func kind(_ chunk: Int) -> Chunk.Kind { chunks.indices.contains(chunk) ? chunks[chunk].kind : .stop }

    /// A noun phrase with its owners, without leading determiner.
    func phrase(_ chunk: Int) -> TokenRange {
        var start = chunks[chunk].content
        var owner = Int(chunks[chunk].possessor)
        var steps = 0
        while owner >= 0, owner < chunk, steps < 8, tag(Int(chunks[owner].end)) == .possessive {
            start = chunks[owner].content
            owner = Int(chunks[owner].possessor)
            steps += 1
        }
        return TokenRange(start: start, end: chunks[chunk].end)
    }

    /// Verb groups from a chunk's clause outwards.
    func governors(of chunk: Int) -> [Int] {
        var found: [Int] = []
        var verb = kind(chunk) == .verbGroup ? chunk : Int(chunks[chunk].governor)
        while verb >= 0, found.count < 8, !found.contains(verb) {
            found.append(verb)
            verb = Int(chunks[verb].parent)
        }
        return found
    }
}
