import FactTestSupport
import Factmill
import Testing

/// Stages and extractors switched off: what they make is gone, what the others make stays.
@Suite struct SwitchTests {
    static let text = "China has 602 million users. Alibaba sold 40 ships to Tencent on 3 May 2024."

    private func records(_ change: (inout PipelineConfiguration) -> Void) throws -> [FactRecord] {
        var configuration = PipelineConfiguration()
        change(&configuration)
        let source = SourceDocument(id: "case.txt", bytes: Array(Self.text.utf8), isVerbatim: true)
        return try Pipeline(configuration).records(of: source)
    }

    @Test func everythingIsOnByDefault() throws {
        let kinds = Set(try records { _ in }.map(\.kind))
        #expect(kinds == [.number, .date, .organization])
    }

    @Test func numbersOff() throws {
        let kinds = Set(try records { $0.stages.extract.numbers.enabled = false }.map(\.kind))
        #expect(kinds == [.date, .organization])
    }

    @Test func datesOff() throws {
        let kinds = Set(try records { $0.stages.extract.dates.enabled = false }.map(\.kind))
        #expect(kinds == [.number, .organization])
    }

    @Test func organizationsOff() throws {
        let kinds = Set(try records { $0.stages.extract.organizations.enabled = false }.map(\.kind))
        #expect(kinds == [.number, .date])
    }

    @Test func linkOff() throws {
        let linked = try records { _ in }
        let alone = try records { $0.stages.link.enabled = false }
        #expect(linked.contains { $0.subject == "China" })
        #expect(alone.allSatisfy { $0.subject == nil && $0.predicate == nil })
        #expect(alone.map(\.text) == linked.map(\.text))
        #expect(alone.first { $0.text == "Alibaba" }?.organizationID != nil, "an organization is itself all the same")
    }

    @Test func theRunsDateDatesWhatHasNone() throws {
        let dated = try records { $0.run.date = "2024-05-05" }
        #expect(dated.allSatisfy { $0.documentDate?.description == "2024-05-05" })
        #expect(try records { _ in }.allSatisfy { $0.documentDate == nil })
    }
}
