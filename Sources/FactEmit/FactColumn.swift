import FactModel

/// The columns of facts.jsonl: one mention a row, joined with what is bound to it.
public enum FactColumn: String, RecordColumn {
    case schemaVersion = "schema_version"
    case id, kind
    case documentID = "doc_id"
    case documentSHA256 = "doc_sha256"
    case documentDate = "doc_date"
    case text
    case charStart = "char_start"
    case charEnd = "char_end"
    case byteStart = "byte_start"
    case byteEnd = "byte_end"
    case paragraph, sentence, context
    case value
    case valueLow = "value_low"
    case valueHigh = "value_high"
    case valueDecimal = "value_decimal"
    case modifier
    case numberType = "number_type"
    case unit, noun
    case nounHead = "noun_head"
    case timexType = "timex_type"
    case timexValue = "timex_value"
    case timexMod = "timex_mod"
    case dateStart = "date_start"
    case dateEnd = "date_end"
    case dateGrain = "date_grain"
    case dateAnchor = "date_anchor"
    case organizationID = "org_id"
    case organizationName = "org_name"
    case organizationType = "org_type"
    case subject
    case subjectType = "subject_type"
    case predicate
    case organizationLink = "org_link"
    case organizationFactID = "org_fact_id"
    case dateLink = "date_link"
    case dateFactID = "date_fact_id"
    case coreferenceID = "coref_id"
    case polarity, certainty, attribution
    case attributedTo = "attributed_to"
    case confidence, rule, engine

    public static let recordName = "facts"

    public var definition: ColumnDefinition {
        switch self {
        case .schemaVersion: .required(.string, "layout of the row", values: [RecordSchema.factVersion])
        case .id: .required(.string, "`f-` and 16 hex digits, the same on every run and machine")
        case .kind: .required(.string, "what the mention is", values: MentionKind.rawValues)
        case .documentID: .required(.string, "path relative to the input folder, or the id given with the document")
        case .documentSHA256: .required(.string, "SHA-256 of the document's raw bytes, 64 hex digits")
        case .documentDate: .optional(.date, "the document's own date")
        case .text: .required(.string, "the mention, verbatim")
        case .charStart: .required(.integer, "first code point of the mention in the document's text")
        case .charEnd: .required(.integer, "code point behind the mention")
        case .byteStart: .required(.integer, "first UTF-8 byte of the mention in the document's text")
        case .byteEnd: .required(.integer, "UTF-8 byte behind the mention")
        case .paragraph: .required(.integer, "paragraph of the document, from 0")
        case .sentence: .required(.integer, "sentence of the document, from 0")
        case .context: .required(.string, "the sentence, verbatim")
        case .value: .optional(.double, "the number; for a range the middle of both ends")
        case .valueLow: .optional(.double, "low end; equal to `value` when exact, null on an open side")
        case .valueHigh: .optional(.double, "high end; equal to `value` when exact, null on an open side")
        case .valueDecimal: .optional(.string, "exact digits: `602000000`, `3.10`")
        case .modifier: .optional(.string, "how the value relates to the number", values: Modifier.rawValues)
        case .numberType: .optional(.string, "what the number is", values: NumberType.rawValues)
        case .unit: .optional(.string, "ISO 4217 for money, UCUM for measures, `%` for percent; null for counts")
        case .noun: .optional(.string, "the counted or measured noun phrase without determiner, verbatim")
        case .nounHead: .optional(.string, "head of the noun phrase, lemmatised")
        case .timexType: .optional(.string, "TIMEX3 type", values: TimexType.rawValues)
        case .timexValue: .optional(.string, "TIMEX3 value: `2026-02-11`, `2025-Q3`, `P5Y`, or an interval")
        case .timexMod: .optional(.string, "TIMEX3 mod: `START`, `MID`, `END`, `BEFORE`, `APPROX`, ...")
        case .dateStart: .optional(.date, "first day; null when open or before year 1")
        case .dateEnd: .optional(.date, "last day, inclusive; null when open or before year 1")
        case .dateGrain: .optional(.string, "unit of the date", values: DateGrain.rawValues)
        case .dateAnchor: .optional(.string, "how the date was resolved", values: DateAnchor.rawValues)
        case .organizationID: .optional(.string, "`wikidata:Q…`, `lei:…`, `cik:…`, or `local:slug`")
        case .organizationName: .optional(.string, "canonical name of the organization")
        case .organizationType: .optional(.string, "type of the organization", values: OrganizationType.rawValues)
        case .subject: .optional(.string, "what the statement is about: head phrase, verbatim")
        case .subjectType: .optional(.string, "what the subject is", values: SubjectType.rawValues)
        case .predicate: .optional(.string, "lemma of the verb that ties subject and mention")
        case .organizationLink:
            .optional(.string, "how the organization was bound", values: OrganizationLink.rawValues)
        case .organizationFactID: .optional(.string, "id of the row that the organization came from")
        case .dateLink: .optional(.string, "how the date was bound", values: DateLink.rawValues)
        case .dateFactID: .optional(.string, "id of the row that the date came from")
        case .coreferenceID: .optional(.string, "cluster of the organization within the document: `c-0`, `c-1`, ...")
        case .polarity: .required(.string, "whether the statement is negated", values: Polarity.rawValues)
        case .certainty: .required(.string, "how certain the text says it is", values: Certainty.rawValues)
        case .attribution: .required(.string, "who says it", values: Attribution.rawValues)
        case .attributedTo: .optional(.string, "the speaker, verbatim")
        case .confidence: .required(.double, "0 to 1, at most four decimals")
        case .rule: .required(.string, "the rule or model that made the row")
        case .engine: .required(.string, "tool and version")
        }
    }
}
