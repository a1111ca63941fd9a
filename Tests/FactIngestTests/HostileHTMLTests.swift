import FactModel
import FactText
import Testing

@testable import FactIngest

/// Pages made to hurt: all end in bounded time, with what can be read, and say which limit was hit.
@Suite struct HostileHTMLTests {
    private func read(_ body: String) throws -> Document {
        let clock = ContinuousClock()
        var document: Document?
        let time = try clock.measure { document = try ingestPage(page(body)) }
        // Debug builds on a busy machine; the quadratic forms take minutes.
        #expect(time < .seconds(30))
        return try #require(document)
    }

    @Test func deepNestingIsFlattened() throws {
        let body =
            String(repeating: "<div>", count: 100_000) + paragraphs(2) + String(repeating: "</div>", count: 100_000)
        let document = try read(body + "<p>\(sentence) It is over.</p>")
        #expect(text(document).contains("It is over."))
        #expect(text(document).contains("paragraph number 1"))
        #expect(document.warnings.contains { $0.code == "nesting-capped" })
    }

    @Test(arguments: [
        String(repeating: "<b></p>", count: 40_000), String(repeating: "<div></span></i>", count: 20_000),
        String(repeating: "<b><i>", count: 20_000), String(repeating: "<table><tr><td>", count: 5_000),
        String(repeating: "<svg>", count: 20_000), String(repeating: "<!-- x -->", count: 20_000),
        String(repeating: "<a href=\"", count: 2_000), String(repeating: "<p", count: 50_000),
        String(repeating: "&", count: 50_000), String(repeating: "<p>&#", count: 20_000),
        String(repeating: "</", count: 50_000),
        String(repeating: "<li><dd><td><option>", count: 10_000),
        "<p class='" + String(repeating: "a-", count: 100_000) + "'>",
        String(repeating: "<script>", count: 5_000), String(repeating: "<![CDATA[", count: 10_000),
    ])
    func staysLinear(_ body: String) throws {
        _ = try read(paragraphs(2) + body)
    }

    @Test func attributesAreCapped() throws {
        let many = (0..<40_000).map { "a\($0)=1" }.joined(separator: " ")
        let document = try read(
            "<p \(many)>\(sentence)</p><p \(String(repeating: "class=a ", count: 20_000))>\(sentence)</p>")
        #expect(text(document).contains(sentence))
        #expect(document.warnings.contains { $0.code == "attributes-capped" })
        let one = try ingestPage(page("<p id=a hidden>\(sentence)</p>")) {
            $0.html.maximumAttributes = 1
            $0.html.mode = .everything
        }
        #expect(text(one) == sentence)
        #expect(text(try ingestPage(page("<p id=a hidden>\(sentence)</p>")) { $0.html.mode = .everything }).isEmpty)
    }

    @Test func elementsAreCapped() throws {
        let document = try ingestPage(page(paragraphs(20))) { $0.html.maximumElements = 12 }
        #expect(document.warnings.contains { $0.code == "elements-capped" })
        #expect(try !ingestPage(page(paragraphs(20))).warnings.contains { $0.code == "elements-capped" })
    }

    @Test func depthIsConfigurable() throws {
        let body = String(repeating: "<div>", count: 40) + paragraphs(2)
        #expect(
            try ingestPage(page(body)) { $0.html.maximumDepth = 20 }.warnings.contains { $0.code == "nesting-capped" })
        #expect(try !ingestPage(page(body)).warnings.contains { $0.code == "nesting-capped" })
    }

    @Test(arguments: [
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body><p>&x; SENTENCE</p>",
        "<?xml version=\"1.0\"?><!DOCTYPE r SYSTEM \"http://127.0.0.1:9/x.dtd\"><html><body><p>SENTENCE</p>",
        "<!DOCTYPE r [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]><html><body><p>SENTENCE</p>",
        "<html xmlns:xi=\"http://www.w3.org/2001/XInclude\"><body><xi:include href=\"file:///etc/passwd\"/><p>SENTENCE</p>",
    ])
    func opensNothingThatADocumentNames(_ markup: String) throws {
        let document = try ingestPage(markup.replacing("SENTENCE", with: sentence))
        #expect(text(document).contains(sentence))
        #expect(!text(document).contains("root:"))
    }

    @Test func entityBombsAreText() throws {
        var markup = "<!DOCTYPE lolz [<!ENTITY a \"lol\">"
        for (name, inner) in zip("bcdefghij", "abcdefghi") {
            markup += "<!ENTITY \(name) \"\(String(repeating: "&\(inner);", count: 10))\">"
        }
        let document = try ingestPage(markup + "]><html><body><p>&j; \(sentence)</p>")
        #expect(text(document).contains(sentence))
        #expect(document.text.count < 2_000)
    }

    @Test func randomBytesNeverStopTheParser() throws {
        var state: UInt64 = 42
        let pieces = [
            "<", ">", "</", "<p>", "<div ", "class=\"", "\"", "'", "&", "&amp", "&#x", ";", "<!--", "-->", "<script>",
            "</script>",
            "<table>", "<td>", "</td>", "text ", "<a href=x>", "</a>", "<title>", "<br>", "\u{FFFE}", "\u{1}", "<svg>",
            "</svg>", "é",
        ]
        for _ in 0..<40 {
            var markup = ""
            for _ in 0..<90 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                markup += pieces[Int(state >> 33) % pieces.count]
            }
            let document = try ingestPage(page(markup)) { $0.html.mode = .everything }
            #expect(!document.warnings.contains { $0.code == "markup-recovered" }, "\(markup)")
        }
    }
}
