/// The merged word list: every word that any rule, list or unit names, once, with the union of its classes.
///
/// Built at start by `LexiconBuilder`, immutable afterwards and shared by all workers. Words are looked up by the hash
/// and bytes of their folded form (`CaseFolding`).
package final class Lexicon: Sendable {
    /// Hash and word number; number 0 is a free slot. Open addressing, linear probing, at most a third full.
    private let slots: [(hash: UInt32, number: UInt32)]
    private let mask: Int
    /// Folded text of word n at `offsets[n] ..< offsets[n + 1]`.
    private let text: [UInt8]
    private let offsets: [Int32]
    private let classTable: [TokenClasses]

    fileprivate init(_ builder: LexiconBuilder) {
        slots = builder.slots
        mask = builder.slots.count - 1
        text = builder.text
        offsets = builder.offsets
        classTable = builder.classes
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

/// Collects words from all rule files before the one `Lexicon` is made. Some ten thousand words are added at every
/// start of the program, so the table grows in the form in which the lexicon keeps it.
package struct LexiconBuilder: Sendable {
    fileprivate private(set) var slots = [(hash: UInt32, number: UInt32)](repeating: (0, 0), count: 1 << 15)
    fileprivate private(set) var text: [UInt8] = []
    fileprivate private(set) var offsets: [Int32] = [0, 0]
    fileprivate private(set) var classes: [TokenClasses] = [[]]

    package init() {}

    /// The number of a word, adding it when it is new and the classes to those it has. An empty word, and any word
    /// beyond two gigabytes of text, is `.unknown`.
    @discardableResult
    package mutating func add(_ word: some Collection<UInt8>, _ added: TokenClasses = []) -> WordID {
        let start = text.count
        let hash = CaseFolding.appendFolded(word, to: &text)
        guard text.count > start, text.count < Int(Int32.max) else {
            text.removeLast(text.count - start)
            return .unknown
        }
        var i = Int(hash) & (slots.count - 1)
        while slots[i].number != 0 {
            let number = Int(slots[i].number)
            if slots[i].hash == hash, isTail(start, equalTo: number) {
                text.removeLast(text.count - start)
                classes[number].formUnion(added)
                return WordID(number: slots[i].number)
            }
            i = (i + 1) & (slots.count - 1)
        }
        let number = UInt32(clamping: classes.count)
        slots[i] = (hash, number)
        offsets.append(Int32(clamping: text.count))
        classes.append(added)
        if classes.count * 3 > slots.count { grow() }
        return WordID(number: number)
    }

    @discardableResult
    package mutating func add(_ word: String, _ added: TokenClasses = []) -> WordID { add(word.utf8, added) }

    package func finish() -> Lexicon { Lexicon(self) }

    private func isTail(_ start: Int, equalTo number: Int) -> Bool {
        let low = Int(offsets[number])
        let high = Int(offsets[number + 1])
        guard high - low == text.count - start else { return false }
        for j in low..<high where text[j] != text[start + j - low] { return false }
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = [(hash: UInt32, number: UInt32)](repeating: (0, 0), count: old.count * 2)
        for slot in old where slot.number != 0 {
            var i = Int(slot.hash) & (slots.count - 1)
            while slots[i].number != 0 { i = (i + 1) & (slots.count - 1) }
            slots[i] = slot
        }
    }
}
