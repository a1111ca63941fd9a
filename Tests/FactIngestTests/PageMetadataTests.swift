import FactModel
import Testing

@testable import FactIngest

@Suite struct PageMetadataTests {
    struct Case: Sendable, CustomStringConvertible {
        var head: String
        var body = ""
        var title: String?
        var author: String?
        var date: String?
        var source: String?
        var description: String { head + body }
    }

    static let cases: [Case] = [
        Case(
            head:
                "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},{\"@type\":[\"NewsArticle\"],"
                + "\"headline\":\"Mill \\u0026 river\",\"datePublished\":\"2024-03-03T10:00:00+01:00\",\"author\":[{\"@type\":\"Person\","
                + "\"name\":\"Ann Writer\"},{\"name\":\"Bo Second\"}]}]}</script>",
            title: "Mill & river", author: "Ann Writer; Bo Second", date: "2024-03-03", source: "json-ld"),
        Case(
            head:
                "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2024-03-03\", oops,}</script>",
            date: "2024-03-03", source: "json-ld"),
        Case(
            head:
                "<meta property=\"article:published_time\" content=\"2024-05-06T01:02:03Z\"><meta name=author content=\"Jo Doe\">",
            author: "Jo Doe", date: "2024-05-06", source: "meta"),
        Case(head: "<meta name=\"DC.date.issued\" content=\"6 May 2024\">", date: "2024-05-06", source: "meta"),
        Case(
            head:
                "<meta property=\"article:published_time\" content=\"2024-13-45T99:99\"><meta name=date content=yesterday>"
        ),
        Case(
            head: "<link rel=canonical href=\"https://x.example/2023/11/09/mill\">", date: "2023-11-09", source: "url"),
        Case(
            head: "<link rel=canonical href=\"https://x.example/2013/11/09/mill\"><meta name=date content=2020-01-01>",
            date: "2013-11-09", source: "url"),
        Case(head: "<link rel=canonical href=\"https://x.example/2023/11/3-questions\">"),
        Case(
            head: "<link rel=canonical href=\"https://x.example/2023/11/09/mill\">"
                + "<meta property=\"article:published_time\" content=\"2023-11-10T01:00:00Z\">",
            date: "2023-11-09", source: "url"),
        Case(head: "", body: "<time datetime=\"2022-02-03T10:00\">3 Feb</time>", date: "2022-02-03", source: "time"),
        Case(head: "", body: "<span class=\"post-date\">February 3rd, 2022</span>", date: "2022-02-03", source: "time"),
        Case(
            head: "", body: "<div>Published on 3 February 2022 at 10:00</div>", date: "2022-02-03", source: "dateline"),
        Case(head: "<meta name=\"last-modified\" content=\"2021-01-02\">", date: "2021-01-02", source: "meta-modified"),
        Case(head: "", body: "<footer><p>Copyright 2019-2020 by The Mill</p></footer>"),
        Case(
            head:
                "<meta property=og:title content=\"The mill opens | Daily\"><meta property=og:site_name content=Daily>",
            title: "The mill opens"),
        Case(head: "<title>The mill opens again - The Daily</title>", title: "The mill opens again"),
        Case(head: "<title>Daily: news</title>", body: "<h1>The news of the mill</h1>", title: "The news of the mill"),
        Case(head: "", body: "<a rel=author href=/x>Jane Q. Roe</a>", author: "Jane Q. Roe"),
        Case(head: "", body: "<p>By Jane Roe and John Doe</p>", author: "Jane Roe; John Doe"),
        Case(head: "<meta name=author content=admin>"),
        Case(head: "<meta name=author content=\"https://x.example/jane\">"),
        Case(head: "<meta name=author content=\"The Daily\"><meta property=og:site_name content=\"The Daily\">"),
    ]

    @Test(arguments: cases)
    func findsWhatThePageSays(_ one: Case) throws {
        let document = try ingestPage(page(one.body + paragraphs(4), head: one.head))
        if let title = one.title { #expect(document.metadata.title?.value == title) }
        #expect(document.metadata.author?.value == one.author)
        #expect(document.metadata.date?.value.description == one.date)
        if let source = one.source { #expect(document.metadata.date?.source == source) }
    }

    @Test func theSourceKnowsBest() throws {
        let markup = page(paragraphs(3), head: "<title>Other</title><meta name=date content=2020-01-01>")
        let source = SourceDocument(
            id: "a", bytes: Array(markup.utf8), date: CalendarDate(year: 2019, month: 1, day: 2), url: "u:1",
            title: "Mine")
        let metadata = try Ingestor(IngestConfiguration()).document(source).metadata
        #expect(metadata.title?.source == "source")
        #expect(metadata.url?.value == "u:1")
        #expect(metadata.date?.value.description == "2019-01-02")
    }
}
