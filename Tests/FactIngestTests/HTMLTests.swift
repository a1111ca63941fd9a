import FactModel
import FactText
import Testing

@testable import FactIngest

/// A page around a body of mark-up.
func page(_ body: String, head: String = "<title>The mill reopens</title>") -> String {
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\(head)</head><body>\(body)</body></html>"
}

/// A sentence long enough to be article text.
let sentence = "The mill on the river opened its gates again today, after a winter of repairs and of long talks."

func paragraphs(_ count: Int) -> String {
    (0..<count).map { "<p>\(sentence) This is paragraph number \($0) of the report.</p>" }.joined()
}

func ingestPage(_ markup: String, _ change: (inout IngestConfiguration) -> Void = { _ in }) throws -> Document {
    try ingest(markup, id: "page.html", change)
}

func text(_ document: Document) -> String { String(decoding: document.text.bytes, as: UTF8.self) }

@Suite struct HTMLTests {
    static let article = page(
        """
        <header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
        <div class="layout"><article><h1>The mill reopens</h1><p class="byline">By Jane Roe</p>
        <div class="entry-content">\(paragraphs(4))
        <h2>What comes next</h2><ul><li>a new wheel for the spring</li><li>a bridge</li></ul>
        <table><tr><th>Year</th><td>Grain</td></tr><tr><th>2020</th><td>40 tons</td></tr></table>
        <figure><img src="x.jpg"><figcaption>The mill in the snow, seen from the old bridge.</figcaption></figure>
        \(paragraphs(1))</div></article>
        <section class="comments" id="comments"><p>I have lived here for years and I never liked that noisy mill, not once.</p></section>
        <aside class="sidebar"><h3>Most read</h3><ul><li><a href="/a">Ten ways to bake bread</a></li></ul></aside></div>
        <footer><p>Copyright 2020 The Daily Mill. All rights reserved by the publisher of this page.</p></footer>
        """)

    @Test func keepsTheArticleOnly() throws {
        let document = try ingestPage(Self.article)
        let text = text(document)
        #expect(text.contains(sentence))
        #expect(text.contains("a new wheel for the spring"))
        #expect(text.contains("What comes next"))
        for other in ["Home", "Most read", "Copyright", "noisy", "Jane Roe", "bake bread"] {
            #expect(!text.contains(other), "\(other)")
        }
        #expect(document.mediaType == .html)
        #expect(document.metadata.title?.value == "The mill reopens")
        #expect(document.metadata.author?.value == "Jane Roe")
        #expect(document.metadata.language?.value == "en")
    }

    @Test func blocksAreRangesOfTheText() throws {
        let document = try ingestPage(Self.article)
        var end = 0
        for block in document.blocks {
            #expect(Int(block.range.start) == (end == 0 ? 0 : end + 2))
            end = Int(block.range.end)
            #expect(document.text.isBoundary(end))
        }
        #expect(end == document.text.count)
        #expect(blocks(document).contains("tableCell:40 tons"))
        #expect(blocks(document).contains("listItem:a bridge"))
    }

    @Test func everyOptionChangesTheText() throws {
        func text(_ change: @escaping (inout HTMLConfiguration) -> Void) throws -> String {
            FactIngestTests.text(try ingestPage(Self.article) { change(&$0.html) })
        }
        let usual = try text { _ in }
        #expect(try text { $0.mode = .everything }.contains("Most read"))
        #expect(try !text { $0.mode = .precision }.contains("a bridge"))
        #expect(usual.contains("40 tons"))
        #expect(try !text { $0.tables = false }.contains("40 tons"))
        #expect(!usual.contains("in the snow"))
        #expect(try text { $0.captions = true }.contains("in the snow"))
        #expect(
            try text {
                $0.comments = true; $0.mode = .article
            }.contains("noisy"))
    }

    static let reading: [(markup: String, expected: String)] = [
        ("<p>AT&amp;T&nbsp;paid &euro;5&hellip; &#x1F600; &bogus; &lt;b&gt;</p>", "AT&T paid €5… 😀 &bogus; <b>"),
        ("<p>10&#150;20 &#0; &#xD800; caf&eacute latte &apos;x&check;</p>", "10–20 \u{FFFD} \u{FFFD} café latte 'x✓"),
        ("<p>5 < 6 and 7 > 3, <3, << >></p>", "5 < 6 and 7 > 3, <3, << >>"),
        ("<!--> <p>seen</p> <!---> <!-- a -- b --> <!- no -> <?php echo ?>", "seen"),
        ("<!--[if IE]><p>old</p><![endif]--><![if !IE]><p>not old</p><![endif]>", "not old"),
        ("<p>one<div>two</div>three", "one\n\ntwo\n\nthree"),
        ("<p>one<section>two</section><p>three", "one\n\ntwo\n\nthree"),
        ("<ul><li>One<li>Two<li>Three</ul>", "One\n\nTwo\n\nThree"),
        ("<table><tr><td>Sales<td>4.2<tr><td>Costs</table>", "Sales\n\n4.2\n\nCosts"),
        ("<p>Ac<b>me</b> Corp<span>.</span> re<wbr>port&shy;ed</p>", "Acme Corp. reported"),
        ("<p><b><i>bold</b></i> end</p>", "bold end"),
        ("<p>It ended.<br>It began again.<br><br>Later</p>", "It ended.\n\nIt began again.\n\nLater"),
        ("<p>one line that goes<br>on here</p>", "one line that goes on here"),
        ("<script>document.write('<p>no</p>')</script><style>p{}</style><p>yes</p>", "yes"),
        ("<svg><title>chart</title><text>axis</text></svg><p>yes</p>", "yes"),
        ("<p>before</p></body></html><p>behind</p>", "before\n\nbehind"),
        ("<p>a</p><p>b<div class=\"x", "a\n\nb"),
        ("<p>a</p><!-- never closed <p>b</p>", "a"),
        ("<p>a\u{0}b\u{1}c</p>", "a\u{FFFD}b c"),
        ("<h:p>prefixed</h:p><x-p>custom</x-p>", "prefixed\n\ncustom"),
        ("<textarea><p>form</p></textarea><select><option>o</select><button>b</button><p>text</p>", "text"),
    ]

    @Test(arguments: reading.indices)
    func readsMarkupAsBrowsersDo(_ index: Int) throws {
        let (markup, expected) = Self.reading[index]
        let document = try ingestPage(page(markup, head: "")) { $0.html.mode = .everything }
        #expect(text(document) == expected)
        #expect(!document.warnings.contains { $0.code == "markup-recovered" })
    }

    @Test func readsXHTML() throws {
        let markup = """
            <?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>\
            <p>one</p><script/><p>two <![CDATA[<three>]]></p></body></html>
            """
        #expect(text(try ingestPage(markup) { $0.html.mode = .everything }) == "one\n\ntwo <three>")
    }

    @Test func namesThatMustBeWrongAreForgiven() throws {
        let markup = page("<div class=\"sidebar\"><div id=\"content\">\(paragraphs(5))</div></div>")
        #expect(text(try ingestPage(markup)).contains(sentence))
    }

    @Test func keepsShortPages() throws {
        #expect(text(try ingestPage(page("<p>Closed today.</p>"))) == "Closed today.")
        #expect(try ingestPage(page("<p></p>&nbsp;<br>")).blocks.isEmpty)
    }

    @Test func dropsTeasersByTheirMake() throws {
        let cards = (0..<4).map {
            "<div class=\"k\"><a href=\"/\($0)\">Another story of the town number \($0)</a><p>A few words that say what it is about, it seems.</p></div>"
        }
        let document = try ingestPage(page("<div><div>\(paragraphs(4))</div>\(cards.joined())</div>"))
        #expect(!text(document).contains("Another story"))
        #expect(!text(document).contains("A few words"))
    }

    @Test func leavesOutSectionsWithAnotherHeading() throws {
        let other =
            "<h3>You may also like</h3><div><b>Bread</b></div><p>A story of bread, long enough to be text, and good.</p>"
        #expect(try !text(ingestPage(page("<div>\(paragraphs(4))\(other)</div>"))).contains("A story of bread"))
        // The article goes on behind a box.
        let resumed = try ingestPage(
            page("<div>\(paragraphs(4))<h3>Also read</h3><ul><li>Bread</li></ul>\(paragraphs(6))</div>"))
        #expect(text(resumed).contains("paragraph number 5"))
        // A heading that only looks like one of them.
        let heading = try ingestPage(
            page("<div>\(paragraphs(4))<h3>Relatedness of mills</h3><p>\(sentence) So it is.</p></div>"))
        #expect(text(heading).contains("So it is."))
    }

    @Test func takesTheLeadBetweenHeadlineAndBody() throws {
        let lead = "After a winter of repairs, the old mill grinds again, to the joy of the bakers."
        let markup = page(
            "<main><h1>The mill reopens</h1><div class=\"top\"><p>\(lead)</p></div><div class=\"entry-content\">\(paragraphs(4))</div></main>"
        )
        #expect(text(try ingestPage(markup)).hasPrefix(lead))
    }
}
