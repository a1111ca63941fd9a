public import FactModel
import FactText

/// One row of facts.jsonl as a typed value, for programs that use the library. Offsets point into the document's text.
public struct FactRecord: Sendable, Equatable {
    /// Layout of the row.
    public var schemaVersion: String
    /// `f-` and 16 hex digits, the same on every run and machine.
    public var id: String
    /// What the mention is.
    public var kind: MentionKind
    /// Path relative to the input folder, or the id given with the document.
    public var documentID: String
    /// SHA-256 of the document's raw bytes, 64 hex digits.
    public var documentSHA256: String
    /// The document's own date.
    public var documentDate: CalendarDate?
    /// The mention, verbatim.
    public var text: String
    /// First code point of the mention in the document's text.
    public var charStart: Int
    /// Code point behind the mention.
    public var charEnd: Int
    /// First UTF-8 byte of the mention in the document's text.
    public var byteStart: Int
    /// UTF-8 byte behind the mention.
    public var byteEnd: Int
    /// Paragraph of the document, from 0.
    public var paragraph: Int
    /// Sentence of the document, from 0.
    public var sentence: Int
    /// The sentence, verbatim.
    public var context: String
    /// The number; for a range the middle of both ends.
    public var value: Double?
    /// Low end; equal to `value` when exact, null on an open side.
    public var valueLow: Double?
    /// High end; equal to `value` when exact, null on an open side.
    public var valueHigh: Double?
    /// Exact digits: `602000000`, `3.10`.
    public var valueDecimal: String?
    /// How the value relates to the number.
    public var modifier: Modifier?
    /// What the number is.
    public var numberType: NumberType?
    /// ISO 4217 for money, UCUM for measures, `%` for percent; null for counts.
    public var unit: String?
    /// The counted or measured noun phrase without determiner, verbatim.
    public var noun: String?
    /// Head of the noun phrase, lemmatised.
    public var nounHead: String?
    /// TIMEX3 type.
    public var timexType: TimexType?
    /// TIMEX3 value: `2026-02-11`, `2025-Q3`, `P5Y`, or an interval.
    public var timexValue: String?
    /// TIMEX3 mod: `START`, `MID`, `END`, `BEFORE`, `APPROX`, ....
    public var timexMod: String?
    /// First day; null when open or before year 1.
    public var dateStart: CalendarDate?
    /// Last day, inclusive; null when open or before year 1.
    public var dateEnd: CalendarDate?
    /// Unit of the date.
    public var dateGrain: DateGrain?
    /// How the date was resolved.
    public var dateAnchor: DateAnchor?
    /// `wikidata:Q…`, `lei:…`, `cik:…`, or `local:slug`.
    public var organizationID: String?
    /// Canonical name of the organization.
    public var organizationName: String?
    /// Type of the organization.
    public var organizationType: OrganizationType?
    /// What the statement is about: head phrase, verbatim.
    public var subject: String?
    /// What the subject is.
    public var subjectType: SubjectType?
    /// Lemma of the verb that ties subject and mention.
    public var predicate: String?
    /// How the organization was bound.
    public var organizationLink: OrganizationLink?
    /// Id of the row that the organization came from.
    public var organizationFactID: String?
    /// How the date was bound.
    public var dateLink: DateLink?
    /// Id of the row that the date came from.
    public var dateFactID: String?
    /// Cluster of the organization within the document: `c-0`, `c-1`, ....
    public var coreferenceID: String?
    /// Whether the statement is negated.
    public var polarity: Polarity
    /// How certain the text says it is.
    public var certainty: Certainty
    /// Who says it.
    public var attribution: Attribution
    /// The speaker, verbatim.
    public var attributedTo: String?
    /// 0 to 1, at most four decimals.
    public var confidence: Double
    /// The rule or model that made the row.
    public var rule: String
    /// Tool and version.
    public var engine: String

    /// Cells of another type than their column's count as empty.
    init(_ cells: RecordCells) {
        schemaVersion = cells.string(.schemaVersion) ?? ""
        id = cells.string(.id) ?? ""
        kind = cells.name(.kind) ?? .number
        documentID = cells.string(.documentID) ?? ""
        documentSHA256 = cells.string(.documentSHA256) ?? ""
        documentDate = cells.date(.documentDate)
        text = cells.string(.text) ?? ""
        charStart = cells.integer(.charStart) ?? 0
        charEnd = cells.integer(.charEnd) ?? 0
        byteStart = cells.integer(.byteStart) ?? 0
        byteEnd = cells.integer(.byteEnd) ?? 0
        paragraph = cells.integer(.paragraph) ?? 0
        sentence = cells.integer(.sentence) ?? 0
        context = cells.string(.context) ?? ""
        value = cells.double(.value)
        valueLow = cells.double(.valueLow)
        valueHigh = cells.double(.valueHigh)
        valueDecimal = cells.string(.valueDecimal)
        modifier = cells.name(.modifier)
        numberType = cells.name(.numberType)
        unit = cells.string(.unit)
        noun = cells.string(.noun)
        nounHead = cells.string(.nounHead)
        timexType = cells.name(.timexType)
        timexValue = cells.string(.timexValue)
        timexMod = cells.string(.timexMod)
        dateStart = cells.date(.dateStart)
        dateEnd = cells.date(.dateEnd)
        dateGrain = cells.name(.dateGrain)
        dateAnchor = cells.name(.dateAnchor)
        organizationID = cells.string(.organizationID)
        organizationName = cells.string(.organizationName)
        organizationType = cells.name(.organizationType)
        subject = cells.string(.subject)
        subjectType = cells.name(.subjectType)
        predicate = cells.string(.predicate)
        organizationLink = cells.name(.organizationLink)
        organizationFactID = cells.string(.organizationFactID)
        dateLink = cells.name(.dateLink)
        dateFactID = cells.string(.dateFactID)
        coreferenceID = cells.string(.coreferenceID)
        polarity = cells.name(.polarity) ?? .affirmed
        certainty = cells.name(.certainty) ?? .asserted
        attribution = cells.name(.attribution) ?? .author
        attributedTo = cells.string(.attributedTo)
        confidence = cells.double(.confidence) ?? 0
        rule = cells.string(.rule) ?? ""
        engine = cells.string(.engine) ?? ""
    }
}
