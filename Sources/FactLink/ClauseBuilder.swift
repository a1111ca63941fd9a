import FactModel
import FactText

/// Binds the chunks of a sentence into clauses: each verb group gets its subject and the group that it depends on, each
/// noun phrase its preposition and its verb group.
///
/// One pass from left to right; every look back is limited to `reach` chunks, so that the time is linear.
struct ClauseBuilder {
    private let words: WordTable
    private let tokens: [Token]
    private(set) var chunks: [Chunk]
    /// Longest look back, in chunks: parentheses and relative clauses longer than this lose their subject.
    private let reach = 48

    init(words: WordTable, tokens: [Token], chunks: [Chunk]) {
        self.words = words
        self.tokens = tokens
        self.chunks = chunks
        bind()
    }

    private func entry(_ chunk: Int) -> WordEntry { words[tokens[Int(chunks[chunk].head)].word] }
    private func kind(_ i: Int) -> Chunk.Kind { i >= 0 && i < chunks.count ? chunks[i].kind : .stop }

    private mutating func bind() {
        var last = -1
        for i in chunks.indices {
            switch chunks[i].kind {
            case .nounPhrase:
                chunks[i].governor = Int32(last)
                if kind(i - 1) == .preposition {
                    chunks[i].preposition = chunks[i - 1].start
                } else if kind(i - 1) == .relative, isWhose(i - 1) {
                    chunks[i].possessor = chunks[i - 1].subject
                } else if kind(i - 1) == .conjunction || kind(i - 1) == .comma, kind(i - 2) == .nounPhrase,
                    chunks[i - 2].preposition >= 0, !chunks[i].isNumber || chunks[i - 2].isNumber
                {
                    // `in France, Germany and Spain`
                    chunks[i].preposition = chunks[i - 2].preposition
                }
            case .relative: chunks[i].subject = Int32(antecedent(before: i))
            case .verbGroup:
                bindVerb(i, last: last)
                if !chunks[i].isInsertion { last = i }
            case .separator: last = -1
            default: break
            }
        }
        // What stands before the first verb group without being its subject belongs to its clause.
        var next: Int32 = -1
        for i in chunks.indices.reversed() {
            if chunks[i].kind == .verbGroup, !chunks[i].isInsertion { next = Int32(i) }
            if chunks[i].kind == .separator { next = -1 }
            if chunks[i].kind == .nounPhrase, chunks[i].governor < 0 { chunks[i].governor = next }
        }
    }

    private func isWhose(_ i: Int) -> Bool { words[tokens[Int(chunks[i].start)].word].roles.contains(.whose) }

    private func antecedent(before i: Int) -> Int {
        var j = i - 1
        while j >= 0, i - j < 4, kind(j) == .comma || kind(j) == .preposition || kind(j) == .close { j -= 1 }
        guard j >= 0, kind(j) == .nounPhrase else { return -1 }
        if isTemporal(j) {
            // `by the ministry on Monday, which said`
            if chunks[j].preposition >= 0, kind(j - 2) == .nounPhrase {
                j -= 2
            } else if kind(j - 1) == .nounPhrase {
                j -= 1
            }
        }
        // `the head of the company, who`: people are found at the head of the phrase.
        if words[tokens[Int(chunks[i].start)].word].roles.contains(.who) { return headOfChain(j) }
        return j
    }

    /// The noun phrase that a prepositional chain hangs on: `sales` for `sales of cars in Spain`.
    private func headOfChain(_ i: Int) -> Int {
        var j = i
        var steps = 0
        while chunks[j].preposition >= 0, kind(j - 1) == .preposition, kind(j - 2) == .nounPhrase, steps < reach {
            j -= 2
            steps += 1
        }
        return j
    }

    // MARK: Verb groups

    private mutating func bindVerb(_ i: Int, last: Int) {
        if chunks[i].form == .finite, isReduced(i, last: last) {
            chunks[i].form = .participle
            chunks[i].isPassive = true
        }
        switch chunks[i].form {
        case .finite: bindFinite(i, last: last)
        case .infinitive: bindInfinitive(i, last: last)
        case .gerund, .participle: bindParticiple(i, last: last)
        }
    }

    /// Whether a form that may be past or participle is the participle of a reduced relative clause: `a report released
    /// by the ministry`, `figures published today show`.
    private func isReduced(_ i: Int, last: Int) -> Bool {
        let chunk = chunks[i]
        guard chunk.end == chunk.start + 1, kind(i - 1) == .nounPhrase || kind(i - 1) == .comma else { return false }
        let entry = entry(i)
        guard entry.forms.contains(.participle), !entry.forms.contains(.base) || entry.lemma.isKnown else {
            return false
        }
        if kind(i + 1) == .preposition, words[tokens[Int(chunks[i + 1].start)].word].roles.contains(.by),
            !entry.traits.contains(.change)
        {
            return true
        }
        if kind(i - 1) == .comma {
            let hangs =
                kind(i + 1) == .preposition
                || kind(i + 1) == .verbGroup && !entry.traits.isDisjoint(with: [.expected, .planned, .estimated])
            return last >= 0 && chunks[last].form == .finite && hangs && !entry.traits.contains(.change)
        }
        // An object or a noun behind a preposition takes no finite verb without a border between.
        var j = headOfChain(i - 1)
        if kind(j - 1) == .conjunction, kind(j - 2) == .nounPhrase { j = headOfChain(j - 2) }
        if kind(j - 1) == .verbGroup, chunks[j - 1].form == .finite, !self.entry(j - 1).traits.contains(.report),
            kind(i + 1) != .nounPhrase
        {
            return true
        }
        // Another finite verb in the same span.
        var k = i + 1
        while k < chunks.count, k - i < 8 {
            switch kind(k) {
            case .nounPhrase, .preposition: k += 1
            case .verbGroup:
                return chunks[k].form == .finite && kind(k - 1) == .nounPhrase
                    && (chunks[k - 1].preposition >= 0 || isDate(k - 1)) && kind(i + 1) != .nounPhrase
                    || chunks[k].form == .finite && k == i + 1
            default: return false
            }
        }
        return false
    }

    /// Whether a noun phrase is a date: `today`, `last month`.
    private func isTemporal(_ i: Int) -> Bool { i >= 0 && chunks[i].isTemporal }

    private func isDate(_ i: Int) -> Bool { tokens[Int(chunks[i].head)].classes.contains(.relativeDate) }

    private mutating func bindFinite(_ i: Int, last: Int) {
        // `which now has`, `the firm today said`: a date between subject and verb.
        var left = i - 1
        if isTemporal(left), chunks[left].preposition < 0 {
            chunks[left].governor = Int32(i)
            left -= 1
        }
        if kind(left) != .nounPhrase, kind(left) != .relative { left = i - 1 }
        let before = kind(left)
        chunks[i].parent = Int32(last)
        switch before {
        case .relative:
            chunks[i].subject = chunks[left].subject
            chunks[i].antecedent = chunks[i].subject
            chunks[i].isRelative = true
            chunks[i].isAdjunct = true
            return
        case .nounPhrase, .close, .adjective:
            if let subject = chain(from: before == .nounPhrase ? left : beforeParenthesis(left), verb: i, last: last) {
                setSubject(subject, of: i, last: last)
                return
            }
        case .comma, .quote:
            if isInverted(i), last >= 0 || before == .quote {
                var subject = i + 1
                while kind(subject + 1) == .nounPhrase, Int(chunks[subject + 1].possessor) == subject { subject += 1 }
                chunks[i].subject = Int32(subject)
                chunks[i].isInsertion = true
                chunks[i].parent = -1
                return
            }
            let closing = before == .quote && kind(i - 2) == .comma ? i - 2 : i - 1
            if let opening = openingComma(closing), let subject = chain(from: opening - 1, verb: i, last: last) {
                setSubject(subject, of: i, last: last)
                return
            }
        default: break
        }
        if before == .verbGroup, let antecedent = antecedent(ofClauseBefore: i, last: last) {
            setSubject(antecedent, of: i, last: last)
            return
        }
        // A verb without a subject of its own shares that of the verb before.
        if last >= 0 {
            var shared = last
            if kind(i - 1) == .conjunction, kind(i - 2) == .comma, chunks[last].isRelative, chunks[last].parent >= 0 {
                // `X bought Y, which …, and sold Z`: the comma closes the relative clause.
                shared = Int(chunks[last].parent)
            }
            chunks[i].subject = chunks[shared].subject
            if kind(i - 1) == .conjunction || kind(i - 1) == .comma { chunks[i].parent = chunks[shared].parent }
            if shared != last { return }
            chunks[i].isRelative = chunks[last].isRelative && kind(i - 1) == .conjunction
        }
    }

    /// `the firm that X wants to buy has …`: what a relative clause that a verb closes is said of.
    private func antecedent(ofClauseBefore i: Int, last: Int) -> Int? {
        var group = last
        var steps = 0
        while group >= 0, steps < 8 {
            if chunks[group].antecedent >= 0 { return headOfChain(Int(chunks[group].antecedent)) }
            group = Int(chunks[group].parent)
            steps += 1
        }
        return nil
    }

    private mutating func setSubject(_ subject: Int, of i: Int, last: Int) {
        chunks[i].subject = Int32(subject)
        var start = subject
        if chunks[start].possessor >= 0 { start = Int(chunks[start].possessor) }
        let border = kind(start - 1)
        if words[tokens[Int(chunks[subject].head)].word].roles.contains(.there) { chunks[i].isExistential = true }
        if border == .verbGroup {
            chunks[i].parent = Int32(start - 1)
        } else if border == .conjunction {
            chunks[i].parent = last >= 0 ? chunks[last].parent : -1
        } else if border == .comma || start == 0 || border == .stop || border == .colon {
            // `X rose, Y fell` and `when X rose, Y fell`: a new main clause, unless a report governs it.
            chunks[i].parent = -1
        }
        if border == .relative {
            chunks[i].isRelative = true
            chunks[i].antecedent = chunks[start - 1].subject
        }
        if border == .relative || border == .subordinator {
            chunks[i].isAdjunct = !words[tokens[Int(chunks[start - 1].start)].word].roles.contains(.that)
        }
        if entry(i).traits.contains(.report), border == .comma || border == .quote {
            let behind = kind(i + 1)
            if behind == .comma || behind == .stop || behind == .quote || i + 1 >= chunks.count {
                chunks[i].isInsertion = true
            }
        }
        // The subject with its coordination and prepositional phrases, up to the first clause inside it.
        var j = start
        while j < i {
            switch chunks[j].kind {
            case .nounPhrase:
                chunks[j].governor = Int32(i)
                chunks[j].isSubject = true
            case .preposition, .conjunction, .open, .close: break
            case .comma where kind(j + 1) == .nounPhrase: break
            default: return
            }
            j += 1
        }
    }

    /// `…", said the minister.`: a verb of saying between a comma and its subject.
    private func isInverted(_ i: Int) -> Bool {
        guard kind(i + 1) == .nounPhrase, entry(i).traits.contains(.report), chunks[i].start + 1 == chunks[i].end else {
            return false
        }
        return kind(i + 2) != .verbGroup
    }

    /// The noun phrase before a bracket that closes at a chunk.
    private func beforeParenthesis(_ close: Int) -> Int {
        var j = close
        while j >= 0, close - j < reach {
            if kind(j) == .open { return j - 1 }
            if kind(j) == .nounPhrase, kind(close) != .close { return j }
            j -= 1
        }
        return -1
    }

    private func openingComma(_ closing: Int) -> Int? {
        var j = closing - 1
        while j > 0, closing - j < reach {
            if kind(j) == .comma, kind(j - 1) == .nounPhrase || kind(j - 1) == .close { return j }
            j -= 1
        }
        return nil
    }

    /// The subject that ends at a chunk: the head of its prepositional chain, over coordination and reduced clauses.
    private func chain(from start: Int, verb: Int, last: Int) -> Int? {
        var p = start
        var steps = 0
        // `the firm today said`
        if isTemporal(p), chunks[p].preposition < 0 {
            if kind(p - 1) == .nounPhrase {
                p -= 1
            } else if kind(p - 1) == .verbGroup, chunks[p - 1].form != .finite, kind(p - 2) == .nounPhrase {
                p -= 2
            }
        }
        if kind(p) == .close { p = beforeParenthesis(p) }
        while p >= 0, steps < reach {
            steps += 1
            guard kind(p) == .nounPhrase else { return nil }
            if chunks[p].possessor >= 0, kind(p - 1) == .nounPhrase, Int(chunks[p].possessor) == p - 1,
                chunks[p - 1].preposition >= 0, kind(p - 2) == .preposition
            {
                // `in China's economy`
                guard kind(p - 3) == .nounPhrase else { return nil }
                p -= 3
                continue
            }
            if chunks[p].preposition >= 0, kind(p - 1) == .preposition {
                switch kind(p - 2) {
                case .nounPhrase: p -= 2
                case .verbGroup where chunks[p - 2].form != .finite && kind(p - 3) == .nounPhrase: p -= 3
                case .close: p = beforeParenthesis(p - 2)
                case .verbGroup where chunks[p - 2].isRelative && chunks[p - 2].subject >= 0:
                    p = Int(chunks[p - 2].subject)
                default: return nil
                }
                continue
            }
            switch kind(p - 1) {
            case .conjunction, .comma:
                guard kind(p - 2) == .nounPhrase, kind(p - 1) == .conjunction || p < start else { return p }
                let other = headOfChain(p - 2)
                // An object that the verb before already has is not coordinated with this subject.
                if kind(other - 1) == .verbGroup || chunks[other].preposition >= 0 || isTemporal(other) { return p }
                p = other
            case .verbGroup:
                let group = chunks[p - 1]
                if group.isRelative, group.subject >= 0, Int(group.subject) < p - 1, p == start,
                    chunks[Int(group.subject)].governor < 0 || chunks[Int(group.subject)].isSubject == false
                {
                    let antecedent = Int(group.subject)
                    if antecedent < verb, chunks[antecedent].governor < 0 { return headOfChain(antecedent) }
                }
                return p
            default: return p
            }
        }
        return nil
    }

    // MARK: Other forms

    private mutating func bindInfinitive(_ i: Int, last: Int) {
        chunks[i].parent = Int32(last)
        guard last >= 0 else { return }
        if entry(last).traits.contains(.objectControl), kind(i - 1) == .nounPhrase, !chunks[last].isPassive,
            i - 2 == last
        {
            chunks[i].subject = Int32(i - 1)
        } else {
            chunks[i].subject = chunks[last].subject
        }
    }

    private mutating func bindParticiple(_ i: Int, last: Int) {
        chunks[i].parent = Int32(last)
        let noun = kind(i - 1) == .close ? beforeParenthesis(i - 1) : i - 1
        if kind(noun) == .nounPhrase, noun >= 0 {
            let chainHead = headOfChain(noun)
            let isWith =
                chunks[chainHead].preposition >= 0
                && words[tokens[Int(chunks[chainHead].preposition)].word].roles.contains(.with)
            if chunks[i].form == .gerund, isWith || last < 0 || chunks[chainHead].preposition < 0 {
                chunks[i].subject = Int32(chainHead)
            } else {
                chunks[i].subject = Int32(noun)
            }
            chunks[i].isRelative = !isWith
            return
        }
        if kind(i - 1) == .comma, chunks[i].form == .participle, kind(i - 2) == .nounPhrase, !chunks[i - 2].isNumber,
            !chunks[i - 2].isTemporal
        {
            // `the model, developed by X,`: said of the noun before the comma.
            chunks[i].subject = Int32(headOfChain(i - 2))
            chunks[i].isRelative = true
            return
        }
        if last >= 0 { chunks[i].subject = chunks[last].subject }
    }
}
