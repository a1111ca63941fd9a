import FactModel
import FactText

/// Reads one document: first every run of capitals with the evidence of its sentence, then what is left with the names
/// that the document itself has made known.
struct OrganizationReader {
    let extractor: OrganizationExtractor
    let document: SegmentedDocument
    let tokens: [Token]
    var mentions: [Mention] = []
    /// For each mention whether more than its surroundings speaks for it.
    var isFirm: [Bool] = []
    var known: DocumentNames
    /// Runs that nothing in their sentence decided, with the sum of their evidence.
    var pending: [PendingRun] = []
    /// Mentions taken back because the document shows them to be persons.
    var isDropped: Set<Int> = []
    /// Context words of the lexicon that the document holds, filled when first asked for.
    private var contextWords: Set<WordID>?

    struct PendingRun {
        var range: Range<Int>
        let sentence: Int
        let score: Float
        /// Whether something rules an organization out, so that only the document's own names can decide.
        let isRuledOut: Bool
    }

    init(_ extractor: OrganizationExtractor, _ document: SegmentedDocument) {
        self.extractor = extractor
        self.document = document
        tokens = document.tokens
        known = DocumentNames()
    }

    mutating func read() -> [Mention] {
        let bytes = document.text.bytes
        let text = bytes.span
        for (number, sentence) in document.sentences.enumerated() {
            read(sentence, number, text)
        }
        dropPersons()
        resolveRepeated()
        resolvePending(text)
        if !isDropped.isEmpty {
            var kept: [Mention] = []
            for (number, mention) in mentions.enumerated() where !isDropped.contains(number) { kept.append(mention) }
            mentions = kept
        }
        mentions.sort { $0.range < $1.range }
        return mentions
    }

    private mutating func read(_ sentence: Sentence, _ number: Int, _ text: Span<UInt8>) {
        let limit = min(Int(sentence.tokens.end), tokens.count)
        var scope = SentenceScope(start: Int(sentence.tokens.start), end: limit, number: number)
        scope.setCase(tokens)
        var i = scope.start
        while i < limit {
            let token = tokens[i]
            guard
                token.isCapitalized || token.shape == .mixed || token.shape == .alphanumeric
                    || token.classes.contains(.organizationName)
            else {
                i += 1
                continue
            }
            let run = CapitalRun(tokens, at: i, limit: limit, text, extractor.words)
            i = max(readRun(run.range, scope, text), i + 1)
        }
    }

    /// Reads the names of a run, left to right, and returns the token behind the last one read.
    private mutating func readRun(_ run: Range<Int>, _ scope: SentenceScope, _ text: Span<UInt8>) -> Int {
        var p = run.lowerBound
        var isStart = true
        var hasTitle = false
        while p < run.upperBound {
            if isStart {
                let trimmed = trimmedStart(p, run.upperBound, scope, text)
                hasTitle = hasTitle || trimmed.hasTitle
                p = trimmed.start
                if p >= run.upperBound { break }
            }
            let scorer = NameScorer(extractor, tokens, scope, run, hasTitle: hasTitle && isStart)
            guard canStart(p) else {
                p += 1
                continue
            }
            var best = scorer.best(at: p, isStart: isStart, text)
            if let excluded = best, excluded.isExcluded {
                p = excluded.range.upperBound
                isStart = true
                hasTitle = false
                continue
            }
            if let candidate = best { best = supported(candidate, scorer) }
            if let best, best.score >= 0 {
                accept(best, scope, text)
                p = best.range.upperBound
                isStart = true
                hasTitle = false
                // A bracketed acronym behind the name is read with it.
                p = max(p, readBracket(behind: best, scope, text))
                continue
            }
            if isStart, let best {
                note(best, p..<run.upperBound, scope, hasTitle: hasTitle)
            }
            isStart = false
            // A place of several words is left whole: no `Brunswick` in `New Brunswick`.
            p += max(1, extractor.places.length(tokens, at: p, limit: run.upperBound))
        }
        return p
    }

    /// Names start at words, and not behind an inner hyphen.
    private func canStart(_ p: Int) -> Bool {
        guard tokens[p].isWord else { return false }
        // A dash between clauses may touch both words too; only the hyphen makes one word of them.
        return !(p > 0 && tokens[p].isGlued && tokens[p - 1].isGlued && tokens[p - 1].hash == Self.hyphen)
    }

    private static let hyphen = WordHash.of("-".utf8)

    /// The first token of a run that can belong to a name: behind articles, titles and common words at the start of a
    /// sentence.
    private func trimmedStart(
        _ start: Int, _ end: Int, _ scope: SentenceScope, _ text: Span<UInt8>
    ) -> (start: Int, hasTitle: Bool) {
        var p = start
        var hasTitle = false
        while p < end {
            let token = tokens[p]
            let grammar: TokenClasses = [.determiner, .preposition, .conjunction, .pronoun, .subordinator]
            if !token.classes.isDisjoint(with: grammar), token.shape != .upper {
                p += 1
            } else if token.classes.contains(.personTitle), extractor.words.rule(token.word, .title) != nil,
                isTitle(p, end, text)
            {
                hasTitle = true
                p += 1
            } else if p == scope.start, p + 1 < end, isCueAlone(p), tokens[p + 1].isWord {
                p += 1
            } else if token.shape == .punctuation || token.shape == .symbol {
                p += 1
            } else {
                break
            }
        }
        return (p, hasTitle)
    }

    /// Whether a title stands before a person: not at the start of a listed name (`General Motors`) nor before an
    /// ordinary word (`General Civil Aviation Authority`).
    private func isTitle(_ p: Int, _ end: Int, _ text: Span<UInt8>) -> Bool {
        guard p + 1 < end else { return true }
        let next = tokens[p + 1].classes
        if next.contains(.common), !next.contains(.personTitle) { return false }
        if let match = extractor.lexicon.table.longestMatch(tokens, at: p, limit: end, text), match.length > 1 {
            return match.flags.contains(.excluded)
        }
        if let match = extractor.names.longestMatch(tokens, at: p, limit: end, text), match.length > 1 { return false }
        return true
    }

    /// Whether a word at the start of a sentence is a cue for the name behind it: `Lender Hakata Bank`.
    private func isCueAlone(_ p: Int) -> Bool {
        guard tokens[p].classes.contains(.organizationCue), tokens[p].classes.contains(.common),
            let match = extractor.words.beforeTable.longestMatchBackwards(tokens, before: p + 1, limit: p)
        else { return false }
        return extractor.words.cue(match.payload).weight > 0
            && tokens[p].classes.isDisjoint(with: [.organizationHead])
    }

    /// Keeps the records of the lexicon whose context words stand in the document, else those that ask for none. Without
    /// any, what the lexicon added to the score is taken back.
    private mutating func supported(_ candidate: NameCandidate, _ scorer: NameScorer) -> NameCandidate {
        guard candidate.source == .lexicon, candidate.score >= 0 else { return candidate }
        let entries = extractor.lexicon.entries
        let asking = candidate.records.filter { $0 < entries.count && !entries[$0].context.isEmpty }
        if asking.isEmpty { return candidate }
        if contextWords == nil {
            var words = Set<WordID>()
            for token in tokens where token.word.isKnown { words.insert(token.word) }
            contextWords = words
        }
        var candidate = candidate
        let met = asking.filter { record in entries[record].context.contains { contextWords?.contains($0) ?? false } }
        if !met.isEmpty {
            candidate.records = met
        } else if asking.count < candidate.records.count {
            candidate.records.removeAll { asking.contains($0) }
        } else if candidate.needsContext, !isPlainlyName(candidate, scorer.scope) {
            candidate.score -= extractor.weights[.lexiconWeak]
            candidate.records = []
            candidate.source = nil
        }
        if let record = candidate.records.first {
            candidate.rule = entries[record].rule
            candidate.type = extractor.lexicon.table.value(of: record).type
        }
        return candidate
    }

    /// A common word with a capital inside a sentence is a name without further words: `shares of Apple`.
    private func isPlainlyName(_ candidate: NameCandidate, _ scope: SentenceScope) -> Bool {
        candidate.range.count == 1 && candidate.range.lowerBound > scope.start && !scope.isTitleCase
            && !scope.isCapitals && tokens[candidate.range.lowerBound].classes.contains(.common)
    }

    mutating func accept(_ candidate: NameCandidate, _ scope: SentenceScope, _ text: Span<UInt8>) {
        let range = TokenRange(candidate.range.lowerBound, candidate.range.upperBound)
        let value = value(of: candidate)
        let mention = Mention(
            range: document.byteRange(range), tokens: range, sentence: Int32(clamping: scope.number),
            value: .organization(value), rule: candidate.rule, score: NameScorer.probability(candidate.score))
        known.add(tokens, candidate, mention: mentions.count, extractor.places)
        mentions.append(mention)
        isFirm.append(candidate.isFirm || candidate.range.count > 1)
        // A run noted before ends where this name starts.
        if let last = pending.last, last.range.upperBound > candidate.range.lowerBound {
            pending[pending.count - 1].range =
                min(last.range.lowerBound, candidate.range.lowerBound)..<candidate.range.lowerBound
        }
    }

    /// Keeps a run that nothing decided for the second look; remembers what looks like a person.
    private mutating func note(
        _ candidate: NameCandidate, _ rest: Range<Int>, _ scope: SentenceScope, hasTitle: Bool
    ) {
        let first = tokens[candidate.range.lowerBound]
        let isPerson =
            hasTitle
            || (first.classes.contains(.givenName) && candidate.range.count > 1 && candidate.range.count < 5)
        if isPerson, let last = candidate.range.last { known.addPerson(tokens[last].hash) }
        pending.append(
            PendingRun(
                range: rest, sentence: scope.number, score: candidate.score, isRuledOut: isPerson))
    }

    /// What a candidate is: the list's record, or its own kind alone.
    private func value(of candidate: NameCandidate) -> OrganizationValue {
        var value = OrganizationValue(type: candidate.type ?? .other)
        guard let source = candidate.source else { return value }
        let table = source == .lexicon ? extractor.lexicon.table : extractor.names
        let values = candidate.records.map(table.value(of:))
        if values.count == 1 { return values[0] }
        // Several organizations share the name: only what they agree on is said.
        if let type = values.first?.type, values.allSatisfy({ $0.type == type }) { value.type = type }
        if let country = values.first?.country, values.allSatisfy({ $0.country == country }) { value.country = country }
        return value
    }
}

/// Where a sentence stands and how it is written.
struct SentenceScope {
    let start: Int
    let end: Int
    let number: Int
    /// Nearly all words are in capitals.
    var isCapitals = false
    /// Nearly all words start with a capital: a title.
    var isTitleCase = false

    init(start: Int, end: Int, number: Int) {
        self.start = start
        self.end = end
        self.number = number
    }

    mutating func setCase(_ tokens: [Token]) {
        var words = 0
        var capitals = 0
        var upper = 0
        for i in start..<max(start, end) {
            let token = tokens[i]
            guard token.isWord, token.count > 3 else { continue }
            words += 1
            if token.isCapitalized { capitals += 1 }
            if token.shape == .upper { upper += 1 }
        }
        isCapitals = words >= 3 && upper * 10 >= words * 7
        isTitleCase = !isCapitals && words >= 4 && capitals * 10 >= words * 8
    }
}
