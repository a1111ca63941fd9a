import FactModel

/// The columns of organizations.jsonl: one row a distinct organization of the run.
public enum OrganizationColumn: String, RecordColumn {
    case organizationID = "org_id"
    case organizationName = "org_name"
    case organizationType = "org_type"
    case aliases, wikidata, lei, cik, ticker, country, documents, mentions

    public static let recordName = "organizations"

    public var definition: ColumnDefinition {
        switch self {
        case .organizationID: .required(.string, "`wikidata:Q…`, `lei:…`, `cik:…`, or `local:slug`")
        case .organizationName: .required(.string, "canonical name")
        case .organizationType: .required(.string, "type of the organization", values: OrganizationType.rawValues)
        case .aliases: .optional(.string, "other spellings met in the run, sorted, a vertical bar between them")
        case .wikidata: .optional(.string, "Wikidata item: `Q312`")
        case .lei: .optional(.string, "Legal Entity Identifier (ISO 17442)")
        case .cik: .optional(.string, "number of the company at the US SEC")
        case .ticker: .optional(.string, "stock symbols, `@` and market where known, a vertical bar between them")
        case .country: .optional(.string, "country as the name list has it")
        case .documents: .required(.integer, "number of documents that mention it")
        case .mentions: .required(.integer, "number of its mentions")
        }
    }
}
