import FactModel
import FactOrganizations
import FactTestSupport
import FactText
import Testing

/// What the user's lexicons and rules change, and how their mistakes are reported.
@Suite struct OrganizationOptionTests {
    static let header = "id\tname\taliases\ttype\tcountry\tids\tcase\tcontext\n"
    static let ruleHeader = "id\twords\troles\ttype\tweight\n"

    private func lexicon(_ rows: String) throws -> [String: String] { ["own.tsv": Self.header + rows] }

    private var withLexicon: OrganizationsConfiguration {
        var configuration = OrganizationsConfiguration()
        configuration.lexicons = ["own.tsv"]
        return configuration
    }

    private var withRules: OrganizationsConfiguration {
        var configuration = OrganizationsConfiguration()
        configuration.rules = ["own.tsv"]
        return configuration
    }

    @Test func aLexiconAddsNames() throws {
        let text = "They met zorblat and Quimbly Dree at noon."
        let plain = try OrganizationFixture.shared.get()
        #expect(OrganizationFixture.found(plain, text) == [])
        let files = try lexicon("own.z\tzorblat\t\tcompany\tSE\tlei:ABC\tany\t\nown.q\tQuimbly Dree\t\tngo\t\t\t\t\n")
        let route = try OrganizationFixture.route(withLexicon, files: files)
        let document = route.segmented(text)
        let mentions = route.part.extract(document, date: nil).mentions
        #expect(mentions.map { document.text.string($0.range) } == ["zorblat", "Quimbly Dree"])
        guard case .organization(let value)? = mentions.first?.value else {
            Issue.record("no organization")
            return
        }
        #expect(value.catalogID == "lei:ABC")
        #expect(value.country == "SE")
        #expect(mentions.first.map { route.rules[$0.rule] } == "own.z")
    }

    @Test func aLexiconOverridesTheProgramsList() throws {
        let files = try lexicon("own.r\tReuters\t\tcompany\tXX\twikidata:Q1\t\t\nown.x\tOpenAI\t\texcluded\t\t\t\t\n")
        let route = try OrganizationFixture.route(withLexicon, files: files)
        let document = route.segmented("She told Reuters that OpenAI had grown.")
        let mentions = route.part.extract(document, date: nil).mentions
        #expect(mentions.map { document.text.string($0.range) } == ["Reuters"])
        guard case .organization(let value)? = mentions.first?.value else { return }
        #expect(value.catalogID == "wikidata:Q1")
    }

    @Test func rulesAddHeadWords() throws {
        let text = "The Rimmon Zaibatsu was quiet."
        #expect(OrganizationFixture.found(try OrganizationFixture.shared.get(), text) == [])
        let files = ["own.tsv": Self.ruleHeader + "own.zaibatsu\tZaibatsu\tlast\tcompany\t5\n"]
        let route = try OrganizationFixture.route(withRules, files: files)
        #expect(OrganizationFixture.found(route, text) == ["Rimmon Zaibatsu"])
    }

    @Test(arguments: [
        ("a\tOne\t\tcompany\t\t\t\t\na\tTwo\t\tcompany\t\t\t\t\n", 3, "used before"),
        ("a\t\t\tcompany\t\t\t\t\n", 2, "empty name"),
        ("a\tOne\tcompany\n", 2, "columns"),
        ("a\tOne\t\tshop\t\t\t\t\n", 2, "type"),
        ("a\tOne\t\tcompany\t\t\tloud\t\n", 2, "case rule"),
        ("\tOne\t\tcompany\t\t\t\t\n", 2, "no id"),
    ])
    func lexiconMistakesHaveTheirLine(_ rows: String, _ line: Int, _ message: String) throws {
        let error = try #require(throws: DataError.self) {
            try OrganizationFixture.route(withLexicon, files: try lexicon(rows))
        }
        #expect(error.file == "own.tsv")
        #expect(error.line == line)
        #expect(error.message.contains(message))
    }

    @Test(arguments: [
        ("r\tWord\tmiddle\tcompany\t1\n", "role"), ("r\tWord\tlast\tshop\t1\n", "type"),
        ("r\tWord\tlast\tcompany\theavy\n", "weight"), ("r\tTwo Words\tlast\tcompany\t1\n", "one word"),
        ("r\t\tlast\tcompany\t1\n", "no words"),
    ])
    func ruleMistakesHaveTheirLine(_ row: String, _ message: String) throws {
        let error = try #require(throws: DataError.self) {
            try OrganizationFixture.route(withRules, files: ["own.tsv": Self.ruleHeader + row])
        }
        #expect(error.line == 2)
        #expect(error.message.contains(message))
    }
}
