import FactModel
import FactText
import Foundation
import Testing

@testable import FactEmit

/// Fact rows of a document with emoji, combining marks and Han, so that the offset systems differ.
@Suite struct FactRowTests {
    private static let line =
        "🐎 Zhōngguó Cafe\u{301} 公司 said 602 million users paid 5 to 7 percent in May 2025 for five years."

    /// Mentions: 0 organization, 1 number, 2 number (range, open), 3 date, 4 duration.
    private static func built() throws -> HandBuilt {
        var metadata = Metadata()
        metadata.date = Sourced(try #require(CalendarDate(year: 2026, month: 2, day: 11)), source: "dateline")
        var built = HandBuilt("Heading\n" + line, metadata: metadata)
        let organization = built.add("Cafe\u{301} 公司", .organization(OrganizationValue(type: .company))) {
            $0.entity = 0
        }
        built.entities = [
            Entity(
                id: "wikidata:Q1", name: "Café Co", type: .company, ids: "wikidata:Q1", country: "CN",
                mentions: [organization])
        ]
        built.add("602 million", .number(.exact(602_000_000, decimal: "602000000")), confidence: 0.87654321) {
            $0.noun = ByteRange(0, 0)
            $0.nounHead = "user"
            $0.subjectType = .organization
            $0.predicate = "pay"
            $0.entity = 0
            $0.organizationLink = .subject
            $0.organizationMention = 0
            $0.dateLink = .clause
            $0.dateMention = 3
            $0.polarity = .negated
            $0.certainty = .expected
            $0.attribution = .reported
        }
        built.facts[1].noun = built.range("users")
        built.facts[1].subject = built.range("Cafe\u{301} 公司")
        built.facts[1].speaker = built.range("公司")
        built.add(
            "5 to 7 percent",
            .number(
                NumberValue(type: .percent, value: nil, low: 5, high: nil, decimal: nil, modifier: .atLeast, unit: "%"))
        ) { $0.dateLink = .document }
        let may = DateValue(
            type: .date, timex: "2025-05", mod: "START", start: CalendarDate(year: 2025, month: 5, day: 1),
            end: CalendarDate(year: 2025, month: 5, day: 31), grain: .month, anchor: .explicit)
        built.add("May 2025", .date(may))
        built.add(
            "five years",
            .date(
                DateValue(
                    type: .duration, timex: "P5Y", duration: .exact(5, .measure, decimal: "5", unit: "a"))))
        return built
    }

    private func rows(_ built: HandBuilt, _ change: (inout EmitConfiguration) -> Void = { _ in }) throws -> [JSONRow] {
        var configuration = EmitConfiguration()
        change(&configuration)
        #expect(configuration.violations.isEmpty)
        var writer = ByteWriter()
        let counts = try RecordWriter(configuration, ruleNames: built.rules, version: "1.2.3")
            .writeFacts(built.linked, to: &writer)
        let rows = try JSONRow.rows(writer)
        #expect(counts.total == rows.count)
        return rows
    }

    @Test func everyRowHasEveryKeyInOrder() throws {
        for row in try rows(Self.built()) { #expect(row.keys == FactColumn.allCases.map(\.name)) }
    }

    @Test func offsetsNameTheSameSliceInBothSystems() throws {
        let built = try Self.built()
        let text = built.document.text
        let scalars = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars)
        for row in try rows(built) {
            let (charStart, charEnd) = try (#require(row.integer("char_start")), #require(row.integer("char_end")))
            let (byteStart, byteEnd) = try (#require(row.integer("byte_start")), #require(row.integer("byte_end")))
            var slice = String.UnicodeScalarView()
            slice.append(contentsOf: scalars[charStart..<charEnd])
            let written = try Array(#require(row.string("text")).utf8)
            #expect(Array(String(slice).utf8) == written)
            #expect(Array(text.bytes[byteStart..<byteEnd]) == written)
            #expect(row.string("context") == Self.line)
            #expect(row["sentence"] == .integer(1))
            #expect(row["paragraph"] == .integer(1))
        }
    }

    @Test func numberRow() throws {
        let all = try rows(Self.built())
        let row = all[1]
        let expected: [String: JSONScalar] = [
            "schema_version": .string("facts/1"), "kind": .string("number"), "doc_id": .string("a/b.txt"),
            "doc_sha256": .string(String(repeating: "5a", count: 32)), "doc_date": .string("2026-02-11"),
            "text": .string("602 million"), "value_decimal": .string("602000000"), "modifier": .string("exact"),
            "number_type": .string("count"), "unit": .null, "noun": .string("users"), "noun_head": .string("user"),
            "timex_type": .string("DATE"), "timex_value": .string("2025-05"), "timex_mod": .string("START"),
            "date_start": .string("2025-05-01"), "date_end": .string("2025-05-31"), "date_grain": .string("month"),
            "date_anchor": .string("explicit"), "org_id": .string("wikidata:Q1"), "org_name": .string("Café Co"),
            "org_type": .string("company"), "subject": .string("Cafe\u{301} 公司"),
            "subject_type": .string("organization"),
            "predicate": .string("pay"), "org_link": .string("subject"), "date_link": .string("clause"),
            "coref_id": .string("c-0"), "polarity": .string("negated"), "certainty": .string("expected"),
            "attribution": .string("reported"), "attributed_to": .string("公司"), "confidence": .double(0.8765),
            "rule": .string("test.rule"), "engine": .string("factmill 1.2.3"),
            "org_fact_id": all[0]["id"] ?? .null, "date_fact_id": all[3]["id"] ?? .null,
        ]
        for (column, value) in expected { #expect(row[column] == value, "\(column)") }
        #expect(row.line.contains(#""value":602000000.0,"value_low":602000000.0,"value_high":602000000.0,"#))
    }

    @Test func organizationRow() throws {
        let row = try rows(Self.built())[0]
        #expect(row["kind"] == .string("organization"))
        #expect(row["org_link"] == .string("self"))
        #expect(row["org_fact_id"] == row["id"])
        #expect(row["coref_id"] == .string("c-0"))
        #expect(row["org_id"] == .string("wikidata:Q1"))
        for column in ["value", "modifier", "number_type", "timex_type", "date_link", "date_fact_id", "subject"] {
            #expect(row[column] == .null, "\(column)")
        }
        #expect(row["polarity"] == .string("affirmed"))
        #expect(row["certainty"] == .string("asserted"))
        #expect(row["attribution"] == .string("author"))
    }

    @Test func openRangeBoundToTheDocumentDate() throws {
        let row = try rows(Self.built())[2]
        #expect(row["value"] == .null)
        #expect(row["value_high"] == .null)
        #expect(row.line.contains(#""value_low":5.0,"#))
        #expect(row["modifier"] == .string("at_least"))
        #expect(row["unit"] == .string("%"))
        #expect(row["date_link"] == .string("document"))
        #expect(row["date_fact_id"] == .null)
        #expect(row["timex_value"] == .string("2026-02-11"))
        #expect(row["date_start"] == .string("2026-02-11"))
        #expect(row["date_anchor"] == .string("doc_date"))
        #expect(row["org_id"] == .null)
        #expect(row["coref_id"] == .null)
    }

    @Test func dateAndDurationRows() throws {
        let all = try rows(Self.built())
        #expect(all[3]["date_link"] == .string("self"))
        #expect(all[3]["date_fact_id"] == all[3]["id"])
        #expect(all[3]["number_type"] == .null)
        #expect(all[4]["kind"] == .string("date"))
        #expect(all[4]["timex_type"] == .string("DURATION"))
        #expect(all[4]["number_type"] == .string("duration"))
        #expect(all[4]["unit"] == .string("a"))
        #expect(all[4]["date_start"] == .null)
        #expect(all[4].line.contains(#""value":5.0,"#))
    }

    @Test func idsAreTheDocumentedHash() throws {
        // printf 'a/b.txt\n5a…5a\nnumber\n33\n44' | sha256sum | cut -c1-16
        let row = try rows(Self.built())[1]
        #expect(row["char_start"] == .integer(33))
        #expect(row["id"] == .string("f-e092f53f4cfb7506"))
    }

    @Test func idsDifferBetweenDocumentsKindsAndSpans() throws {
        var ids: Set<String> = []
        for id in ["a", "b"] {
            var built = HandBuilt("12 12", id: id)
            for range in [ByteRange(0, 2), ByteRange(3, 5)] {
                built.add(range, .number(.exact(12, decimal: "12")))
                built.add(range, .organization(OrganizationValue(type: .other)))
            }
            ids.formUnion(try rows(built).compactMap { $0.string("id") })
        }
        #expect(ids.count == 8)
    }

    @Test func rowsAreSortedAndSpansUnique() throws {
        var built = HandBuilt("one 2 three")
        built.add("three", .organization(OrganizationValue(type: .other)))
        built.add("one 2", .number(.exact(1, decimal: "1")))
        built.add("one", .organization(OrganizationValue(type: .other)))
        built.add("one", .date(DateValue(type: .date, timex: "2025")))
        let twin = built.add("one", .date(DateValue(type: .date, timex: "2026")))
        built.facts[1].dateMention = twin
        built.facts[1].dateLink = .clause
        let all = try rows(built)
        #expect(all.compactMap { $0.string("kind") } == ["date", "organization", "number", "organization"])
        #expect(all.compactMap { $0.string("text") } == ["one", "one", "one 2", "three"])
        #expect(all[0]["timex_value"] == .string("2025"))
        #expect(all[2]["date_fact_id"] == all[0]["id"])
    }

    @Test func daysBeforeYearOneAreNull() throws {
        var built = HandBuilt("44 BC")
        built.add(
            "44 BC",
            .date(
                DateValue(
                    type: .date, timex: "-0043", start: CalendarDate(year: -43, month: 1, day: 1),
                    end: CalendarDate(year: 1, month: 12, day: 31))))
        let row = try rows(built)[0]
        #expect(row["date_start"] == .null)
        #expect(row["date_end"] == .string("0001-12-31"))
        #expect(row["doc_date"] == .null)
    }

    @Test(arguments: [ByteRange(1, 5), ByteRange(0, 3), ByteRange(5, 4), ByteRange(-1, 3), ByteRange(0, 99)])
    func rangesThatAreNoSliceSetTheDocumentAside(range: ByteRange) throws {
        var built = HandBuilt("🐎 12")
        built.add("12", .number(.exact(12, decimal: "12")))
        for place in 0..<4 {
            var broken = built
            switch place {
            case 0: broken.mentions[0].range = range
            case 1: broken.facts[0].noun = range
            case 2: broken.facts[0].subject = range
            default: broken.facts[0].speaker = range
            }
            var writer = ByteWriter()
            writer.raw("kept")
            let records = RecordWriter(EmitConfiguration(), ruleNames: built.rules, version: "1")
            let error = #expect(throws: DocumentError.self) { try records.writeFacts(broken.linked, to: &writer) }
            #expect(error?.stage == "emit")
            #expect(error?.code == "offset-mismatch")
            #expect(writer.bytes == Array("kept".utf8))
        }
    }

    @Test func linksBeyondTheDocumentAreNull() throws {
        var built = HandBuilt("about 12")
        built.add("12", .number(.exact(12, decimal: "12"))) {
            $0.entity = 7
            $0.organizationMention = 9
            $0.dateMention = -4
        }
        built.mentions[0].rule = RuleID(index: 77)
        let row = try rows(built)[0]
        for column in ["org_id", "org_fact_id", "date_fact_id", "timex_type", "coref_id"] {
            #expect(row[column] == .null, "\(column)")
        }
        #expect(row["rule"] == .string("unknown"))
    }

    @Test(arguments: [(-0.5, 0.0), (1.5, 1.0), (.nan, 0.0), (0.12344999, 0.1234)])
    func confidenceIsBounded(given: Double, written: Double) throws {
        var built = HandBuilt("12")
        built.add("12", .number(.exact(12, decimal: "12")), confidence: given)
        #expect(try rows(built)[0].line.contains("\"confidence\":\(written),"))
    }

    // Options.

    @Test func kindsPickRowsAndCutLinks() throws {
        let all = try rows(Self.built()) { $0.kinds = ["number"] }
        #expect(all.compactMap { $0.string("kind") } == ["number", "number"])
        #expect(all[0]["org_id"] == .string("wikidata:Q1"))
        #expect(all[0]["timex_value"] == .string("2025-05"))
        #expect(all[0]["org_fact_id"] == .null)
        #expect(all[0]["date_fact_id"] == .null)
    }

    @Test func columnsKeepTheirOrder() throws {
        let all = try rows(Self.built()) { $0.columns = ["value", "kind", "text"] }
        #expect(all[1].line == #"{"kind":"number","text":"602 million","value":602000000.0}"#)
    }

    @Test func unknownNamesAreViolations() {
        var configuration = EmitConfiguration()
        configuration.kinds = ["numbers"]
        configuration.columns = ["id", "org_nme", "zzzzzzzz"]
        #expect(
            configuration.violations == [
                OptionViolation(key: "kinds", message: "there is no 'numbers'; did you mean 'number'?"),
                OptionViolation(key: "columns", message: "there is no 'org_nme'; did you mean 'org_name'?"),
                OptionViolation(key: "columns", message: "there is no 'zzzzzzzz'"),
            ])
    }

    @Test func typedRecordsHoldWhatRowsHold() throws {
        let built = try Self.built()
        let records = try RecordWriter(EmitConfiguration(), ruleNames: built.rules, version: "1.2.3")
            .records(built.linked)
        let all = try rows(built)
        #expect(records.count == all.count)
        for (record, row) in zip(records, all) {
            for child in Mirror(reflecting: record).children {
                let column = try #require(FactColumn.allCases.first { "\($0)" == child.label })
                #expect(JSONScalar(child.value) == row[column.name]?.asDouble(column), "\(column.name)")
            }
            #expect(Mirror(reflecting: record).children.count == FactColumn.allCases.count)
        }
    }
}

extension JSONScalar {
    /// The scalar that a typed property is written as.
    fileprivate init(_ value: Any) {
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional {
            self = mirror.children.first.map { JSONScalar($0.value) } ?? .null
            return
        }
        switch value {
        case let value as Int: self = .integer(value)
        case let value as Double: self = .double(value)
        case let value as CalendarDate: self = .string(value.description)
        case let value as any RawRepresentable<String>: self = .string(value.rawValue)
        default: self = .string("\(value)")
        }
    }

    /// Doubles without a fraction decode as integers; the column knows better.
    fileprivate func asDouble(_ column: FactColumn) -> JSONScalar {
        if case .integer(let value) = self, column.definition.type == .double { return .double(Double(value)) }
        return self
    }
}
