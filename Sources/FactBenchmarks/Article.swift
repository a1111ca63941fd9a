/// One made-up news article, as text and as the page that a site would make of it.
struct Article {
    var title: String
    var author: String
    /// `YYYY-MM-DD`.
    var date: String
    var paragraphs: [String]

    /// Title, date and paragraphs, separated by empty lines.
    var text: String { ([title, date] + paragraphs).joined(separator: "\n\n") + "\n" }

    /// A page with metadata, navigation, the article, links to other articles, and a footer.
    var page: String {
        var body = ""
        for (index, paragraph) in paragraphs.enumerated() {
            body += "      <p>\(Article.escaped(paragraph))</p>\n"
            if index % 4 == 2 {
                body += "      <figure><img src=\"/images/\(index).jpg\" alt=\"\">"
                body += "<figcaption>Archive picture</figcaption></figure>\n"
            }
        }
        var links = ""
        for index in 0..<25 {
            links += "        <li class=\"item\"><a href=\"/section/\(index)\">Section \(index)</a></li>\n"
        }
        let heading = Article.escaped(title)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>\(heading) | The Example Courier</title>
            <meta property="og:title" content="\(heading)">
            <meta property="article:published_time" content="\(date)T08:30:00Z">
            <meta name="author" content="\(author)">
            <link rel="stylesheet" href="/style.css">
            <script type="application/ld+json">
            {"@type": "NewsArticle", "headline": "\(heading)", "datePublished": "\(date)"}
            </script>
            <style>.item { margin: 0 } .lead { font-weight: bold }</style>
            <script>window.metrics = window.metrics || []; metrics.push(["page", 1, "a < b && c > d"]);</script>
            </head>
            <body>
              <header><nav><ul>
            \(links)      </ul></nav></header>
              <main>
                <article>
                  <h1>\(heading)</h1>
                  <div class="byline">By \(author) <time datetime="\(date)">\(date)</time></div>
            \(body)    </article>
                <aside class="related"><h2>More stories</h2><ul>
            \(links)    </ul></aside>
              </main>
              <footer><p>&copy; The Example Courier. All rights reserved.</p></footer>
            </body>
            </html>

            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
