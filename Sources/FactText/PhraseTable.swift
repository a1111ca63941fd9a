/// Sequences of words, each with a number that its owner understands: multi-word units, holidays, names, cues.
///
/// A trie over `WordID`s in one open-addressing table, so that the longest phrase at a token is found with one probe a
/// token and nothing is allocated.
package struct PhraseTable: Sendable {
    /// What stands at the end of a phrase.
    package struct Match: Sendable, Equatable {
        /// Number of tokens.
        package let length: Int
        /// The number given to `PhraseTableBuilder.add`.
        package let payload: Int32

        package init(length: Int, payload: Int32) {
            self.length = length
            self.payload = payload
        }
    }

    /// Key: node << 32 | word. Value: next node. Node 0 is the root.
    private let keys: [UInt64]
    private let next: [Int32]
    private let payloads: [Int32]
    private let mask: Int
    /// Longest phrase in tokens.
    package let maximumLength: Int

    fileprivate init(edges: [UInt64: Int32], payloads: [Int32], maximumLength: Int) {
        var size = 16
        while size < edges.count * 2 { size *= 2 }
        var keys = [UInt64](repeating: .max, count: size)
        var next = [Int32](repeating: -1, count: size)
        for (key, node) in edges {
            var i = PhraseTable.slot(key) & (size - 1)
            while keys[i] != .max { i = (i + 1) & (size - 1) }
            keys[i] = key
            next[i] = node
        }
        self.keys = keys
        self.next = next
        self.payloads = payloads
        self.mask = size - 1
        self.maximumLength = maximumLength
    }

    package var isEmpty: Bool { payloads.count <= 1 }

    private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 33)
    }

    /// The node that a word leads to from a node, nil when no phrase goes on so. Start with node 0.
    package func step(_ node: Int32, _ word: WordID) -> Int32? {
        guard word.isKnown else { return nil }
        let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(word.number)
        var i = PhraseTable.slot(key) & mask
        while keys[i] != .max {
            if keys[i] == key { return next[i] }
            i = (i + 1) & mask
        }
        return nil
    }

    /// The number of the phrase that ends at a node, nil when none does.
    package func payload(_ node: Int32) -> Int32? {
        let value = payloads[Int(node)]
        return value >= 0 ? value : nil
    }

    /// The longest phrase that starts at a token and ends before `limit`.
    package func longestMatch(_ tokens: [Token], at start: Int, limit: Int) -> Match? {
        var node: Int32 = 0
        var found: Match?
        let limit = min(limit, tokens.count)
        var i = start
        while i < limit, let following = step(node, tokens[i].word) {
            node = following
            i += 1
            if let payload = payload(node) { found = Match(length: i - start, payload: payload) }
        }
        return found
    }

    /// The longest phrase that ends before token `end` and starts at or after `limit`, for tables filled with
    /// `reversed: true`.
    package func longestMatchBackwards(_ tokens: [Token], before end: Int, limit: Int) -> Match? {
        var node: Int32 = 0
        var found: Match?
        let end = min(end, tokens.count)
        let limit = max(limit, 0)
        var i = end - 1
        while i >= limit, let following = step(node, tokens[i].word) {
            node = following
            if let payload = payload(node) { found = Match(length: end - i, payload: payload) }
            i -= 1
        }
        return found
    }
}

/// Fills a `PhraseTable`, cutting phrases into words as the tokenizer cuts text.
package struct PhraseTableBuilder: Sendable {
    private var edges: [UInt64: Int32] = [:]
    private var payloads: [Int32] = [-1]
    private var maximumLength = 0

    package init() {}

    /// Adds a phrase; its first word (its last, when `reversed`) gets the classes, so that readers start there.
    /// Returns the payload of the phrase if it was there before; the first one stays.
    @discardableResult
    package mutating func add(
        _ phrase: String, payload: Int32, to lexicon: inout LexiconBuilder, classes: TokenClasses = [],
        reversed: Bool = false
    ) -> Int32? {
        var words = Tokenizer.words(of: phrase)
        if reversed { words.reverse() }
        guard let first = words.first else { return nil }
        lexicon.add(first, classes)
        return add(words.map { lexicon.add($0) }, payload: payload)
    }

    /// Adds a phrase given as words.
    @discardableResult
    package mutating func add(_ words: [WordID], payload: Int32) -> Int32? {
        guard !words.isEmpty else { return nil }
        maximumLength = max(maximumLength, words.count)
        var node: Int32 = 0
        for word in words {
            let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(word.number)
            if let following = edges[key] {
                node = following
            } else {
                let fresh = Int32(clamping: payloads.count)
                payloads.append(-1)
                edges[key] = fresh
                node = fresh
            }
        }
        let before = payloads[Int(node)]
        if before >= 0 { return before }
        payloads[Int(node)] = payload
        return nil
    }

    package func finish() -> PhraseTable {
        PhraseTable(edges: edges, payloads: payloads, maximumLength: maximumLength)
    }
}
