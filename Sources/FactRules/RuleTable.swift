import FactModel
import FactNumerals
import FactText

/// All rules of an extractor, compiled: one prefix tree of pattern elements for each level, indexed by word.
///
/// A word leads to the elements that name it, so that a step in the tree is one hash probe for each of them, and a token
/// whose word no pattern names and whose classes no pattern starts with costs one comparison.
package struct RuleTable: Sendable {
    package let rules: [Rule]
    package let lists: [WordList]
    package let kinds: [String]
    let numerals: NumeralReader
    let elements: [Element]
    let variants: [Variant]
    let roots: [Int32]
    let needsResults: [Bool]

    /// Elements that name a word, at `wordOffsets[word] ..< wordOffsets[word + 1]`.
    private(set) var wordElements: [WordElement] = []
    private(set) var wordOffsets: [Int32] = []
    /// For each word the levels (bit n for level n) whose root it leaves.
    private(set) var wordLevels: [UInt16] = []
    /// For each level the classes of tokens that can start a match whatever their word.
    private(set) var startClasses: [TokenClasses] = []
    /// For each level whether words of letters and digits (`Q3`) can start a match.
    private(set) var startsAlphanumeric: [Bool] = []

    /// Edges of elements that have probes, one for each probe, at `probeOffsets[node] ..< probeOffsets[node + 1]`.
    private(set) var probeEdges: [ProbeEdge] = []
    private(set) var probeOffsets: [Int32] = []
    private(set) var ends: [Int32] = []
    private(set) var endOffsets: [Int32] = []

    /// Open addressing: key node << 32 | element.
    private var keys: [UInt64] = []
    private var nexts: [Int32] = []
    private var mask = 0

    struct WordElement: Sendable {
        let element: Int32
        /// List whose phrases may start with the word, -1 for the word alone.
        let list: Int32
        let needsCapital: Bool
        let isGlued: Bool
    }

    struct ProbeEdge: Sendable {
        let probe: Probe
        /// Classes of the tokens that can pass; empty when classes do not tell.
        let classes: TokenClasses
        let isGlued: Bool
        let next: Int32
    }

    init(trie: PatternTrieBuilder, rules: [Rule], lists: [WordList], kinds: [String], numerals: NumeralReader) {
        self.rules = rules
        self.lists = lists
        self.kinds = kinds
        self.numerals = numerals
        elements = trie.elements
        variants = trie.variants
        roots = trie.roots
        needsResults = trie.needsResults
        indexWords()
        indexEdges(trie)
        indexStarts(trie)
    }

    private mutating func indexWords() {
        var byWord: [[WordElement]] = []
        func add(_ word: WordID, _ element: WordElement) {
            while byWord.count <= Int(word.number) { byWord.append([]) }
            byWord[Int(word.number)].append(element)
        }
        for (index, element) in elements.enumerated() {
            let index = Int32(clamping: index)
            for atom in element.words {
                add(
                    atom.word,
                    WordElement(
                        element: index, list: -1, needsCapital: atom.needsCapital, isGlued: element.isGlued))
            }
            for list in element.lists {
                for (word, entry) in lists[list].singleWords {
                    let needsCapital = lists[list].entries[Int(entry)].needsCapital
                    add(
                        word,
                        WordElement(
                            element: index, list: -1, needsCapital: needsCapital, isGlued: element.isGlued))
                }
                for word in lists[list].firstWords {
                    add(
                        word,
                        WordElement(
                            element: index, list: Int32(clamping: list), needsCapital: false,
                            isGlued: element.isGlued))
                }
            }
        }
        wordOffsets = [0]
        for entries in byWord {
            wordElements += entries
            wordOffsets.append(Int32(clamping: wordElements.count))
        }
        wordLevels = [UInt16](repeating: 0, count: byWord.count)
    }

    private mutating func indexEdges(_ trie: PatternTrieBuilder) {
        var size = 64
        while size < trie.edges.count * 2 { size *= 2 }
        keys = [UInt64](repeating: .max, count: size)
        nexts = [Int32](repeating: -1, count: size)
        mask = size - 1
        var probes = [[ProbeEdge]](repeating: [], count: trie.ends.count)
        for (key, next) in trie.edges {
            var i = RuleTable.slot(key) & mask
            while keys[i] != .max { i = (i + 1) & mask }
            keys[i] = key
            nexts[i] = next
            let element = elements[Int(key & 0xFFFF_FFFF)]
            for probe in element.probes {
                probes[Int(key >> 32)].append(
                    ProbeEdge(
                        probe: probe, classes: probe.startClasses ?? [], isGlued: element.isGlued, next: next))
            }
        }
        probeOffsets = [0]
        endOffsets = [0]
        for node in trie.ends.indices {
            probeEdges += probes[node]
            probeOffsets.append(Int32(clamping: probeEdges.count))
            ends += trie.ends[node]
            endOffsets.append(Int32(clamping: ends.count))
        }
    }

    private mutating func indexStarts(_ trie: PatternTrieBuilder) {
        startClasses = [TokenClasses](repeating: [], count: roots.count)
        startsAlphanumeric = [Bool](repeating: false, count: roots.count)
        for (level, root) in roots.enumerated() where root >= 0 {
            for word in wordLevels.indices {
                let range = Int(wordOffsets[word])..<Int(wordOffsets[word + 1])
                if wordElements[range].contains(where: { next(root, $0.element) != nil }) {
                    wordLevels[word] |= 1 << UInt16(level)
                }
            }
            for edge in probeEdges[probeRange(root)] {
                startClasses[level].formUnion(edge.classes)
                if case .prefixed = edge.probe { startsAlphanumeric[level] = true }
            }
        }
    }

    private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 33)
    }

    func next(_ node: Int32, _ element: Int32) -> Int32? {
        let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: element))
        var i = RuleTable.slot(key) & mask
        while keys[i] != .max {
            if keys[i] == key { return nexts[i] }
            i = (i + 1) & mask
        }
        return nil
    }

    func probeRange(_ node: Int32) -> Range<Int> {
        Int(probeOffsets[Int(node)])..<Int(probeOffsets[Int(node) + 1])
    }

    func endRange(_ node: Int32) -> Range<Int> { Int(endOffsets[Int(node)])..<Int(endOffsets[Int(node) + 1]) }

    func wordRange(_ word: WordID) -> Range<Int> {
        let number = Int(word.number)
        return number + 1 < wordOffsets.count ? Int(wordOffsets[number])..<Int(wordOffsets[number + 1]) : 0..<0
    }

    /// Whether a match of a level may start with the token, apart from results of lower levels.
    func canStart(_ token: Token, level: Int) -> Bool {
        if !token.classes.isDisjoint(with: startClasses[level]) { return true }
        if token.shape == .alphanumeric, startsAlphanumeric[level] { return true }
        let number = Int(token.word.number)
        return number < wordLevels.count && wordLevels[number] & 1 << UInt16(level) != 0
    }
}
