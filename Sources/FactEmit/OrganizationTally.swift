package import FactModel
import FactText

/// The organizations of a run: entities of all documents, merged by id.
///
/// The outcome does not depend on the order in which documents are added: of several names, types or id lists of one
/// organization the one with the most mentions stands, of equals the first by bytes.
package struct OrganizationTally: Sendable {
    private var organizations: [ByteString: Organization] = [:]

    package init() {}

    /// Number of distinct organizations.
    package var count: Int { organizations.count }

    /// Adds the entities of a document. An entity without mentions is left out.
    package mutating func add(_ linked: LinkedDocument) {
        let text = linked.annotated.segmented.text
        let mentions = linked.annotated.mentions
        for entity in linked.entities where !entity.mentions.isEmpty {
            var spellings: [ByteRange] = []
            for index in entity.mentions where mentions.indices.contains(Int(index)) {
                // "the company" is no name.
                if linked.facts.indices.contains(Int(index)),
                    linked.facts[Int(index)].organizationLink == .coreference
                {
                    continue
                }
                spellings.append(mentions[Int(index)].range)
            }
            organizations[ByteString(entity.id), default: Organization()]
                .add(entity, spellings: spellings.map { ByteString(text.string($0)) })
        }
    }

    /// Adds what another tally counted over other documents.
    package mutating func add(_ other: OrganizationTally) {
        organizations.merge(other.organizations) { $0.merged($1) }
    }

    /// Rows sorted by the bytes of the id.
    func rows() -> [OrganizationRow] {
        organizations.sorted { $0.key < $1.key }.map { OrganizationRow(id: $0.key.string, $0.value) }
    }
}

/// A string that equals and sorts by its UTF-8 bytes, which is the order of code points. Swift's own equality takes
/// different spellings of a letter for one, and which of them is kept depends on the order of insertion.
private struct ByteString: Hashable, Comparable, Sendable {
    let string: String
    init(_ string: String) { self.string = string }
    static func == (a: ByteString, b: ByteString) -> Bool { a.string.utf8.elementsEqual(b.string.utf8) }
    static func < (a: ByteString, b: ByteString) -> Bool { a.string.utf8.lexicographicallyPrecedes(b.string.utf8) }
    func hash(into hasher: inout Hasher) {
        for byte in string.utf8 { hasher.combine(byte) }
    }
}

/// What was counted for one organization.
private struct Organization: Sendable {
    var names = Votes()
    var types = Votes()
    var ids = Votes()
    var countries = Votes()
    var spellings: Set<ByteString> = []
    var documents = 0
    var mentions = 0

    mutating func add(_ entity: Entity, spellings: [ByteString]) {
        let count = entity.mentions.count
        names.add(entity.name, count)
        types.add(entity.type.rawValue, count)
        if let ids = entity.ids { self.ids.add(ids, count) }
        if let country = entity.country { countries.add(country, count) }
        self.spellings.formUnion(spellings)
        documents += 1
        mentions += count
    }

    func merged(_ other: Organization) -> Organization {
        var sum = self
        sum.names.add(other.names)
        sum.types.add(other.types)
        sum.ids.add(other.ids)
        sum.countries.add(other.countries)
        sum.spellings.formUnion(other.spellings)
        sum.documents += other.documents
        sum.mentions += other.mentions
        return sum
    }
}

/// Mentions by value.
private struct Votes: Sendable {
    private var counts: [ByteString: Int] = [:]

    mutating func add(_ value: String, _ count: Int) { counts[ByteString(value), default: 0] += count }

    mutating func add(_ other: Votes) { counts.merge(other.counts, uniquingKeysWith: +) }

    var winner: String? {
        counts.min { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }?.key.string
    }
}

/// One row of organizations.jsonl.
struct OrganizationRow {
    private let id: String
    private let name: String
    private let type: String
    private let aliases: String?
    private let ids: [String: String]
    private let country: String?
    private let documents: Int
    private let mentions: Int

    fileprivate init(id: String, _ organization: Organization) {
        self.id = id
        let name = organization.names.winner ?? id
        self.name = name
        type = organization.types.winner ?? OrganizationType.other.rawValue
        let others = organization.spellings.filter { $0 != ByteString(name) }.sorted()
        aliases = others.isEmpty ? nil : others.map(\.string).joined(separator: "|")
        country = organization.countries.winner
        documents = organization.documents
        mentions = organization.mentions
        var schemes: [String: String] = [:]
        for part in [id] + (organization.ids.winner ?? "").split(separator: "|").map(String.init) {
            guard let colon = part.firstIndex(of: ":") else { continue }
            let (scheme, value) = (String(part[..<colon]), String(part[part.index(after: colon)...]))
            let known = schemes[scheme]
            if known?.split(separator: "|").contains(Substring(value)) != true {
                schemes[scheme] = known.map { $0 + "|" + value } ?? value
            }
        }
        ids = schemes
    }

    func value(of column: OrganizationColumn) -> ColumnValue {
        switch column {
        case .organizationID: .string(id)
        case .organizationName: .string(name)
        case .organizationType: .string(type)
        case .aliases: ColumnValue(aliases)
        case .wikidata, .lei, .cik, .ticker: ColumnValue(ids[column.rawValue])
        case .country: ColumnValue(country)
        case .documents: .integer(documents)
        case .mentions: .integer(mentions)
        }
    }
}
