import FactModel
import FactText

/// Gives each token of a sentence its part of speech: closed classes by the word lists, mentions as what they are, open
/// words by their classes and the words around them.
struct Tagger {
    let words: WordTable
    let endings: WordEndings
    let tokens: [Token]
    let text: [UInt8]
    /// Mention of each token of the document's current sentence, -1 for none; indexed like `tags`.
    let mentionTags: [PartOfSpeech?]
    let first: Int
    let end: Int
    let isHeading: Bool
    /// Whether words in lower case stand in the sentence, so that `US` is no pronoun.
    private let sawLower: Bool
    private(set) var tags: [PartOfSpeech] = []
    /// Whether a finite verb stands since the last word that opens a clause.
    private(set) var clauseHasVerb = false

    init(
        words: WordTable, endings: WordEndings, tokens: [Token], text: [UInt8], range: TokenRange,
        mentionTags: [PartOfSpeech?]
    ) {
        self.words = words
        self.endings = endings
        self.tokens = tokens
        self.text = text
        self.mentionTags = mentionTags
        first = Int(range.start)
        end = Int(range.end)
        var capitals = 0
        var lower = 0
        for i in range.indices where tokens[i].isWord && tokens[i].count > 3 {
            if tokens[i].isCapitalized { capitals += 1 } else { lower += 1 }
        }
        isHeading = capitals >= 4 && lower * 4 <= capitals
        sawLower = lower > 0
        tags.reserveCapacity(range.count)
        for i in range.indices {
            let tag = tag(i)
            tags.append(tag)
            switch tag {
            case .verb, .auxiliary, .modal: clauseHasVerb = true
            case .subordinator, .relative, .semicolon, .colon, .quote, .stop: clauseHasVerb = false
            default: break
            }
        }
    }

    func entry(_ i: Int) -> WordEntry { words[tokens[i].word] }

    /// The tag before a token without adverbs and negations, `stop` at the start.
    func before(_ i: Int) -> PartOfSpeech {
        var j = i - first - 1
        while j >= 0, i - first - j <= 4 {
            if tags[j] != .adverb && tags[j] != .negation && (tags[j] != .quote || j == 0) { return tags[j] }
            j -= 1
        }
        return j < 0 ? .stop : tags[j]
    }

    private func tag(_ i: Int) -> PartOfSpeech {
        if let mention = mentionTags[i - first] { return mention }
        let token = tokens[i]
        if token.shape == .punctuation || token.shape == .symbol { return mark(i) }
        if token.isNumeric { return i > first && tags[i - 1 - first] == .name ? .name : .number }
        let classes = token.classes
        let entry = entry(i)
        if classes.contains(.possessive), entry.roles.isDisjoint(with: [.whose]), !classes.contains(.determiner) {
            let previous = tagged(before: i)
            return previous == .pronoun || previous == .relative ? .auxiliary : .possessive
        }
        if isJoinedToNext(i), !token.isCapitalized, !entry.forms.contains(.gerund) { return .adjective }
        if token.shape == .upper, sawLower { return .name }
        if let closed = closed(i, classes, entry) { return closed }
        if token.isCapitalized, isName(i, entry, classes) { return .name }
        return open(i, entry)
    }

    private func isName(_ i: Int, _ entry: WordEntry, _ classes: TokenClasses) -> Bool {
        let atStart = i == first || tags[i - 1 - first] == .quote && i - first < 3
        if atStart || isHeading {
            if tokens[i].shape == .upper || tokens[i].shape == .mixed { return true }
            return entry.classes.isEmpty || !classes.isDisjoint(with: [.place, .givenName])
        }
        return classes.isDisjoint(with: [.demonym]) || !isNominalNext(i)
    }

    /// The tag before a token; `other` when that is not known yet, which happens in looks ahead.
    private func tagged(before i: Int) -> PartOfSpeech {
        guard i > first else { return .stop }
        return i - 1 - first < tags.count ? tags[i - 1 - first] : .other
    }

    private func mark(_ i: Int) -> PartOfSpeech {
        let token = tokens[i]
        let b = text[Int(token.start)]
        switch b {
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: ";"): return .semicolon
        case UInt8(ascii: ":"): return .colon
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return .stop
        case UInt8(ascii: "("), UInt8(ascii: "["): return .open
        case UInt8(ascii: ")"), UInt8(ascii: "]"): return .close
        case UInt8(ascii: "\""): return .quote
        case UInt8(ascii: "'"):
            let follows = tagged(before: i)
            return token.isGlued && (follows == .noun || follows == .name) ? .possessive : .quote
        case UInt8(ascii: "-"):
            let joins = token.isGlued && token.count == 1 && i + 1 < end && tokens[i + 1].isGlued
            return joins ? .joiner : .dash
        case UInt8(ascii: "/"): return .joiner
        case UInt8(ascii: "&"):
            return tagged(before: i) == .name && i + 1 < end && tokens[i + 1].isCapitalized ? .joiner : .conjunction
        default: break
        }
        guard token.count >= 2 else { return .other }
        switch UTF8Reader.scalar(text.span, at: Int(token.start)).scalar {
        case 0x2010, 0x2011: return token.isGlued && i + 1 < end && tokens[i + 1].isGlued ? .joiner : .dash
        case 0x2012...0x2015: return .dash
        case 0x2019:
            let follows = tagged(before: i)
            return token.isGlued && (follows == .noun || follows == .name) ? .possessive : .quote
        case 0x2018, 0x201C...0x201F, 0xAB, 0xBB, 0x300C...0x300F: return .quote
        default: return .other
        }
    }

    private func isJoinedToNext(_ i: Int) -> Bool {
        guard i + 2 < end else { return false }
        let hyphen = tokens[i + 1]
        return hyphen.shape == .punctuation && hyphen.isGlued && tokens[i + 2].isGlued && hyphen.count == 1
            && text[Int(hyphen.start)] == UInt8(ascii: "-")
    }

    // MARK: Closed classes

    private func closed(_ i: Int, _ classes: TokenClasses, _ entry: WordEntry) -> PartOfSpeech? {
        let roles = entry.roles
        if classes.contains(.negation) { return .negation }
        if tokens[i].isCapitalized, i > first, !isHeading, classes.isDisjoint(with: [.pronoun, .determiner]) {
            return nil
        }
        if roles.contains(.to) {
            if i > first, tags[i - 1 - first] == .bound, precedesNumber(i) { return .bound }
            return .to
        }
        if roles.contains(.bound), precedesNumber(i) {
            // `at 8,000` is a place, `at least 8,000` a bound.
            if !roles.contains(.locative) || mentionTags[i + 1 - first] != .number { return .bound }
        }
        if roles.contains(.that) { return that(i) }
        if classes.contains(.relativePronoun) { return .relative }
        if roles.contains(.whose) { return .relative }
        if classes.contains(.modal) { return before(i) == .determiner ? nil : .modal }
        if classes.contains(.auxiliary) { return .auxiliary }
        if roles.contains(.there), i + 1 < end, !tokens[i + 1].classes.isDisjoint(with: [.auxiliary, .modal]) {
            return .pronoun
        }
        if classes.contains(.preposition) || classes.contains(.subordinator), before(i) == .auxiliary, i + 1 < end,
            self.entry(i + 1).forms.contains(.participle) || tokens[i + 1].classes.contains(.adverb)
        {
            return .adverb
        }
        if classes.contains(.subordinator) {
            return classes.contains(.preposition) && !startsClause(i) ? .preposition : .subordinator
        }
        if classes.contains(.conjunction) { return .conjunction }
        if classes.contains(.determiner) {
            let previous = tagged(before: i)
            if previous == .number, roles.contains(.additional) { return .adjective }
            if previous == .noun || previous == .name || previous == .number, i + 1 < end,
                self.entry(i + 1).first == .verb,
                !self.entry(i + 1).forms.isDisjoint(with: [.past, .third])
            {
                return .adverb
            }
            if classes.contains(.adverb), !isNominalNext(i) { return .adverb }
            return isNominalNext(i) || classes.isDisjoint(with: [.pronoun]) ? .determiner : .pronoun
        }
        if classes.contains(.pronoun) { return .pronoun }
        if classes.contains(.preposition) { return .preposition }
        return nil
    }

    /// Whether a number follows, with nothing but other bounds between.
    private func precedesNumber(_ i: Int) -> Bool {
        var j = i + 1
        while j < end, j <= i + 4 {
            if mentionTags[j - first] == .number { return true }
            guard entry(j).roles.contains(.bound) || entry(j).roles.contains(.to) || tokens[j].shape == .symbol else {
                return false
            }
            j += 1
        }
        return false
    }

    private func that(_ i: Int) -> PartOfSpeech {
        let previous = before(i)
        let next = i + 1 < end ? tokens[i + 1] : nil
        let nextEntry = i + 1 < end ? entry(i + 1) : WordEntry()
        if let next, next.classes.isDisjoint(with: [.auxiliary, .modal, .determiner, .pronoun, .capital]),
            nextEntry.first == .noun, !nextEntry.classes.contains(.verb),
            previous == .preposition || previous == .stop || previous == .comma || previous == .conjunction
        {
            return .determiner
        }
        if let next, previous == .stop, !next.classes.isDisjoint(with: [.auxiliary, .modal]) { return .pronoun }
        return previous == .noun || previous == .name || previous == .number || previous == .date
            ? .relative : .subordinator
    }

    /// Whether a word that is a preposition or a subordinator has a finite verb near behind it.
    private func startsClause(_ i: Int) -> Bool {
        var j = i + 1
        var sawNominal = false
        while j < end, j <= i + 12 {
            let token = tokens[j]
            if token.shape == .punctuation, mark(j) != .joiner { return false }
            let classes = token.classes
            if !classes.isDisjoint(with: [.auxiliary, .modal]), classes.isDisjoint(with: [.possessive]) {
                return sawNominal
            }
            if j > i + 1, classes.contains(.conjunction) { return false }
            if j > i + 1, classes.contains(.preposition), !entry(j).roles.contains(.of) { return false }
            let entry = entry(j)
            if mentionTags[j - first] == nil, sawNominal, entry.first == .verb,
                !entry.forms.isDisjoint(with: [.past, .third]), !token.isCapitalized
            {
                return true
            }
            if j == i + 1, entry.first == .verb, entry.forms == .gerund { return false }
            sawNominal =
                sawNominal || mentionTags[j - first] != nil || token.isCapitalized || classes.contains(.pronoun)
                || entry.classes.contains(.noun) || classes.contains(.noun)
                || entry.classes.isEmpty && classes.isEmpty && token.isWord
            j += 1
        }
        return false
    }

    /// Whether the next token can go on a noun phrase.
    func isNominalNext(_ i: Int) -> Bool {
        var j = i + 1
        if j < end, mentionTags[j - first] == nil, tokens[j].classes.contains(.adverb) { j += 1 }
        guard j < end else { return false }
        if mentionTags[j - first] != nil { return true }
        let token = tokens[j]
        if token.shape == .punctuation {
            let b = text[Int(token.start)]
            return b == UInt8(ascii: "\"") || b == 0xE2 || b == UInt8(ascii: "'")
                ? token.count != 1 || !token.isGlued : false
        }
        if token.shape == .symbol { return text[Int(token.start)] == UInt8(ascii: "$") }
        let closed: TokenClasses = [
            .preposition, .conjunction, .pronoun, .auxiliary, .modal, .negation, .subordinator, .relativePronoun,
            .possessive,
        ]
        if !token.classes.isDisjoint(with: closed) { return token.isCapitalized || token.classes.contains(.determiner) }
        let entry = entry(j)
        if entry.first == .verb, !entry.forms.isDisjoint(with: [.third, .past]),
            entry.forms.isDisjoint(with: [.participle]),
            !entry.classes.contains(.noun)
        {
            return token.isCapitalized
        }
        return true
    }
}
