import FactModel
import FactText

/// Adds up what speaks for and against the names that may start at one token of a run.
struct NameScorer {
    let extractor: OrganizationExtractor
    let tokens: [Token]
    let scope: SentenceScope
    let run: Range<Int>
    /// A title stands before the first name of the run.
    let hasTitle: Bool

    init(
        _ extractor: OrganizationExtractor, _ tokens: [Token], _ scope: SentenceScope, _ run: Range<Int>, hasTitle: Bool
    ) {
        self.extractor = extractor
        self.tokens = tokens
        self.scope = scope
        self.run = run
        self.hasTitle = hasTitle
    }

    /// The best name that starts at a token; with `isStart` the whole rest of the run is a candidate too.
    func best(at p: Int, isStart: Bool, _ text: Span<UInt8>) -> NameCandidate? {
        let extent = NameExtent(extractor: extractor, tokens: tokens, scope: scope, run: run)
        var best: NameCandidate?
        func consider(_ candidate: NameCandidate) {
            guard let current = best else {
                best = candidate
                return
            }
            // Among believed names the longest wins, otherwise the better one.
            if candidate.score >= 0, current.score >= 0 {
                if candidate.range.count > current.range.count { best = candidate }
            } else if candidate.score > current.score {
                best = candidate
            }
        }
        let own = extractor.lexicon.table.longestMatch(tokens, at: p, limit: scope.end, text)
        let listed = extractor.names.longestMatch(tokens, at: p, limit: scope.end, text)
        var excludedEnd: Int?
        if let own, own.length >= listed?.length ?? 0 {
            if own.flags.contains(.excluded) {
                excludedEnd = p + own.length
            } else {
                consider(scored(p..<(p + own.length), own, .lexicon, text))
            }
        } else if let listed {
            consider(scored(p..<(p + listed.length), listed, .gazetteer, text))
        }
        if !scope.isCapitals {
            if let legal = extent.legalEnd(from: p, text) {
                consider(scoredLegal(p, legal, text))
            }
            if let end = extent.headEnd(from: p, text), end != best?.range.upperBound {
                consider(extended(best, p..<end, text))
            }
            if let firm = best, firm.score >= 0, firm.isFirm, firm.range.upperBound < run.upperBound,
                isNameBehind(firm.range.upperBound, text)
            {
                consider(extended(firm, p..<run.upperBound, text))
            }
        }
        if let excludedEnd {
            // Only a longer name can hold one that is no organization: `Nobel Peace Prize Committee`.
            if let best, best.score >= 0, best.range.upperBound > excludedEnd { return best }
            var excluded = NameCandidate(range: p..<excludedEnd, score: -1, rule: extractor.ruleIDs.shape)
            excluded.isExcluded = true
            return excluded
        }
        if isStart, best.map({ $0.score < 0 }) ?? true, best?.range != p..<run.upperBound {
            consider(scored(p..<run.upperBound, nil, nil, text))
        }
        return best
    }

    /// A range that starts with a believed name, which lends it its evidence.
    private func extended(_ start: NameCandidate?, _ range: Range<Int>, _ text: Span<UInt8>) -> NameCandidate {
        var candidate = scored(range, nil, nil, text)
        if let start, start.isFirm, start.score >= 0, start.range.count < range.count {
            candidate.score = max(candidate.score, start.score + extractor.weights[.listedStart])
            if candidate.type == nil { candidate.type = start.type }
            if candidate.rule == extractor.ruleIDs.shape { candidate.rule = start.rule }
            candidate.isFirm = true
        }
        return candidate
    }

    /// Whether a name goes on behind a believed start: not with a title, a given name, a small word, nor up to a last
    /// word that makes the whole something else.
    private func isNameBehind(_ q: Int, _ text: Span<UInt8>) -> Bool {
        guard !scope.isTitleCase, let last = run.last, extractor.words.rule(tokens[last].word, .otherLast) == nil,
            tokens[last].shape != .alphanumeric
        else { return false }
        let next = tokens[q]
        if next.count == 1, text[Int(next.start)] == UInt8(ascii: "&") { return true }
        if next.shape == .lower { return extractor.words.rule(next.word, .particle) != nil }
        return next.isWord && next.isCapitalized && next.classes.isDisjoint(with: [.personTitle, .givenName])
    }

    // MARK: Evidence

    private func scored(
        _ range: Range<Int>, _ match: NameMatch?, _ source: NameCandidate.Source?, _ text: Span<UInt8>,
        legalStart: Int? = nil
    ) -> NameCandidate {
        let weights = extractor.weights
        var candidate = NameCandidate(
            range: range, score: weights[.bias], rule: extractor.ruleIDs.shape, source: source, form: match?.form)
        candidate.legalStart = legalStart
        if let match, let source { addList(match, source, &candidate) }
        addHeads(&candidate)
        addShape(&candidate, text)
        addContext(&candidate, text)
        return candidate
    }

    /// A name with a legal form; the lists hold it without.
    private func scoredLegal(_ p: Int, _ legal: (form: Int, end: Int), _ text: Span<UInt8>) -> NameCandidate {
        var candidate = scored(p..<legal.end, nil, nil, text, legalStart: legal.form)
        let own = extractor.lexicon.table.match(tokens, p..<legal.form, text)
        if let match = own ?? extractor.names.match(tokens, p..<legal.form, text) {
            candidate.source = own == nil ? .gazetteer : .lexicon
            candidate.form = match.form
            candidate.records = (own == nil ? extractor.names : extractor.lexicon.table).records(of: match.form)
            candidate.score += 1
        }
        return candidate
    }

    private func addList(_ match: NameMatch, _ source: NameCandidate.Source, _ candidate: inout NameCandidate) {
        let weights = extractor.weights
        let table = source == .lexicon ? extractor.lexicon.table : extractor.names
        candidate.records = table.records(of: match.form)
        candidate.rule = extractor.ruleIDs.listed
        candidate.isFirm = true
        if let record = candidate.records.first {
            candidate.type = table.value(of: record).type
            if source == .lexicon, record < extractor.lexicon.entries.count {
                candidate.rule = extractor.lexicon.entries[record].rule
                candidate.entry = record
            }
        }
        if source == .lexicon {
            candidate.needsContext = match.flags.contains(.needsEvidence)
            candidate.score += weights[match.flags.contains(.needsEvidence) ? .lexiconWeak : .lexicon]
        } else if match.flags.contains(.needsEvidence) {
            candidate.score += weights[.listedWeak]
        } else if match.flags.contains(.acronym) {
            candidate.score += weights[.listedAcronym]
        } else {
            candidate.score += weights[match.length > 1 ? .listedPhrase : .listedWord]
        }
        if match.flags.contains(.personLike) { candidate.score += weights[.listedPerson] }
        if match.flags.contains(.placeLike) { candidate.score += weights[.listedPlace] }
        if !match.isExactCase { candidate.score += weights[.listedOtherCase] }
    }

    private func addHeads(_ candidate: inout NameCandidate) {
        let words = extractor.words
        let range = candidate.range
        guard let last = range.last else { return }
        func add(_ rule: WordRule) {
            candidate.score += rule.weight
            if candidate.source == nil {
                candidate.rule = rule.id
                candidate.type = candidate.type ?? rule.type
            }
            if rule.weight > 0 { candidate.isFirm = true }
        }
        if range.count > 1 {
            if let legalStart = candidate.legalStart {
                if let form = words.legalForm(tokens, at: legalStart, limit: range.upperBound) {
                    add(form.rule)
                } else if let form = words.legalForm(tokens, at: legalStart + 1, limit: range.upperBound) {
                    add(form.rule)
                }
            }
            let firstRule = words.rule(tokens[range.lowerBound].word, .of)
            let isLinked = isLinker(range.lowerBound + 1)
            if isLinked, let firstRule {
                add(firstRule)
            } else if let rule = words.rule(tokens[last].word, .last) {
                add(rule)
            } else if let inner = innerHead(range) {
                add(inner)
            } else if let rule = words.rule(tokens[range.lowerBound].word, .first) {
                add(rule)
            }
            if !candidate.isFirm, let rule = words.rule(tokens[range.lowerBound].word, .otherFirst) {
                candidate.score += rule.weight
            }
        }
        if candidate.source != .lexicon {
            if let rule = words.rule(tokens[last].word, .otherLast) { candidate.score += rule.weight }
            if range.count == 1, let rule = words.rule(tokens[last].word, .generic) { candidate.score += rule.weight }
        }
    }

    private func isLinker(_ q: Int) -> Bool {
        extractor.words.rule(tokens[q].word, .linker) != nil
            || extractor.words.rule(tokens[q].word, .linkerFirst) != nil
    }

    /// The head word inside a range that goes on with *of*: `School` in `Harvard School of Public Health`.
    private func innerHead(_ range: Range<Int>) -> WordRule? {
        for q in range.dropLast().dropFirst() where isLinker(q + 1) {
            if let rule = extractor.words.rule(tokens[q].word, .of) { return rule }
        }
        return nil
    }

    private func addShape(_ candidate: inout NameCandidate, _ text: Span<UInt8>) {
        let weights = extractor.weights
        let range = candidate.range
        let first = tokens[range.lowerBound]
        var commons = 0
        var hasDigits = false
        var hasAmpersand = false
        var isKnown = false
        for i in range {
            let token = tokens[i]
            if !token.classes.isDisjoint(with: [.common, .place, .demonym, .givenName, .otherName]) { isKnown = true }
            if token.classes.contains(.common) || !token.isCapitalized { commons += 1 }
            if token.shape == .alphanumeric { hasDigits = true }
            if token.count == 1, text[Int(token.start)] == UInt8(ascii: "&") { hasAmpersand = true }
        }
        if !isKnown { candidate.score += weights[range.count == 1 ? .unknownWord : .unknownWords] }
        if hasAmpersand { candidate.score += weights[.ampersand] }
        if hasDigits { candidate.score += weights[.hasDigits] }
        if range.count == 1 {
            switch first.shape {
            case .upper: candidate.score += weights[.capitals]
            case .mixed: candidate.score += weights[.camelCase]
            default: break
            }
            if first.count < 3 { candidate.score += weights[.shortWord] }
            if first.classes.contains(.common) { candidate.score += weights[.commonWord] }
        } else {
            candidate.score += weights[.severalWords]
            if range.count > 5 { candidate.score += weights[.longRun] }
            if commons == range.count { candidate.score += weights[.allCommon] }
        }
        let placeLength = extractor.places.length(tokens, at: range.lowerBound, limit: range.upperBound)
        if placeLength == range.count {
            candidate.score += weights[first.classes.contains(.demonym) ? .demonym : .place]
        }
        if first.classes.contains(.givenName), !candidate.isFirm { candidate.score += weights[.givenName] }
    }

    private func addContext(_ candidate: inout NameCandidate, _ text: Span<UInt8>) {
        let weights = extractor.weights
        let range = candidate.range
        if hasTitle { candidate.score += weights[.titleBefore] }
        if scope.isTitleCase || scope.isCapitals { candidate.score += weights[.headline] }
        if range.lowerBound == scope.start {
            let isCommon = tokens[range.lowerBound].classes.contains(.common)
            candidate.score += weights[isCommon && range.count == 1 ? .startCommon : .sentenceStart]
        }
        if range.lowerBound > run.lowerBound, !hasTitle {
            let before = tokens[range.lowerBound - 1].classes
            if before.contains(.demonym) {
                candidate.score += weights[.demonymBefore]
            } else if before.isDisjoint(with: [.determiner, .common, .personTitle, .preposition]) {
                candidate.score += weights[.runBefore]
            }
        }
        addCueBefore(&candidate)
        addQuotes(&candidate, text)
        addBehind(&candidate, text)
    }

    private func addCueBefore(_ candidate: inout NameCandidate) {
        var before = candidate.range.lowerBound
        guard before > scope.start else { return }
        if tokens[before - 1].classes.contains(.preposition), !tokens[before - 1].isCapitalized {
            candidate.score += extractor.weights[.prepositionBefore]
        }
        if tokens[before - 1].classes.contains(.determiner) {
            candidate.score += extractor.weights[.articleBefore]
            if candidate.range.count == 1, tokens[before].shape == .capitalized {
                candidate.score += extractor.weights[.articleWord]
            }
            before -= 1
        }
        guard let match = extractor.words.beforeTable.longestMatchBackwards(tokens, before: before, limit: scope.start)
        else { return }
        addCue(extractor.words.cue(match.payload), &candidate)
    }

    private func addCue(_ cue: WordRule, _ candidate: inout NameCandidate) {
        candidate.score += cue.weight
        guard cue.weight > 0 else { return }
        if candidate.rule == extractor.ruleIDs.shape { candidate.rule = cue.id }
        if candidate.type == nil || (candidate.type == .other && candidate.source == nil) { candidate.type = cue.type }
    }

    /// A single word between quotation marks is what something is called, seldom an organization.
    private func addQuotes(_ candidate: inout NameCandidate, _ text: Span<UInt8>) {
        let range = candidate.range
        guard range.lowerBound > scope.start, range.upperBound < scope.end else { return }
        func isQuote(_ token: Token) -> Bool {
            guard token.count <= 3, token.shape == .punctuation else { return false }
            let first = text[Int(token.start)]
            return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
                || (first == 0xE2 && token.count == 3 && (0x98...0x9F).contains(text[Int(token.start) + 2]))
        }
        if isQuote(tokens[range.lowerBound - 1]), isQuote(tokens[range.upperBound]) {
            candidate.score += extractor.weights[.quoted]
        }
    }

    private func addBehind(_ candidate: inout NameCandidate, _ text: Span<UInt8>) {
        let weights = extractor.weights
        var q = candidate.range.upperBound
        guard q < scope.end else { return }
        if q < run.upperBound {
            let next = tokens[q]
            if next.classes.isDisjoint(with: [.personTitle, .common]), next.isWord || next.shape == .alphanumeric {
                candidate.score += weights[.runGoesOn]
            }
        }
        if tokens[q].isNumeric { candidate.score += weights[.numberBehind] }
        if tokens[q].count == 1, tokens[q].isGlued, text[Int(tokens[q].start)] == UInt8(ascii: "-"), q + 1 < scope.end,
            tokens[q + 1].isGlued
        {
            candidate.score += weights[.hyphenBehind]
        }
        if CapitalRun.isPossessive(tokens[q], text) {
            candidate.score += weights[.possessiveBehind]
            q += 1
        }
        guard q < scope.end else { return }
        if let match = extractor.words.afterTable.longestMatch(tokens, at: q, limit: scope.end) {
            addCue(extractor.words.cue(match.payload), &candidate)
        }
        if !tokens[q].classes.isDisjoint(with: [.verb, .auxiliary, .modal, .reportingVerb]), !tokens[q].isCapitalized {
            candidate.score += weights[.verbBehind]
        }
    }

    /// A score as a probability: the logistic function, by a rational approximation that needs no library.
    static func probability(_ score: Float) -> Float {
        let x = max(-8, min(8, score))
        return 0.5 + 0.5 * x / (1 + abs(x))
    }
}
