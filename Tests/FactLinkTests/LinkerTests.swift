import FactLink
import FactModel
import FactTestSupport
import FactText
import Foundation
import Testing

struct LinkerTests {
    private func linked(
        _ text: String, _ configuration: LinkConfiguration = LinkConfiguration(), date: String? = nil
    ) throws -> LinkedDocument {
        let route =
            configuration == LinkConfiguration()
            ? try #require(LinkCases.route)
            : try TestRoute { builder throws(DataError) in try Linker(configuration, &builder) }
        return route.part.link(AnnotatedText.document(MarkedText(text), route: route, date: date))
    }

    @Test func longSentencesKeepOnlyWhatTheDocumentGives() throws {
        let text = "«org:Norvik» sold «number:340» buses in «date:May»."
        var configuration = LinkConfiguration()
        let full = try linked(text, configuration)
        #expect(full.facts[1].subject != nil)
        configuration.maximumSentenceTokens = 3
        let bare = try linked(text, configuration)
        #expect(bare.facts.map(\.subject) == [nil, nil, nil])
        #expect(bare.facts[0].organizationLink == .itself)
        #expect(bare.facts[2].dateLink == .itself)
    }

    @Test func documentDateIsAnOption() throws {
        var configuration = LinkConfiguration()
        let text = "The yard sold «number:340» boats."
        #expect(try linked(text, configuration, date: "2026-03-01").facts[0].dateLink == .document)
        configuration.documentDate = false
        #expect(try linked(text, configuration, date: "2026-03-01").facts[0].dateLink == nil)
    }

    @Test func coreferenceIsAnOption() throws {
        var configuration = LinkConfiguration()
        let text = "«org:Norvik» grew. The company sold «number:340» boats."
        #expect(try linked(text, configuration).facts[1].organizationLink == .coreference)
        configuration.coreference = false
        #expect(try linked(text, configuration).facts[1].organizationLink == nil)
    }

    @Test func configurationRefusesNoTokens() {
        var configuration = LinkConfiguration()
        #expect(configuration.violations.isEmpty)
        configuration.maximumSentenceTokens = 0
        #expect(configuration.violations.map(\.key) == ["maximumSentenceTokens"])
    }

    @Test func linksTwiceAlike() throws {
        let text = "«org:Norvik» and «org:Tarn» said «number:40» boats and «number:30» buses were sold in «date:May»."
        let first = try linked(text)
        let second = try linked(text)
        #expect(first.facts.map(\.subject) == second.facts.map(\.subject))
        #expect(first.entities.map(\.id) == second.entities.map(\.id))
    }

    /// Text that no grammar fits: every mention still gets its fact.
    @Test(arguments: [
        "«number:5»", "«number:5» «number:6» «number:7»", "( ( ( «number:5» ) ) )", "' ' ' «number:5» ' '",
        ", , , «number:5» , ,", "of of of «number:5» of", "who which that «number:5» whose", "to to to «number:5»",
        "- - -«number:5»- -", "“ ” “ «number:5» ”", "is was be «number:5» has will not", "the the the «number:5» the",
        "«org:A» 's 's «number:5» 's", "'s «number:5»", "said said «number:5» said , said", "\u{301}\u{301} «number:5»",
        "according to «number:5»", "«date:May»'s «number:5»", "and and , and «number:5»", "« «number:5»",
        "it it it «number:5» they he she", "«number:5» whose", "«number:5» of", "of «number:5»", "whose «number:5»",
    ])
    func neverTraps(_ text: String) throws {
        for copies in [1, 40] {
            let text = Array(repeating: text, count: copies).joined(separator: " ")
            let document = try linked(text)
            #expect(document.facts.count == document.annotated.mentions.count)
        }
    }

    /// Twice the sentence takes about twice the time: far from the fourfold of a quadratic.
    @Test(arguments: [
        "«org:Norvik» said it sold «number:5» boats in «date:May», which ", "the company , and «number:5» of ",
        "«number:5» «date:May» ", "«org:Norvik» ’s ( «number:5» ) , the ", "\"he said «number:5» that ",
    ])
    func timeIsLinear(_ phrase: String) throws {
        var configuration = LinkConfiguration()
        configuration.maximumSentenceTokens = 1_000_000
        let route = try TestRoute { builder throws(DataError) in try Linker(configuration, &builder) }
        func seconds(_ copies: Int) -> Double {
            let text = String(repeating: phrase, count: copies)
            let document = AnnotatedText.document(MarkedText(text), route: route, date: nil)
            var best = Double.infinity
            for _ in 0..<3 {
                let start = LinkerTests.processorSeconds()
                _ = route.part.link(document)
                best = min(best, LinkerTests.processorSeconds() - start)
            }
            return best
        }
        _ = seconds(20)
        let once = seconds(100)
        let twice = seconds(200)
        #expect(twice < once * 3 + 0.02, "\(once) s, then \(twice) s")
    }

    /// Processor time of this thread: other programs on the machine do not count.
    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
