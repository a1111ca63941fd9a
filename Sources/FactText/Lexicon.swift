/// The merged word list: every word that any rule, list or unit names, once, with the union of its classes.
///
/// Built at start by `LexiconBuilder`, immutable afterwards and shared by all workers. Words are looked up by the hash
/// and bytes of their folded form (`CaseFolding`).
package final class Lexicon: Sendable {
    /// Hash and word number; number 0 is a free slot. Open addressing, linear probing, at most half full.
    private let slots: [(hash: UInt32, number: UInt32)]
    private let mask: Int
    /// Folded text of word n at `offsets[n] ..< offsets[n + 1]`.
    private let text: [UInt8]
    private let offsets: [Int32]
    private let classTable: [TokenClasses]

    fileprivate init(words: [[UInt8]], classes: [TokenClasses]) {
        var size = 64
        while size < words.count * 3 { size *= 2 }
        var slots = [(hash: UInt32, number: UInt32)](repeating: (0, 0), count: size)
        var text: [UInt8] = []
        var offsets: [Int32] = [0]
        offsets.reserveCapacity(words.count + 1)
        for (number, word) in words.enumerated() {
            text.append(contentsOf: word)
            offsets.append(Int32(clamping: text.count))
            if number == 0 { continue }
            let hash = WordHash.of(word)
            var i = Int(hash) & (size - 1)
            while slots[i].number != 0 { i = (i + 1) & (size - 1) }
            slots[i] = (hash, UInt32(clamping: number))
        }
        self.slots = slots
        self.mask = size - 1
        self.text = text
        self.offsets = offsets
        self.classTable = classes
    }

    /// Number of words, the unknown word included.
    package var count: Int { classTable.count }

    /// The classes of a word.
    package func classes(of word: WordID) -> TokenClasses { classTable[Int(word.number)] }

    /// The folded spelling of a word.
    package func spelling(of word: WordID) -> String {
        let low = Int(offsets[Int(word.number)])
        let high = Int(offsets[Int(word.number) + 1])
        return String(decoding: text[low..<high], as: UTF8.self)
    }

    /// The word whose folded form is that of `source[start ..< end]`, given the hash of that folded form.
    package func find(hash: UInt32, in source: Span<UInt8>, start: Int, end: Int) -> WordID {
        var i = Int(hash) & mask
        while slots[i].number != 0 {
            if slots[i].hash == hash, matches(slots[i].number, source, start, end) {
                return WordID(number: slots[i].number)
            }
            i = (i + 1) & mask
        }
        return .unknown
    }

    /// The word of a spelling in any case, `.unknown` when no list holds it.
    package func find(_ word: String) -> WordID {
        let bytes = Array(word.utf8)
        return find(hash: WordHash.of(bytes), in: bytes.span, start: 0, end: bytes.count)
    }

    private func matches(_ number: UInt32, _ source: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var j = Int(offsets[Int(number)])
        let stop = Int(offsets[Int(number) + 1])
        var i = start
        let words = text
        let own = words.span
        while i < end, j < stop {
            let a = source[i]
            if a < 0x80 {
                if (a &- 0x41 < 26 ? a | 0x20 : a) != own[j] { return false }
                i += 1
                j += 1
            } else {
                let (scalar, length) = CaseFolding.fold(source, at: i)
                let (mine, myLength) = UTF8Reader.scalar(own, at: j)
                if scalar != mine { return false }
                i += length
                j += myLength
            }
        }
        return i == end && j == stop
    }
}

/// Collects words from all rule files before the one `Lexicon` is made.
package struct LexiconBuilder: Sendable {
    private var numbers: [[UInt8]: UInt32] = [:]
    private var words: [[UInt8]] = [[]]
    private var classes: [TokenClasses] = [[]]

    package init() {}

    /// The number of a word, adding it when it is new and the classes to those it has.
    @discardableResult
    package mutating func add(_ word: some Collection<UInt8>, _ added: TokenClasses = []) -> WordID {
        let folded = CaseFolding.folded(word)
        guard !folded.isEmpty else { return .unknown }
        if let number = numbers[folded] {
            classes[Int(number)].formUnion(added)
            return WordID(number: number)
        }
        let number = UInt32(clamping: words.count)
        numbers[folded] = number
        words.append(folded)
        classes.append(added)
        return WordID(number: number)
    }

    @discardableResult
    package mutating func add(_ word: String, _ added: TokenClasses = []) -> WordID { add(word.utf8, added) }

    package func finish() -> Lexicon { Lexicon(words: words, classes: classes) }
}
