import FactModel
import FactText

/// The names of `Rules/ingest-metadata.tsv`: which meta element says what, in order of trust.
struct MetadataNames: Sendable {
    enum Field: String, Sendable, CaseIterable {
        case title, author, publisher, url, language, description, date, modified, type, nobody
    }

    private let names: [Field: [String]]

    init(_ builder: inout EngineBuilder) throws(DataError) {
        var names: [Field: [String]] = [:]
        for row in try builder.embedded("Rules/ingest-metadata.tsv").rows(["id", "field", "name"]) {
            guard let field = Field(rawValue: row[1]) else { throw row.error("there is no field '\(row[1])'") }
            names[field, default: []].append(row[2])
        }
        self.names = names
    }

    subscript(field: Field) -> [String] { names[field] ?? [] }
}
