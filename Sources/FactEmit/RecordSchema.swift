/// The layout of the published records, in the languages of the tools that load them. Everything derives from the column
/// enums.
public enum RecordSchema {
    /// `schema_version` of fact rows.
    public static let factVersion = "facts/1"
    /// `schema_version` of document rows.
    public static let documentVersion = "documents/1"

    /// A language that a schema can be written in.
    public enum Format: String, Sendable, CaseIterable {
        /// JSON Schema, draft 2020-12.
        case jsonschema
        /// A typed view over the JSON Lines file.
        case duckdb
        /// The field list that `bq load` takes.
        case bigquery
        /// `StructType` as JSON, for `StructType.fromJson` and `spark.read.schema`.
        case spark
    }

    /// A kind of record that is written to a file.
    public enum Table: String, Sendable, CaseIterable {
        case facts, documents, organizations, errors

        /// Columns and their definitions, in order.
        public var columns: [(name: String, definition: ColumnDefinition)] {
            switch self {
            case .facts: Table.columns(FactColumn.allCases)
            case .documents: Table.columns(DocumentColumn.allCases)
            case .organizations: Table.columns(OrganizationColumn.allCases)
            case .errors: Table.columns(ErrorColumn.allCases)
            }
        }

        fileprivate static func columns<Column: RecordColumn>(
            _ columns: [Column]
        ) -> [(name: String, definition: ColumnDefinition)] {
            columns.map { ($0.name, $0.definition) }
        }

        fileprivate var title: String {
            switch self {
            case .facts: "one mention a row, joined with what is bound to it"
            case .documents: "one input a row"
            case .organizations: "one distinct organization of the run a row"
            case .errors: "one document set aside a row"
            }
        }
    }

    /// The schema of one table, with a newline at the end. `columns` names the fact columns that are written; nil means
    /// all. For DuckDB the view is named as the table and reads `<folder>/<table>.jsonl`.
    public static func text(
        _ table: Table, format: Format, factColumns: [FactColumn]? = nil, folder: String = "output"
    ) -> String {
        var columns = table.columns
        if table == .facts, let factColumns { columns = Table.columns(factColumns) }
        return switch format {
        case .jsonschema: jsonSchema(table, columns)
        case .duckdb: duckDBView(table, columns, folder: folder)
        case .bigquery: bigQueryFields(columns)
        case .spark: sparkStruct(columns)
        }
    }

    private typealias Columns = [(name: String, definition: ColumnDefinition)]

    private static func jsonSchema(_ table: Table, _ columns: Columns) -> String {
        let properties = columns.map { name, column in
            let type =
                switch column.type {
                case .string, .date: "string"
                case .integer: "integer"
                case .double: "number"
                }
            var text = "    \(quoted(name)): {\"type\": "
            text += column.isNullable ? "[\(quoted(type)), \"null\"]" : quoted(type)
            if column.type == .date { text += ", \"format\": \"date\"" }
            if let values = column.values {
                text += ", \"enum\": [" + values.map(quoted).joined(separator: ", ")
                text += column.isNullable ? ", null]" : "]"
            }
            return text + ", \"description\": \(quoted(column.summary))}"
        }
        return """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": \(quoted(table.rawValue)),
              "description": \(quoted(table.title)),
              "type": "object",
              "properties": {
            \(properties.joined(separator: ",\n"))
              },
              "required": [\(columns.map { quoted($0.name) }.joined(separator: ", "))],
              "additionalProperties": false
            }

            """
    }

    private static func duckDBView(_ table: Table, _ columns: Columns, folder: String) -> String {
        let fields = columns.map { name, column in
            let type =
                switch column.type {
                case .string: "VARCHAR"
                case .integer: "BIGINT"
                case .double: "DOUBLE"
                case .date: "DATE"
                }
            // Quoted, as `column` is a word of SQL.
            return "    \"\(name)\": '\(type)'"
        }
        // Bytes of the longest row: documents carry their text. Twice the largest input that ingest takes by default.
        let limit = table == .documents ? ", maximum_object_size = 268435456" : ""
        let path = (folder.isEmpty ? "" : folder + "/") + table.rawValue + ".jsonl"
        return """
            CREATE OR REPLACE VIEW \(table.rawValue) AS
            SELECT * FROM read_json('\(path.replacing("'", with: "''"))', format = 'newline_delimited'\(limit), columns = {
            \(fields.joined(separator: ",\n"))
            });

            """
    }

    private static func bigQueryFields(_ columns: Columns) -> String {
        let fields = columns.map { name, column in
            let type =
                switch column.type {
                case .string: "STRING"
                case .integer: "INT64"
                case .double: "FLOAT64"
                case .date: "DATE"
                }
            return "  {\"name\": \(quoted(name)), \"type\": \"\(type)\", "
                + "\"mode\": \"\(column.isNullable ? "NULLABLE" : "REQUIRED")\", "
                + "\"description\": \(quoted(column.summary))}"
        }
        return "[\n" + fields.joined(separator: ",\n") + "\n]\n"
    }

    private static func sparkStruct(_ columns: Columns) -> String {
        let fields = columns.map { name, column in
            let type =
                switch column.type {
                case .integer: "long"
                case .string, .double, .date: column.type.rawValue
                }
            return "  {\"name\": \(quoted(name)), \"type\": \"\(type)\", \"nullable\": \(column.isNullable), "
                + "\"metadata\": {\"comment\": \(quoted(column.summary))}}"
        }
        return "{\"type\": \"struct\", \"fields\": [\n" + fields.joined(separator: ",\n") + "\n]}\n"
    }

    private static func quoted(_ string: String) -> String {
        var writer = ByteWriter()
        writer.jsonString(string)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
