import Foundation
import Testing

@testable import FactEmit

@Suite struct RecordSchemaTests {
    private struct Property: Decodable {
        let types: [String]
        let format: String?
        let values: [String?]?
        enum CodingKeys: String, CodingKey { case type, format, values = "enum" }
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            if let one = try? container.decode(String.self, forKey: .type) {
                types = [one]
            } else {
                types = try container.decode([String].self, forKey: .type)
            }
            format = try container.decodeIfPresent(String.self, forKey: .format)
            values = try container.decodeIfPresent([String?].self, forKey: .values)
        }
    }
    private struct Schema: Decodable {
        let properties: [String: Property]
        let required: [String]
    }

    @Test(arguments: RecordSchema.Table.allCases)
    func jsonSchemaHasEveryColumn(table: RecordSchema.Table) throws {
        let text = RecordSchema.text(table, format: .jsonschema)
        let schema = try JSONDecoder().decode(Schema.self, from: Data(text.utf8))
        #expect(schema.required == table.columns.map(\.name))
        #expect(schema.properties.count == table.columns.count)
        for (name, column) in table.columns {
            let property = try #require(schema.properties[name])
            let type = ["string": "string", "date": "string", "integer": "integer", "double": "number"]
            #expect(property.types.first == type[column.type.rawValue])
            #expect(property.types.contains("null") == column.isNullable)
            #expect(property.format == (column.type == .date ? "date" : nil))
            if let values = property.values { #expect(values.contains(nil) == column.isNullable) }
        }
        // Order, which a decoder does not keep.
        let places = table.columns.compactMap { text.range(of: "\n    \"\($0.name)\": {")?.lowerBound }
        #expect(places.count == table.columns.count)
        #expect(places == places.sorted())
    }

    @Test func factColumnsAreThoseOfTheContract() {
        let types: [(String, ColumnType)] = FactColumn.allCases.map { ($0.name, $0.definition.type) }
        #expect(
            types.map(\.0).joined(separator: " ") == """
                schema_version id kind doc_id doc_sha256 doc_date text char_start char_end byte_start byte_end \
                paragraph sentence context value value_low value_high value_decimal modifier number_type unit noun \
                noun_head timex_type timex_value timex_mod date_start date_end date_grain date_anchor org_id org_name \
                org_type subject subject_type predicate org_link org_fact_id date_link date_fact_id coref_id polarity \
                certainty attribution attributed_to confidence rule engine
                """)
        #expect(types.filter { $0.1 == .date }.map(\.0) == ["doc_date", "date_start", "date_end"])
        #expect(types.filter { $0.1 == .double }.map(\.0) == ["value", "value_low", "value_high", "confidence"])
        #expect(
            types.filter { $0.1 == .integer }.map(\.0)
                == ["char_start", "char_end", "byte_start", "byte_end", "paragraph", "sentence"])
    }

    @Test(arguments: RecordSchema.Table.allCases, [RecordSchema.Format.bigquery, .spark])
    func fieldLists(table: RecordSchema.Table, format: RecordSchema.Format) throws {
        struct Field: Decodable {
            let name: String
            let type: String
            let mode: String?
            let nullable: Bool?
        }
        struct Struct: Decodable {
            let type: String
            let fields: [Field]
        }
        let data = Data(RecordSchema.text(table, format: format).utf8)
        let fields =
            format == .spark
            ? try JSONDecoder().decode(Struct.self, from: data).fields
            : try JSONDecoder().decode([Field].self, from: data)
        let names: [ColumnType: (bigquery: String, spark: String)] = [
            .string: ("STRING", "string"), .integer: ("INT64", "long"), .double: ("FLOAT64", "double"),
            .date: ("DATE", "date"),
        ]
        #expect(fields.map(\.name) == table.columns.map(\.name))
        for (field, column) in zip(fields, table.columns) {
            let name = try #require(names[column.definition.type])
            #expect(field.type == (format == .spark ? name.spark : name.bigquery))
            #expect(field.mode == (format == .spark ? nil : column.definition.isNullable ? "NULLABLE" : "REQUIRED"))
            #expect(field.nullable == (format == .spark ? column.definition.isNullable : nil))
        }
    }

    @Test func duckDBViewIsTyped() {
        let view = RecordSchema.text(.errors, format: .duckdb, folder: "it's")
        #expect(
            view == """
                CREATE OR REPLACE VIEW errors AS
                SELECT * FROM read_json('it''s/errors.jsonl', format = 'newline_delimited', columns = {
                    "doc_id": 'VARCHAR',
                    "doc_sha256": 'VARCHAR',
                    "stage": 'VARCHAR',
                    "code": 'VARCHAR',
                    "message": 'VARCHAR',
                    "line": 'BIGINT',
                    "column": 'BIGINT'
                });

                """)
        #expect(RecordSchema.text(.facts, format: .duckdb).contains("    \"date_start\": 'DATE',\n"))
        #expect(RecordSchema.text(.facts, format: .duckdb).contains("    \"value\": 'DOUBLE',\n"))
    }

    @Test func chosenColumnsNarrowTheSchema() throws {
        let text = RecordSchema.text(.facts, format: .jsonschema, factColumns: [.kind, .value])
        #expect(try JSONDecoder().decode(Schema.self, from: Data(text.utf8)).required == ["kind", "value"])
    }
}
