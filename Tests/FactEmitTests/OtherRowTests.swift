import FactModel
import FactText
import Testing

@testable import FactEmit

/// Rows of documents, sentences, errors and organizations.
@Suite struct OtherRowTests {
    private func writer(_ change: (inout EmitConfiguration) -> Void = { _ in }) -> RecordWriter {
        var configuration = EmitConfiguration()
        change(&configuration)
        return RecordWriter(configuration, ruleNames: RuleNames(), version: "1")
    }

    private func one(_ write: (inout ByteWriter) -> Void) throws -> JSONRow {
        var bytes = ByteWriter()
        write(&bytes)
        let rows = try JSONRow.rows(bytes)
        #expect(rows.count == 1)
        return try #require(rows.first)
    }

    private func built() -> HandBuilt {
        var metadata = Metadata()
        metadata.title = Sourced("A \"title\"", source: "meta")
        metadata.author = Sourced("Ann", source: "meta")
        metadata.publisher = Sourced("Paper", source: "meta")
        metadata.language = Sourced("en", source: "html")
        metadata.url = Sourced("https://example.org/", source: "source")
        var built = HandBuilt(
            "日本 12\nsecond", metadata: metadata, warnings: [Warning(code: "malformed-bytes", message: "one")])
        built.warnings = [
            Warning(code: "malformed-bytes", message: "one"), Warning(code: "impossible-date", message: "x"),
            Warning(code: "impossible-date", message: "y"),
        ]
        built.date = CalendarDate(year: 2026, month: 2, day: 9).map { Sourced($0, source: "dateline") }
        return built
    }

    @Test func processedDocument() throws {
        var counts = FactCounts()
        counts.numbers = 1
        let summary = DocumentSummary(built().linked, facts: counts)
        let row = try one { writer().writeDocument(summary, to: &$0) }
        #expect(row.keys == DocumentColumn.allCases.map(\.name))
        let expected: [String: JSONScalar] = [
            "schema_version": .string("documents/1"), "doc_id": .string("a/b.txt"), "status": .string("ok"),
            "media_type": .string("text/plain"), "charset": .string("utf-8"), "language": .string("en"),
            "bytes": .integer(19), "chars": .integer(12), "title": .string("A \"title\""), "author": .string("Ann"),
            "publisher": .string("Paper"), "url": .string("https://example.org/"), "doc_date": .string("2026-02-09"),
            "doc_date_source": .string("dateline"), "paragraphs": .integer(2), "sentences": .integer(2),
            "numbers": .integer(1), "dates": .integer(0), "organizations": .integer(0),
            "warnings": .string("malformed-bytes|impossible-date"), "text": .string("日本 12\nsecond"),
        ]
        for (column, value) in expected { #expect(row[column] == value, "\(column)") }
    }

    @Test func textIsLeftOutOnRequest() throws {
        let summary = DocumentSummary(built().linked, facts: FactCounts())
        let row = try one { writer { $0.documentText = false }.writeDocument(summary, to: &$0) }
        #expect(row["text"] == .null)
        #expect(row["chars"] == .integer(12))
    }

    @Test func streamedDocumentsSayWhatTheyAre() throws {
        let summary = DocumentSummary(built().linked, facts: FactCounts())
        let row = try one { writer().writeDocument(summary, streamed: true, to: &$0) }
        #expect(row.keys == ["kind"] + DocumentColumn.allCases.map(\.name))
        #expect(row["kind"] == .string("document"))
    }

    @Test func documentsThatFailed() throws {
        let unread = try one { writer().writeDocument(DocumentSummary(id: "x", status: .quarantined), to: &$0) }
        #expect(unread.keys == DocumentColumn.allCases.map(\.name))
        #expect(unread.values.values.filter { $0 == .null }.count == DocumentColumn.allCases.count - 3)
        let ingested = DocumentSummary(built().document, status: .quarantined)
        let row = try one { writer().writeDocument(ingested, to: &$0) }
        #expect(row["status"] == .string("quarantined"))
        #expect(row["doc_sha256"] == .string(String(repeating: "5a", count: 32)))
        #expect(row["sentences"] == .null)
        #expect(row["numbers"] == .null)
        let skipped = DocumentSummary(id: "y", status: .skipped, sha256: "00", byteCount: 4, mediaType: .html)
        let third = try one { writer().writeDocument(skipped, to: &$0) }
        #expect(third["status"] == .string("skipped"))
        #expect(third["bytes"] == .integer(4))
        #expect(third["media_type"] == .string("text/html"))
    }

    @Test func errors() throws {
        let error = DocumentError(stage: "ingest", code: "empty", message: "no \"bytes\"", line: 3)
        let row = try one { writer().writeError(error, documentID: "x", sha256: nil, to: &$0) }
        #expect(
            row.line == #"{"doc_id":"x","doc_sha256":null,"stage":"ingest","code":"empty","message":"no \"bytes\"","#
                + #""line":3,"column":null}"#)
    }

    @Test func sentences() throws {
        var bytes = ByteWriter()
        #expect(try writer().writeSentences(built().segmented, to: &bytes) == 2)
        let rows = try JSONRow.rows(bytes)
        #expect(
            rows[0].line == #"{"kind":"sentence","doc_id":"a/b.txt","sentence":0,"paragraph":0,"char_start":0,"#
                + #""char_end":5,"byte_start":0,"byte_end":9,"text":"日本 12"}"#)
        #expect(rows[1]["char_start"] == .integer(6))
        #expect(rows[1]["byte_start"] == .integer(10))
        #expect(rows[1]["paragraph"] == .integer(1))
    }

    @Test func brokenSentencesWriteNothing() throws {
        var built = built()
        built.sentences.append(Sentence(range: ByteRange(1, 4), tokens: TokenRange(0, 0), block: 0))
        var bytes = ByteWriter()
        #expect(throws: DocumentError.self) { try writer().writeSentences(built.segmented, to: &bytes) }
        #expect(bytes.count == 0)
    }

    // Organizations.

    private func document(_ id: String, _ name: String, entity: String, ids: String?, times: Int) -> LinkedDocument {
        var built = HandBuilt(Array(repeating: name, count: times).joined(separator: " ") + " the firm", id: id)
        var mentions: [Int32] = []
        for i in 0..<times {
            let start = i * (name.utf8.count + 1)
            mentions.append(
                built.add(ByteRange(start, start + name.utf8.count), .organization(OrganizationValue(type: .company))))
        }
        mentions.append(
            built.add("the firm", .organization(OrganizationValue(type: .company))) {
                $0.organizationLink = .coreference
            })
        built.entities = [
            Entity(
                id: entity, name: name, type: .company, ids: ids, country: ids == nil ? nil : "NL", mentions: mentions)
        ]
        return built.linked
    }

    @Test func organizationsAreMergedWhateverTheOrder() throws {
        let documents = [
            document("1", "Acme", entity: "lei:9", ids: "lei:9|ticker:ACM@XNYS|ticker:ACM2|cik:77", times: 3),
            document("2", "ACME Inc.", entity: "lei:9", ids: nil, times: 1),
            document("3", "Cafe\u{301}", entity: "local:cafe", ids: nil, times: 1),
            document("4", "Caf\u{E9}", entity: "local:cafe", ids: nil, times: 1),
            document("5", "Zed", entity: "wikidata:Q5", ids: nil, times: 1),
        ]
        var outputs: Set<[UInt8]> = []
        for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3]] {
            var (first, second) = (OrganizationTally(), OrganizationTally())
            for (place, index) in order.enumerated() {
                if place < 2 { first.add(documents[index]) } else { second.add(documents[index]) }
            }
            first.add(second)
            #expect(first.count == 3)
            var bytes = ByteWriter()
            #expect(writer().writeOrganizations(first, to: &bytes) == 3)
            outputs.insert(bytes.bytes)
            let rows = try JSONRow.rows(bytes)
            #expect(
                rows[0].line == #"{"org_id":"lei:9","org_name":"Acme","org_type":"company","aliases":"ACME Inc.","#
                    + #""wikidata":null,"lei":"9","cik":"77","ticker":"ACM@XNYS|ACM2","country":"NL","documents":2,"#
                    + #""mentions":6}"#)
            #expect(rows[1].string("org_name").map { Array($0.utf8) } == Array("Cafe\u{301}".utf8))
            #expect(rows[1].string("aliases").map { Array($0.utf8) } == Array("Caf\u{E9}".utf8))
            #expect(rows[2]["wikidata"] == .string("Q5"))
            #expect(rows[2]["aliases"] == .null)
            #expect(rows[2].keys == OrganizationColumn.allCases.map(\.name))
        }
        #expect(outputs.count == 1)
    }
}
