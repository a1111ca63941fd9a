import FactModel
import FactText

/// What the names that a page gives its elements say about them: groups of class and id words.
struct MarkupGroups: OptionSet, Sendable {
    let rawValue: UInt32
    static let body = MarkupGroups(rawValue: 1 << 0)
    static let content = MarkupGroups(rawValue: 1 << 1)
    static let navigation = MarkupGroups(rawValue: 1 << 2)
    static let footer = MarkupGroups(rawValue: 1 << 3)
    static let header = MarkupGroups(rawValue: 1 << 4)
    static let sidebar = MarkupGroups(rawValue: 1 << 5)
    static let comments = MarkupGroups(rawValue: 1 << 6)
    static let share = MarkupGroups(rawValue: 1 << 7)
    static let related = MarkupGroups(rawValue: 1 << 8)
    static let advertisement = MarkupGroups(rawValue: 1 << 9)
    static let overlay = MarkupGroups(rawValue: 1 << 10)
    static let byline = MarkupGroups(rawValue: 1 << 11)
    static let caption = MarkupGroups(rawValue: 1 << 12)
    static let hidden = MarkupGroups(rawValue: 1 << 13)
    static let date = MarkupGroups(rawValue: 1 << 14)
    static let author = MarkupGroups(rawValue: 1 << 15)
    static let headline = MarkupGroups(rawValue: 1 << 16)
    static let tags = MarkupGroups(rawValue: 1 << 17)
    static let bio = MarkupGroups(rawValue: 1 << 18)
    static let summary = MarkupGroups(rawValue: 1 << 19)
    /// Around the article when readers must pay or register: a wrapper as often as a notice.
    static let gate = MarkupGroups(rawValue: 1 << 20)
    /// First word of a class that speaks of something else: `has-sidebar`, `category-comment`.
    static let qualifier = MarkupGroups(rawValue: 1 << 21)

    static let names: [String: MarkupGroups] = [
        "body": .body, "content": .content, "navigation": .navigation, "footer": .footer, "header": .header,
        "sidebar": .sidebar, "comments": .comments, "share": .share, "related": .related,
        "advertisement": .advertisement, "overlay": .overlay, "byline": .byline, "caption": .caption,
        "hidden": .hidden, "date": .date, "author": .author, "headline": .headline, "tags": .tags, "bio": .bio,
        "summary": .summary, "gate": .gate, "qualifier": .qualifier,
    ]

    /// What is around an article and not in it.
    static let boilerplate: MarkupGroups = [
        .navigation, .footer, .header, .sidebar, .comments, .share, .related, .advertisement, .overlay, .tags, .bio,
        .gate,
    ]
    /// Boilerplate whose names often stand on wrappers of the whole page.
    static let layout: MarkupGroups = [.navigation, .header, .sidebar, .gate]
}

/// The vocabulary of `Rules/ingest-markup.tsv`: single words of a class or id, and pairs of neighbours (`entry-content`).
struct MarkupWords: Sendable {
    private let words: [UInt32: MarkupGroups]

    init(_ builder: inout EngineBuilder) throws(DataError) {
        var words: [UInt32: MarkupGroups] = [:]
        for row in try builder.embedded("Rules/ingest-markup.tsv").rows(["id", "group", "words"]) {
            guard let group = MarkupGroups.names[row[1]] else { throw row.error("there is no group '\(row[1])'") }
            for word in row[2].split(separator: " ") {
                guard word.utf8.allSatisfy({ $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D }) else {
                    throw row.error("'\(word)' must be lower-case letters and digits, a pair joined by a hyphen")
                }
                words[NameHash.of(String(word)), default: []].insert(group)
            }
        }
        self.words = words
    }

    /// The groups of all words in a class or id value.
    func groups(_ value: UnsafeBufferPointer<UInt8>) -> MarkupGroups {
        var groups: MarkupGroups = []
        var previous: UInt32 = 0
        var isQualified = false
        var i = 0
        while i < value.count {
            let b = value[i]
            guard isWordByte(b) else {
                // A space ends a class; what stands in different classes is no pair.
                if b <= 0x20 {
                    previous = 0
                    isQualified = false
                }
                i += 1
                continue
            }
            var hash = NameHash.seed
            var pair = previous
            var lastWasLower = false
            let start = i
            while i < value.count, isWordByte(value[i]) {
                let byte = value[i]
                let isUpper = byte &- 0x41 < 26
                if isUpper, lastWasLower, i > start { break }
                lastWasLower = !isUpper
                let lower = isUpper ? byte | 0x20 : byte
                hash = NameHash.step(hash, lower)
                if previous != 0 { pair = NameHash.step(pair, lower) }
                i += 1
            }
            if let found = words[hash], !isQualified {
                if found.contains(.qualifier), previous == 0 {
                    isQualified = true
                } else {
                    groups.formUnion(found)
                }
            }
            if previous != 0, let found = words[pair] { groups.formUnion(found) }
            previous = NameHash.step(hash, UInt8(ascii: "-"))
        }
        groups.remove(.qualifier)
        return groups
    }

    private func isWordByte(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 || b &- 0x30 < 10 || b >= 0x80 }
}
