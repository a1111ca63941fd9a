import FactModel
import FactText

/// Where names end that start at a token: behind their legal form, or behind their head word and what hangs on it.
struct NameExtent {
    let extractor: OrganizationExtractor
    let tokens: [Token]
    let scope: SentenceScope
    let run: Range<Int>

    /// Longest name read by head words or legal forms, in tokens: keeps the work on long runs linear.
    static let window = 14

    /// Behind the legal form of a name that starts at `p`, with the first token of the form; nil when there is none.
    func legalEnd(from p: Int, _ text: Span<UInt8>) -> (form: Int, end: Int)? {
        let limit = min(run.upperBound, p + NameExtent.window)
        var q = p + 1
        while q < limit {
            if let form = legalForm(q) { return (q, pastLegal(q + form.length)) }
            q += 1
        }
        // `Name, Inc.`
        guard limit == run.upperBound, limit + 1 < scope.end, isMark(tokens[limit], UInt8(ascii: ","), text),
            let form = legalForm(limit + 1), form.rule.weight >= NameExtent.sureForm
        else { return nil }
        return (limit, pastLegal(limit + 1 + form.length))
    }

    /// Legal forms of at least this weight end a name even behind a comma.
    private static let sureForm: Float = 2

    private func legalForm(_ q: Int) -> (rule: WordRule, length: Int)? {
        extractor.words.legalForm(tokens, at: q, limit: scope.end)
    }

    /// Behind further legal forms: `Co., Ltd.`
    private func pastLegal(_ start: Int) -> Int {
        var q = start
        while q < scope.end, q < start + 5 {
            if let form = legalForm(q) {
                q += form.length
            } else if q + 1 < scope.end, tokens[q].shape == .punctuation, tokens[q].count == 1,
                let form = legalForm(q + 1), form.rule.weight >= NameExtent.sureForm
            {
                q += 1 + form.length
            } else {
                break
            }
        }
        return q
    }

    /// Behind the last head word of a name that starts at `p`, and what hangs on it by *of* and its kin.
    func headEnd(from p: Int, _ text: Span<UInt8>) -> Int? {
        let limit = min(bridged(run.upperBound, text), p + NameExtent.window)
        var end: Int?
        if extractor.words.rule(tokens[p].word, .first) != nil, p + 1 < limit { end = limit }
        if extractor.words.rule(tokens[p].word, .of) != nil, let extended = extended(p + 1, text), extended > p + 1 {
            end = max(end ?? 0, extended)
        }
        var q = p + 1
        while q < limit {
            let token = tokens[q]
            if token.classes.contains(.organizationHead) {
                if extractor.words.rule(token.word, .of) != nil, let extended = extended(q + 1, text) {
                    return max(end ?? 0, extended)
                }
                if extractor.words.rule(token.word, .last) != nil { end = max(q + 1, end == limit ? 0 : end ?? 0) }
            } else if scope.isTitleCase, !token.classes.isDisjoint(with: [.verb, .preposition, .auxiliary]) {
                break
            }
            q += 1
        }
        return end
    }

    /// Behind a second run of capitals that *and* joins to the first one, when both words beside it are ordinary words and
    /// the second run has a head word: `Relief and Development Agency`.
    private func bridged(_ end: Int, _ text: Span<UInt8>) -> Int {
        guard end + 1 < scope.end, end > run.lowerBound,
            tokens[end].word == extractor.andWord || isMark(tokens[end], UInt8(ascii: "&"), text)
        else { return end }
        let (left, right) = (tokens[end - 1], tokens[end + 1])
        guard left.classes.contains(.common) || right.classes.contains(.common), right.isCapitalized,
            left.classes.isDisjoint(with: [.legalForm, .personTitle, .place, .demonym, .givenName]),
            right.classes.isDisjoint(with: [.personTitle, .place, .demonym, .givenName])
        else { return end }
        // A weak head word on the left may belong to a list: `Energy and Mineral Resources Ministry`.
        let leftWeight = extractor.words.rule(left.word, .last)?.weight ?? 0
        let limit = min(scope.end, end + NameExtent.window)
        let next = CapitalRun(tokens, at: end + 1, limit: limit, text, extractor.words)
        for q in next.range.dropFirst() {
            if let rule = extractor.words.rule(tokens[q].word, .last), rule.weight > leftWeight {
                return next.range.upperBound
            }
        }
        return end
    }

    private func isMark(_ token: Token, _ mark: UInt8, _ text: Span<UInt8>) -> Bool {
        token.count == 1 && text[Int(token.start)] == mark
    }

    /// Extends a name that ends before `end` by `of X`, `for the X`, `of X, Y and Z`; nil when nothing hangs on it.
    private func extended(_ end: Int, _ text: Span<UInt8>) -> Int? {
        var end = end
        var isExtended = false
        for round in 0..<3 {
            guard end + 1 < scope.end, isLinker(end, isFirst: round == 0) else { break }
            var start = end + 1
            while start < min(scope.end, end + 3), !tokens[start].isCapitalized,
                tokens[start].classes.contains(.determiner) || extractor.words.rule(tokens[start].word, .linker) != nil
            {
                start += 1
            }
            guard start < scope.end, tokens[start].classes.isDisjoint(with: [.weekday, .month]),
                let stop = chunk(start, text)
            else { break }
            end = list(behind: stop, text)
            isExtended = true
        }
        return isExtended ? end : nil
    }

    private func isLinker(_ q: Int, isFirst: Bool) -> Bool {
        extractor.words.rule(tokens[q].word, .linker) != nil
            || (isFirst && extractor.words.rule(tokens[q].word, .linkerFirst) != nil)
    }

    /// Behind the capitals that start at a token, without a title and what follows it; nil when there are none.
    private func chunk(_ start: Int, _ text: Span<UInt8>) -> Int? {
        guard tokens[start].isCapitalized else { return nil }
        let whole = CapitalRun(
            tokens, at: start, limit: min(scope.end, start + NameExtent.window), text, extractor.words)
        // A title behind the first word starts a person: `Bank of Japan Governor Ueda`, not `Tribunal of Justice`.
        var stop = start + 1
        while stop < whole.range.upperBound, !tokens[stop].classes.contains(.personTitle) { stop += 1 }
        return stop > start ? stop : nil
    }

    /// Behind `, Y and Z` or `and Z` that goes on from a chunk, when neither part is a name of its own.
    private func list(behind end: Int, _ text: Span<UInt8>) -> Int {
        var q = end
        for _ in 0..<3 {
            guard q + 1 < scope.end else { return end }
            let isComma = tokens[q].count == 1 && text[Int(tokens[q].start)] == UInt8(ascii: ",")
            let isAnd =
                tokens[q].word == extractor.andWord
                || (tokens[q].count == 1 && text[Int(tokens[q].start)] == UInt8(ascii: "&"))
            guard isComma || isAnd, let stop = chunk(q + 1, text), stop - q <= 4 else { return end }
            for i in (q + 1)..<stop where !tokens[i].classes.isDisjoint(with: [.place, .legalForm]) { return end }
            if extractor.lexicon.table.longestMatch(tokens, at: q + 1, limit: stop, text) != nil { return end }
            if extractor.words.rule(tokens[q + 1].word, .of) != nil, stop < scope.end, isLinker(stop, isFirst: true) {
                return end
            }
            let isPlain = tokens[(q + 1)..<stop].allSatisfy { $0.classes.contains(.common) }
            if !isPlain, extractor.words.rule(tokens[stop - 1].word, .last) != nil { return end }
            if !isPlain, extractor.names.longestMatch(tokens, at: q + 1, limit: stop, text) != nil { return end }
            if tokens[q + 1].classes.contains(.givenName) { return end }
            if isAnd { return stop }
            q = stop
        }
        return end
    }
}
