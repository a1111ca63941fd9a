public import FactText

/// A document with its mentions, sorted by range; mentions of different kinds do not overlap.
public struct AnnotatedDocument: Sendable {
    public let segmented: SegmentedDocument
    public let mentions: [Mention]
    /// The document's own date: from the source or page, else from the dateline.
    public let date: Sourced<CalendarDate>?
    public let warnings: [Warning]

    package init(
        segmented: SegmentedDocument, mentions: [Mention], date: Sourced<CalendarDate>?, warnings: [Warning]
    ) {
        self.segmented = segmented
        self.mentions = mentions
        self.date = date
        self.warnings = warnings
    }
}

/// One organization of a document: canonical id, name, and its mentions.
public struct Entity: Sendable {
    /// `wikidata:Q…`, `lei:…`, `cik:…` or `local:slug`.
    public var id: String
    public var name: String
    public var type: OrganizationType
    public var ids: String?
    public var country: String?
    /// Indexes into `AnnotatedDocument.mentions`.
    public var mentions: [Int32]
    package init(
        id: String, name: String, type: OrganizationType, ids: String? = nil, country: String? = nil,
        mentions: [Int32]
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.ids = ids
        self.country = country
        self.mentions = mentions
    }
}

public enum SubjectType: String, Sendable, CaseIterable { case organization, person, place, product, other }
public enum OrganizationLink: String, Sendable, CaseIterable {
    case itself = "self"
    case subject, possessive, clause, coreference
}
public enum DateLink: String, Sendable, CaseIterable {
    case itself = "self"
    case clause, sentence, document
}
public enum Polarity: String, Sendable, CaseIterable { case affirmed, negated }
public enum Certainty: String, Sendable, CaseIterable { case asserted, planned, expected, estimated, alleged }
public enum Attribution: String, Sendable, CaseIterable { case author, quoted, reported }

/// A mention with what is bound to it. Fact n belongs to mention n of the annotated document.
public struct Fact: Sendable {
    /// The counted or measured noun phrase, and its lemmatised head.
    public var noun: ByteRange?
    public var nounHead: String?
    public var subject: ByteRange?
    public var subjectType: SubjectType?
    /// Lemma of the verb that ties subject and mention.
    public var predicate: String?
    /// Index into `LinkedDocument.entities`.
    public var entity: Int32?
    public var organizationLink: OrganizationLink?
    /// Mention that the organization came from.
    public var organizationMention: Int32?
    public var dateLink: DateLink?
    /// Mention that the date came from; nil with `dateLink` `document`.
    public var dateMention: Int32?
    public var speaker: ByteRange?
    public var polarity: Polarity
    public var certainty: Certainty
    public var attribution: Attribution
    /// 0 to 1.
    public var confidence: Double

    package init(confidence: Double) {
        self.confidence = confidence
        polarity = .affirmed
        certainty = .asserted
        attribution = .author
    }
}

/// A document with everything bound: what the emitter writes rows from.
public struct LinkedDocument: Sendable {
    public let annotated: AnnotatedDocument
    public let entities: [Entity]
    /// One for each mention, same order.
    public let facts: [Fact]
    package init(annotated: AnnotatedDocument, entities: [Entity], facts: [Fact]) {
        self.annotated = annotated
        self.entities = entities
        self.facts = facts
    }
}
