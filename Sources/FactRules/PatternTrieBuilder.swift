/// Merges the plain sequences of all rules into one prefix tree for each level.
struct PatternTrieBuilder {
    private(set) var elements: [Element] = []
    private var elementIndexes: [Element: Int32] = [:]
    /// Key: node << 32 | element.
    private(set) var edges: [(key: UInt64, next: Int32)] = []
    private var edgeIndexes: [UInt64: Int32] = [:]
    private(set) var variants: [Variant] = []
    /// Variants that end at each node.
    private(set) var ends: [[Int32]] = []
    /// Root node of each level, -1 where there is none; the level counts from 1.
    private(set) var roots: [Int32] = []
    /// Levels all of whose sequences hold a result of a lower level.
    private(set) var needsResults: [Bool] = []

    mutating func add(_ sequence: [Element], level: Int, variant: Variant) {
        while roots.count <= level {
            roots.append(-1)
            needsResults.append(true)
        }
        if roots[level] < 0 { roots[level] = node() }
        var at = roots[level]
        var holdsResult = false
        var variant = variant
        for element in sequence {
            holdsResult = holdsResult || element.probes.contains { if case .result = $0 { true } else { false } }
            let index = index(of: element)
            variant.elements.append(index)
            let key = UInt64(UInt32(bitPattern: at)) << 32 | UInt64(UInt32(bitPattern: index))
            if let next = edgeIndexes[key] {
                at = next
            } else {
                let next = node()
                edgeIndexes[key] = next
                edges.append((key, next))
                at = next
            }
        }
        if !holdsResult { needsResults[level] = false }
        let number = Int32(clamping: variants.count)
        variants.append(variant)
        // One rule may spell the same sequence twice; the first one stays.
        if !ends[Int(at)].contains(where: { variants[Int($0)].rule == variant.rule }) { ends[Int(at)].append(number) }
    }

    private mutating func node() -> Int32 {
        ends.append([])
        return Int32(clamping: ends.count - 1)
    }

    private mutating func index(of element: Element) -> Int32 {
        if let index = elementIndexes[element] { return index }
        let index = Int32(clamping: elements.count)
        elements.append(element)
        elementIndexes[element] = index
        return index
    }
}
