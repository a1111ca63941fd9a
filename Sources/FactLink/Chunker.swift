import FactModel
import FactText

/// Groups the tagged tokens of a sentence into noun phrases, verb groups and the words between them.
struct Chunker {
    let words: WordTable
    let tokens: [Token]
    let tags: [PartOfSpeech]
    let first: Int
    let end: Int
    private(set) var chunks: [Chunk] = []
    /// Chunk of each token, -1 for tokens in none.
    private(set) var chunkOfToken: [Int32]

    init(words: WordTable, tokens: [Token], range: TokenRange, tags: [PartOfSpeech]) {
        self.words = words
        self.tokens = tokens
        self.tags = tags
        first = Int(range.start)
        end = Int(range.end)
        chunkOfToken = [Int32](repeating: -1, count: range.count)
        var i = first
        while i < end { i = max(i + 1, chunk(at: i)) }
    }

    private func tag(_ i: Int) -> PartOfSpeech { i < end ? tags[i - first] : .stop }

    private mutating func append(_ chunk: Chunk) {
        var chunk = chunk
        if chunk.kind == .nounPhrase {
            let head = tag(Int(chunk.head))
            chunk.isTemporal = head == .date
            chunk.isNumber = head == .number
        }
        for i in Int(chunk.start)..<Int(chunk.end) { chunkOfToken[i - first] = Int32(clamping: chunks.count) }
        chunks.append(chunk)
    }

    /// Adds the chunk that starts at a token, if any, and returns the token behind it.
    private mutating func chunk(at i: Int) -> Int {
        switch tag(i) {
        case .determiner, .noun, .name, .number, .date, .adjective, .pronoun, .bound: return nounPhrase(at: i)
        case .adverb:
            // `very large orders`: an adverb before an adjective or a number belongs to the noun phrase.
            return tag(i + 1) == .adjective || tag(i + 1) == .number ? nounPhrase(at: i) : i + 1
        case .participle, .gerund:
            if startsModifiedNoun(i) { return nounPhrase(at: i) }
            return verbGroup(at: i)
        case .verb, .infinitive, .auxiliary, .modal: return verbGroup(at: i)
        case .to:
            if startsInfinitive(i) { return verbGroup(at: i) }
            append(Chunk(.preposition, i, i + 1, head: i))
        case .preposition: append(Chunk(.preposition, i, i + 1, head: i))
        case .comma: append(Chunk(.comma, i, i + 1, head: i))
        case .conjunction: append(Chunk(.conjunction, i, i + 1, head: i))
        case .subordinator: append(Chunk(.subordinator, i, i + 1, head: i))
        case .relative: append(Chunk(.relative, i, i + 1, head: i))
        case .open: append(Chunk(.open, i, i + 1, head: i))
        case .close: append(Chunk(.close, i, i + 1, head: i))
        case .quote: append(Chunk(.quote, i, i + 1, head: i))
        case .semicolon: append(Chunk(.separator, i, i + 1, head: i))
        case .colon, .dash: append(Chunk(.colon, i, i + 1, head: i))
        case .stop: append(Chunk(.stop, i, i + 1, head: i))
        case .negation, .possessive, .joiner, .other: break
        }
        return i + 1
    }

    /// `growing demand` at the start of a clause or behind a preposition: a participle that modifies a noun.
    private func startsModifiedNoun(_ i: Int) -> Bool {
        guard tag(i + 1) == .noun, i == first || tag(i - 1) == .preposition, tags[i - first] == .participle else {
            return false
        }
        return true
    }

    private func startsInfinitive(_ i: Int) -> Bool {
        var j = i + 1
        while j < end, j <= i + 3, tag(j) == .adverb || tag(j) == .negation || tag(j) == .quote { j += 1 }
        return tag(j) == .infinitive || tag(j) == .auxiliary
    }

    // MARK: Noun phrases

    private mutating func nounPhrase(at start: Int) -> Int {
        if tag(start) == .pronoun {
            append(Chunk(.nounPhrase, start, start + 1, head: start))
            return start + 1
        }
        var i = start
        var head = -1
        var content = -1
        var sawNoun = false
        loop: while i < end {
            switch tag(i) {
            case .determiner:
                if content >= 0 { break loop }
            case .bound:
                if sawNoun { break loop }
            case .number:
                if sawNoun, !isJoined(i) { break loop }
                if content < 0 { content = i }
                head = head < 0 || !sawNoun ? i : head
            case .date:
                if sawNoun || (i > start && tag(i - 1) == .number) || (content < 0 && i == start && !isModifierDate(i))
                {
                    if i == start {
                        var stop = i
                        while tag(stop) == .date { stop += 1 }
                        return datePhrase(i, stop)
                    }
                    break loop
                }
                if content < 0 { content = i }
                head = i
            case .adjective, .adverb, .participle, .gerund:
                if sawNoun, !isJoined(i), tag(i) != .adjective || tag(head) != .name || tag(i + 1) == .preposition {
                    break loop
                }
                if tag(i) == .adverb, tag(i + 1) != .adjective, tag(i + 1) != .number, tag(i + 1) != .bound,
                    content >= 0 || i == start
                {
                    break loop
                }
                if tag(i) == .participle || tag(i) == .gerund, !isJoined(i), tag(i + 1) != .noun || content < 0 {
                    break loop
                }
                if content < 0 { content = i }
                if head < 0 { head = i }
            case .noun, .name:
                if content < 0 { content = i }
                head = i
                sawNoun = true
            case .joiner:
                if i == start || i + 1 >= end { break loop }
            case .other:
                // `$`, `#` and the like inside the phrase.
                if content < 0 { break loop }
                if !sawNoun { break } else { break loop }
            case .quote:
                // A quoted name inside the phrase: the "Sputnik" moment.
                if sawNoun || tag(i + 1) != .name && tag(i + 1) != .noun && tag(i + 1) != .adjective { break loop }
                if content < 0 { break loop }
            default: break loop
            }
            i += 1
        }
        if i == start { return start + 1 }
        if content < 0 {
            // Determiners alone stand for a noun phrase: `all of`, `some`.
            var chunk = Chunk(.nounPhrase, start, i, head: i - 1)
            chunk.content = Int32(clamping: i - 1)
            append(chunk)
            return possessive(i)
        }
        if head < 0 { head = i - 1 }
        let isAdjective = !sawNoun && tag(head) != .number && tag(head) != .date && content == start
        var chunk = Chunk(isAdjective ? .adjective : .nounPhrase, start, i, head: head)
        chunk.content = Int32(clamping: content)
        if let last = chunks.last, last.kind == .nounPhrase, Int(last.end) < start, tag(start - 1) == .possessive,
            Int(last.end) == start - 1
        {
            chunk.possessor = Int32(clamping: chunks.count - 1)
        }
        append(chunk)
        return possessive(i)
    }

    private mutating func datePhrase(_ start: Int, _ stop: Int) -> Int {
        append(Chunk(.nounPhrase, start, stop, head: start))
        return possessive(stop)
    }

    /// Steps over the `'s` behind an owner.
    private func possessive(_ i: Int) -> Int { tag(i) == .possessive ? i + 1 : i }

    private func isJoined(_ i: Int) -> Bool { i > first && tags[i - 1 - first] == .joiner }

    /// A date directly before a noun modifies it: `the 2009 report`, but `on Friday fishermen` does not.
    private func isModifierDate(_ i: Int) -> Bool {
        var j = i
        while tag(j) == .date { j += 1 }
        guard tag(j) == .noun, i > first, tag(i - 1) == .preposition else { return tag(j) == .noun }
        // `of 2019 levels`, but not `on Friday fishermen`
        return tokens[i].isNumeric && j == i + 1
    }

    // MARK: Verb groups

    private mutating func verbGroup(at start: Int) -> Int {
        var i = start
        var main = -1
        var lastAuxiliary = -1
        var hasModal = false
        var hasTo = false
        var isNegated = false
        var sawBe = false
        var isPlanned = false
        loop: while i < end {
            switch tag(i) {
            case .modal:
                hasModal = true
                lastAuxiliary = i
            case .auxiliary:
                lastAuxiliary = i
                let roles = words[tokens[i].word].roles
                if !roles.isDisjoint(with: [.be, .get]) { sawBe = true }
            case .negation:
                guard continues(i + 1) else {
                    if lastAuxiliary >= 0 {
                        isNegated = true
                        i += 1
                    }
                    break loop
                }
                isNegated = true
            case .adverb, .quote:
                guard i > start, continues(i + 1) else { break loop }
            case .to:
                guard i == start || lastAuxiliary == i - 1, startsInfinitive(i) else { break loop }
                if i == start { hasTo = true } else { isPlanned = true }
            case .verb, .participle, .gerund, .infinitive:
                main = i
                i += 1
                break loop
            default: break loop
            }
            i += 1
        }
        if main < 0 { main = lastAuxiliary }
        guard main >= 0, i > start else { return start + 1 }
        var chunk = Chunk(.verbGroup, start, i, head: main)
        let entry = words[tokens[main].word]
        let hasAuxiliary = lastAuxiliary >= 0 && lastAuxiliary != main
        if hasTo {
            chunk.form = .infinitive
        } else if hasModal {
            chunk.form = .finite
        } else {
            let opening = tag(start) == .auxiliary ? words[tokens[start].word].forms : entry.forms
            switch tag(start) {
            case .gerund: chunk.form = .gerund
            case .participle: chunk.form = .participle
            case .infinitive: chunk.form = .infinitive
            case .auxiliary: chunk.form = opening == .gerund ? .gerund : .finite
            default: chunk.form = .finite
            }
        }
        chunk.isPassive =
            entry.forms.contains(.participle) && (tag(main) == .participle || sawBe && hasAuxiliary)
            && (sawBe || !hasAuxiliary) && tag(main) != .gerund
        if tag(main) == .verb, !hasAuxiliary { chunk.isPassive = false }
        chunk.isNegated = isNegated
        chunk.isPlanned = isPlanned
        append(chunk)
        return i
    }

    /// Whether a verb group goes on at a token, over adverbs and negations.
    private func continues(_ i: Int) -> Bool {
        var j = i
        while j < end, j <= i + 3, tag(j) == .adverb || tag(j) == .negation || tag(j) == .quote { j += 1 }
        switch tag(j) {
        case .verb, .participle, .gerund, .infinitive, .auxiliary: return true
        default: return false
        }
    }
}
