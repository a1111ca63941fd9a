import FactModel
import FactText

/// What the document itself makes known: acronyms in brackets, short forms, names used again.
extension OrganizationReader {
    /// Reads `(ACRONYM)` behind a name just accepted and returns the token behind the bracket, or `start`.
    mutating func readBracket(behind candidate: NameCandidate, _ scope: SentenceScope, _ text: Span<UInt8>) -> Int {
        let start = candidate.range.upperBound
        guard start + 2 < scope.end, isMark(tokens[start], UInt8(ascii: "("), text),
            isMark(tokens[start + 2], UInt8(ascii: ")"), text)
        else { return start }
        let inner = tokens[start + 1]
        guard
            inner.shape == .upper || inner.shape == .mixed || inner.shape == .capitalized
                || inner.shape == .alphanumeric,
            inner.count <= 12, candidate.range.count > 1,
            isAcronym(inner, candidate.range, text) || isPlainAcronym(inner, candidate)
        else { return start }
        guard let mention = mentions.last else { return start }
        let range = TokenRange(start + 1, start + 2)
        known.add(DocumentNames.hash(tokens, range.indices), mentions.count - 1)
        mentions.append(
            Mention(
                range: document.byteRange(range), tokens: range, sentence: mention.sentence, value: mention.value,
                rule: extractor.ruleIDs.acronym, score: mention.score))
        isFirm.append(true)
        return start + 3
    }

    /// Capitals behind a name that has no legal form, whatever the letters (behind one they are a ticker symbol).
    private func isPlainAcronym(_ token: Token, _ candidate: NameCandidate) -> Bool {
        token.shape == .upper && (3...8).contains(token.count) && candidate.legalStart == nil
            && extractor.words.rule(token.word, .generic) == nil
    }

    private func isMark(_ token: Token, _ mark: UInt8, _ text: Span<UInt8>) -> Bool {
        token.count == 1 && text[Int(token.start)] == mark
    }

    /// Whether the letters of a token are found in order at the starts of the words of a range, at least half of them
    /// as initials.
    private func isAcronym(_ token: Token, _ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
        var word = range.lowerBound
        var initials = 0
        var letters = 0
        for i in Int(token.start)..<Int(token.end) {
            let letter = text[i] | 0x20
            guard letter &- 0x61 < 26 else { continue }
            letters += 1
            var next = word
            while next < range.upperBound, text[Int(tokens[next].start)] | 0x20 != letter { next += 1 }
            if next < range.upperBound {
                initials += 1
                word = next + 1
            }
        }
        return letters >= 2 && initials * 2 >= letters
    }

    /// Takes back single words believed for their surroundings alone when the document uses them as a person's name.
    mutating func dropPersons() {
        for (number, mention) in mentions.enumerated() where !isFirm[number] && mention.tokens.count == 1 {
            if known.isPerson(tokens[Int(mention.tokens.start)].hash) { isDropped.insert(number) }
        }
    }

    /// Believes a run that fell short in every place but stands several times: each place adds a little.
    mutating func resolveRepeated() {
        var groups: [UInt32: (best: Float, count: Int, first: Int)] = [:]
        for (number, run) in pending.enumerated() where !run.isRuledOut && !run.range.isEmpty {
            let hash = DocumentNames.hash(tokens, run.range)
            if let group = groups[hash] {
                groups[hash] = (max(group.best, run.score), group.count + 1, group.first)
            } else {
                groups[hash] = (run.score, 1, number)
            }
        }
        for (number, run) in pending.enumerated() where !run.isRuledOut && !run.range.isEmpty {
            let hash = DocumentNames.hash(tokens, run.range)
            guard let group = groups[hash], group.first == number, group.count > 1,
                known.mention(tokens, run.range) == nil,
                !(run.range.count == 1 && known.isPerson(tokens[run.range.lowerBound].hash))
            else { continue }
            let score = group.best + extractor.weights[.repeated] * Float(min(group.count, 4) - 1)
            guard score >= 0 else { continue }
            let range = TokenRange(run.range.lowerBound, run.range.upperBound)
            known.add(hash, mentions.count)
            mentions.append(
                Mention(
                    range: document.byteRange(range), tokens: range, sentence: Int32(clamping: run.sentence),
                    value: .organization(OrganizationValue(type: .other)), rule: extractor.ruleIDs.shape,
                    score: NameScorer.probability(score)))
            isFirm.append(true)
            pending[number].range = run.range.lowerBound..<run.range.lowerBound
        }
    }

    /// Decides the runs that were left: names and short forms that stand elsewhere in the document.
    mutating func resolvePending(_ text: Span<UInt8>) {
        if known.isEmpty { return }
        for run in pending {
            var p = run.range.lowerBound
            while p < run.range.upperBound {
                var end = min(run.range.upperBound, p + 6)
                var found: Int?
                while end > p {
                    found = known.mention(tokens, p..<end)
                    if found != nil { break }
                    end -= 1
                }
                guard let found, found < mentions.count, !isDropped.contains(found), isFree(p..<end, in: run) else {
                    p += 1
                    continue
                }
                let range = TokenRange(p, end)
                mentions.append(
                    Mention(
                        range: document.byteRange(range), tokens: range, sentence: Int32(clamping: run.sentence),
                        value: mentions[found].value, rule: extractor.ruleIDs.shortForm,
                        score: mentions[found].score * 0.95))
                isFirm.append(true)
                p = end
            }
        }
    }

    /// Whether a form of a known name inside a run is not just a part of another name.
    private func isFree(_ range: Range<Int>, in run: PendingRun) -> Bool {
        if range == run.range { return !(range.count == 1 && known.isPerson(tokens[range.lowerBound].hash)) }
        if run.isRuledOut { return false }
        let isOpen: (Token) -> Bool = { !$0.classes.isDisjoint(with: [.common, .personTitle, .determiner, .demonym]) }
        let before = range.lowerBound == run.range.lowerBound || isOpen(tokens[range.lowerBound - 1])
        let behind = range.upperBound == run.range.upperBound || isOpen(tokens[range.upperBound])
        return before && behind
    }
}
