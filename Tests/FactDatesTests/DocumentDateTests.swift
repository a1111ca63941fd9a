import FactDates
import FactModel
import FactTestSupport
import FactText
import Testing

/// The document's own date from its dateline, and what follows from it.
@Suite struct DocumentDateTests {
    private func extract(_ text: String, date: String? = nil) throws -> (Extraction, SegmentedDocument) {
        let route = try DateFixture.shared.get()
        let document = route.segmented(text, date: date)
        return (route.part.extract(document, date: document.document.metadata.date), document)
    }

    @Test(arguments: [
        "Harvest fails again\n\n2025.10.07\n\nThe crop was lost on Monday.",
        "Harvest fails again\nOctober 7, 2025\nThe crop was lost on Monday.",
        "Harvest fails again\nPublished on 7 October 2025\nThe crop was lost on Monday.",
        "LAGOS, Oct. 7, 2025 (Coastwire) -- The crop was lost on Monday.",
        "LAGOS, Nigeria, October 7, 2025 - The crop was lost on Monday.",
    ]) func dateline(_ text: String) throws {
        let (found, document) = try extract(text)
        #expect(found.documentDate?.value.description == "2025-10-07")
        #expect(found.documentDate?.source == "dateline")
        let monday = try #require(found.mentions.last)
        #expect(document.text.string(monday.range) == "Monday")
        guard case .date(let value) = monday.value else { return }
        #expect(value.timex == "2025-10-06")
    }

    @Test(arguments: [
        "The crop was lost on October 7, 2025, and again in June.",
        "Harvest fails again\nThe crop of 2025 was lost.",
        "In Lagos on October 7, 2025, they said - again - that it was lost.",
    ]) func noDateline(_ text: String) throws {
        #expect(try extract(text).0.documentDate == nil)
    }

    @Test func aKnownDateStays() throws {
        let (found, _) = try extract("2025.10.07\n\nThe crop was lost on Monday.", date: "2026-02-11")
        #expect(found.documentDate == nil)
    }

    @Test(arguments: ["It fell on 30 February 2025.", "It fell on April 31, 2025.", "Signed 31/11/2024 in Rome."])
    func impossibleDaysLeaveAWarning(_ text: String) throws {
        let (found, _) = try extract(text)
        #expect(found.mentions.isEmpty)
        #expect(found.warnings.map(\.code) == ["impossible-date"])
        #expect(found.warnings.first?.range != nil)
    }

    @Test func emptyAndOddTexts() throws {
        for text in [
            "", "\n\n", "1/1/1/1/1", "12:", "'", "the the the of of", "Monday Monday Monday", "2026-02-",
            "99999999999999",
        ] {
            let (found, document) = try extract(text, date: "2026-02-11")
            #expect(TestDocuments.breach(of: found.mentions, in: document) == nil)
        }
    }
}
