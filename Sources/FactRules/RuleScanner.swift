package import FactModel
package import FactNumerals
package import FactText

/// A match of a rule at one place of the text.
package struct RuleMatch: Sendable {
    /// Index into `RuleTable.rules`.
    package let rule: Int
    let variant: Int32
    package let tokens: TokenRange
    /// Where its element starts stand in the scanner's list.
    let positions: Range<Int>
}

/// What a capture holds.
package enum CaptureValue: Sendable {
    /// An entry of a word list.
    case entry(WordList.Entry)
    /// Digits and how many.
    case digits(Int, count: Int)
    case numeral(Numeral)
    /// Index into the results of the scanner.
    case result(Int)
    /// A word or class without a value of its own.
    case tokens
}

/// Finds the matches of a rule table in the sentences of one document: at each place the longest match, the first rule
/// among equals; level after level, where a match replaces the ones of lower levels that it covers.
///
/// Work at a place is bounded by the size of the patterns, so a document takes linear time.
package struct RuleScanner: Sendable {
    /// Most steps taken at one place; patterns of sane files stay far below.
    static let maximumSteps = 20_000

    package let table: RuleTable
    package private(set) var results: [RuleMatch] = []
    /// Element starts of all matches, and the end of the last element; for each the result that stood there.
    private var positions: [Int32] = []
    private var covered: [Int32] = []
    /// For each token of the document the result that covers it, -1 where none does.
    private var cover: [Int32] = []
    private var frames: [Frame] = []
    private var path: [Int32] = []
    private var best: [Int32] = []

    private var numeral = KnownNumeral(place: -1, end: -1)

    /// The numeral at a place: how many tokens, 0 for none.
    private struct KnownNumeral {
        let place: Int
        let end: Int
        var cardinal = 0
        var ordinal = 0
    }

    private struct Frame {
        var node: Int32
        var token: Int32
        var depth: Int32
    }

    package init(_ table: RuleTable, tokenCount: Int) {
        self.table = table
        cover = [Int32](repeating: -1, count: tokenCount)
        path = [Int32](repeating: 0, count: RuleTableBuilder.maximumElements + 2)
        best = path
    }

    /// Scans one sentence. Returns the results that stand, in text order, as indexes into `results`.
    package mutating func scan(_ tokens: [Token], _ text: Span<UInt8>, _ range: TokenRange) -> [Int] {
        let start = Int(range.start)
        let end = Int(range.end)
        let before = results.count
        for level in table.roots.indices where table.roots[level] >= 0 {
            if table.needsResults[level], results.count == before { continue }
            var i = start
            while i < end {
                let covering = cover[i]
                if covering >= 0, Int(results[Int(covering)].tokens.start) != i {
                    i = Int(results[Int(covering)].tokens.end)
                    continue
                }
                guard covering >= 0 || table.canStart(tokens[i], level: level),
                    let match = longest(tokens, text, at: i, from: start, to: end, level: level)
                else {
                    i += 1
                    continue
                }
                let index = Int32(clamping: results.count)
                results.append(match)
                for token in match.tokens.indices { cover[token] = index }
                i = Int(match.tokens.end)
            }
        }
        if results.count == before { return [] }
        var standing: [Int] = []
        var i = start
        while i < end {
            if cover[i] >= 0 {
                standing.append(Int(cover[i]))
                i = Int(results[Int(cover[i])].tokens.end)
            } else {
                i += 1
            }
        }
        return standing
    }

    // MARK: One place

    private mutating func longest(
        _ tokens: [Token], _ text: Span<UInt8>, at start: Int, from first: Int, to end: Int, level: Int
    ) -> RuleMatch? {
        frames.removeAll(keepingCapacity: true)
        frames.append(Frame(node: table.roots[level], token: Int32(clamping: start), depth: 0))
        var bestEnd = start
        var bestVariant: Int32 = -1
        var bestRule = Int32.max
        var bestDepth = 0
        var steps = 0
        while let frame = frames.popLast() {
            steps += 1
            if steps > RuleScanner.maximumSteps { break }
            let depth = Int(frame.depth)
            path[depth] = frame.token
            let i = Int(frame.token)
            if i > start, endsFreely(at: i, from: start, to: end) {
                for variant in table.ends[table.endRange(frame.node)] {
                    let rule = table.variants[Int(variant)].rule
                    guard i > bestEnd || (i == bestEnd && rule < bestRule) else { continue }
                    guard admits(table.rules[Int(rule)].guards, tokens, text, start, i, first, end) else { continue }
                    bestEnd = i
                    bestVariant = variant
                    bestRule = rule
                    bestDepth = depth
                    for j in 0...depth { best[j] = path[j] }
                }
            }
            guard i < end else { continue }
            step(tokens, text, frame, isFirst: i == start, to: end)
        }
        guard bestVariant >= 0 else { return nil }
        let from = positions.count
        for j in 0...bestDepth {
            positions.append(best[j])
            covered.append(Int(best[j]) < end ? cover[Int(best[j])] : -1)
        }
        return RuleMatch(
            rule: Int(bestRule), variant: bestVariant, tokens: TokenRange(start, bestEnd),
            positions: from..<positions.count)
    }

    /// Whether a match may end at a token border: not inside a result that it does not cover.
    private func endsFreely(at i: Int, from start: Int, to end: Int) -> Bool {
        guard i < end, cover[i] >= 0 else { return true }
        return Int(results[Int(cover[i])].tokens.start) == i
    }

    private mutating func step(_ tokens: [Token], _ text: Span<UInt8>, _ frame: Frame, isFirst: Bool, to end: Int) {
        let i = Int(frame.token)
        let token = tokens[i]
        for index in table.wordRange(token.word) {
            let entry = table.wordElements[index]
            guard let next = table.next(frame.node, entry.element) else { continue }
            if entry.needsCapital, !token.isCapitalized { continue }
            if entry.isGlued, !token.isGlued { continue }
            var length = 1
            if entry.list >= 0 {
                length = table.lists[Int(entry.list)].phraseLength(tokens, at: i, limit: end)
                if length == 0 { continue }
            }
            push(next, i + length, frame.depth)
        }
        for index in table.probeRange(frame.node) {
            let edge = table.probeEdges[index]
            if !edge.classes.isEmpty, token.classes.isDisjoint(with: edge.classes) { continue }
            if edge.isGlued, !token.isGlued { continue }
            let length = length(of: edge.probe, tokens, text, at: i, to: end)
            if length > 0 { push(edge.next, i + length, frame.depth) }
        }
    }

    private mutating func push(_ node: Int32, _ token: Int, _ depth: Int32) {
        frames.append(Frame(node: node, token: Int32(clamping: token), depth: depth + 1))
    }

    /// Tokens that a probe takes, 0 when it does not match.
    private mutating func length(of probe: Probe, _ tokens: [Token], _ text: Span<UInt8>, at i: Int, to end: Int) -> Int
    {
        let token = tokens[i]
        switch probe {
        case .tokenClass(let classes): return token.classes.isDisjoint(with: classes) ? 0 : 1
        case .shape(let shape): return token.shape == shape ? 1 : 0
        case .digits(let width, let low, let high):
            guard token.shape == .digits, let value = DigitToken.value(token, text) else { return 0 }
            if width > 0, token.count != width { return 0 }
            return value >= low && value <= high ? 1 : 0
        case .prefixed(let letters, let low, let high):
            guard token.shape == .alphanumeric, let value = DigitToken.value(token, text, after: letters) else {
                return 0
            }
            return value >= low && value <= high ? 1 : 0
        case .clock: return token.shape == .digits && DigitToken.clock(token, text) != nil ? 1 : 0
        case .dotted: return token.shape == .digits && DigitToken.dotted(token, text) != nil ? 1 : 0
        case .cardinal:
            guard !token.classes.isDisjoint(with: NumeralClasses.cardinal) else { return 0 }
            return numeralLength(tokens, text, at: i, to: end, isOrdinal: false)
        case .ordinal:
            guard !token.classes.isDisjoint(with: NumeralClasses.ordinal) else { return 0 }
            return numeralLength(tokens, text, at: i, to: end, isOrdinal: true)
        case .result(let kinds):
            guard cover[i] >= 0 else { return 0 }
            let result = results[Int(cover[i])]
            guard Int(result.tokens.start) == i, Int(result.tokens.end) <= end else { return 0 }
            let kind = table.rules[result.rule].kind
            return kind >= 0 && kinds & 1 << UInt64(kind) != 0 ? result.tokens.count : 0
        }
    }

    /// Tokens of the numeral at a token. Kept for the last place, where many patterns ask for it.
    private mutating func numeralLength(
        _ tokens: [Token], _ text: Span<UInt8>, at i: Int, to end: Int, isOrdinal: Bool
    ) -> Int {
        if numeral.place != i || numeral.end != end {
            let found = table.numerals.read(tokens, text, at: i, limit: end, options: .noGluedScale)
            numeral = KnownNumeral(place: i, end: end)
            switch found?.kind {
            case .cardinal: numeral.cardinal = found?.tokens ?? 0
            case .ordinal: numeral.ordinal = found?.tokens ?? 0
            default: break
            }
        }
        return isOrdinal ? numeral.ordinal : numeral.cardinal
    }

    private mutating func admits(
        _ guards: Guards, _ tokens: [Token], _ text: Span<UInt8>, _ start: Int, _ end: Int, _ first: Int, _ last: Int
    ) -> Bool {
        if let element = guards.left, start == first || !matches(element, tokens, text, at: start - 1, to: last) {
            return false
        }
        if let element = guards.notLeft, start > first, matches(element, tokens, text, at: start - 1, to: last) {
            return false
        }
        if let element = guards.right, end >= last || !matches(element, tokens, text, at: end, to: last) {
            return false
        }
        if let element = guards.notRight, end < last, matches(element, tokens, text, at: end, to: last) {
            return false
        }
        return true
    }

    private mutating func matches(
        _ element: Element, _ tokens: [Token], _ text: Span<UInt8>, at i: Int, to end: Int
    ) -> Bool {
        let token = tokens[i]
        if element.isGlued, !token.isGlued { return false }
        if element.words.contains(where: {
            $0.word == token.word && token.word.isKnown && (!$0.needsCapital || token.isCapitalized)
        }) {
            return true
        }
        for list in element.lists {
            if let entry = table.lists[list].entry(of: token.word), !entry.needsCapital || token.isCapitalized {
                return true
            }
            if table.lists[list].phraseLength(tokens, at: i, limit: end) > 0 { return true }
        }
        for probe in element.probes where length(of: probe, tokens, text, at: i, to: end) > 0 { return true }
        return false
    }

    // MARK: Captures

    /// What a capture of a match holds and where; nil when the pattern that matched has no such element.
    package func capture(
        _ slot: Int, of match: RuleMatch, _ tokens: [Token], _ text: Span<UInt8>
    ) -> (value: CaptureValue, tokens: TokenRange)? {
        let captures = table.variants[Int(match.variant)].captures
        guard slot < captures.count, captures[slot] >= 0 else { return nil }
        let place = match.positions.lowerBound + Int(captures[slot])
        guard place + 1 < match.positions.upperBound else { return nil }
        let start = Int(positions[place])
        let end = Int(positions[place + 1])
        let range = TokenRange(start, end)
        let element = table.elements[Int(table.variants[Int(match.variant)].elements[Int(captures[slot])])]
        for list in element.lists {
            if let entry = table.lists[list].entry(tokens, start, end) { return (.entry(entry), range) }
        }
        for probe in element.probes {
            switch probe {
            case .digits:
                if end - start == 1, let value = DigitToken.value(tokens[start], text) {
                    return (.digits(value, count: tokens[start].count), range)
                }
            case .cardinal:
                if let numeral = table.numerals.cardinal(tokens, text, at: start, limit: end, options: .noGluedScale),
                    numeral.tokens == end - start
                {
                    return (.numeral(numeral), range)
                }
            case .ordinal:
                if let numeral = table.numerals.ordinal(tokens, text, at: start, limit: end),
                    numeral.tokens == end - start
                {
                    return (.numeral(numeral), range)
                }
            case .result:
                let index = Int(covered[place])
                if index >= 0, results[index].tokens == range { return (.result(index), range) }
            case .prefixed(let letters, _, _):
                if let value = DigitToken.value(tokens[start], text, after: letters) {
                    return (.digits(value, count: tokens[start].count - letters.count), range)
                }
            case .tokenClass, .shape, .dotted, .clock: continue
            }
        }
        return (.tokens, range)
    }
}
