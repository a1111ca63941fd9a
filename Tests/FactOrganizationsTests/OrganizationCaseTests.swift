import FactModel
import FactOrganizations
import FactTestSupport
import FactText
import Testing

/// Rule cases: the exact spans and columns of every organization in a text.
@Suite struct OrganizationCaseTests {
    @Test(arguments: CaseFile.load("FactOrganizationsTests", "organizations"))
    func organizations(_ one: RuleCase) throws {
        let route = try OrganizationFixture.shared.get()
        for text in one.texts ?? [] {
            let marked = MarkedText(text)
            let document = route.segmented(marked.text)
            let found = route.part.extract(document, date: nil).mentions
            #expect(TestDocuments.breach(of: found, in: document) == nil)
            #expect(
                found.map { document.text.string($0.range) } == marked.marks.map(\.text), "\(one.place): \(marked.text)"
            )
            #expect(found.map(\.range) == marked.marks.map(\.range), "\(one.place): \(marked.text)")
            for mention in found {
                guard case .organization(let value) = mention.value else { continue }
                let columns = OrganizationFixture.columns(value)
                for (key, expected) in one.expect ?? [:] {
                    let actual = columns[key] ?? ExpectedValue.string("no such column")
                    #expect(actual == expected, "\(one.place) \(key): \(marked.text)")
                }
            }
            if let rule = one.rule {
                #expect(found.contains { route.rules[$0.rule] == rule }, "\(one.place): \(marked.text)")
            }
        }
        for text in one.negative ?? [] {
            #expect(OrganizationFixture.found(route, text) == [], "\(one.place): \(text)")
        }
    }
}
