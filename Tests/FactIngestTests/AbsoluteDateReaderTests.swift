import FactModel
import FactNumerals
import Testing

@Suite struct AbsoluteDateReaderTests {
    static let reader = Result {
        var builder = EngineBuilder()
        return try AbsoluteDateReader(&builder)
    }

    static let dates: [(date: String, texts: [String])] = [
        (
            "2026-02-11",
            [
                "2026-02-11", "2026-02-11T10:15:00Z", "2026-02-11T10:15:00+08:00", "20260211", "20260211T101500Z",
                "2026.02.11",
                "2026/02/11", "2026/2/11", "2026年2月11日", "Wed, 11 Feb 2026 10:15:00 GMT", "11 February 2026",
                "11 February, 2026", "11th of February 2026", "Feb. 11, 2026", "February 11th, 2026", "Feb 11 2026",
                "11-Feb-2026", "Wed Feb 11 10:15:00 UTC 2026", "11.2.2026", "11.02.2026", "11. Februar 2026",
                "11 février 2026",
                "11 de febrero de 2026", "11 лютого 2026", "FEBRUARY 11, 2026", "posted on 2026-02-11 at noon",
            ]
        ),
        ("2024-02-29", ["2024-02-29", "29 February 2024", "29/02/2024"]),
        ("2024-12-31", ["31/12/2024", "12/31/2024"]),
    ]

    @Test(arguments: dates.indices)
    func readsEveryForm(_ index: Int) throws {
        let reader = try Self.reader.get()
        for text in Self.dates[index].texts {
            #expect(reader.first(in: Array(text.utf8))?.description == Self.dates[index].date, "\(text)")
        }
    }

    @Test(arguments: [
        "2023-02-29", "31 April 2024", "2024-13-45T99:99", "0000-00-00", "9999-99-99", "February 2024", "March 3",
        "2024",
        "12 apples 2024", "1234567890123", "yesterday", "", "99/99/2024", "maybe 5, 2024", "3.14.15", "v2024.1",
    ])
    func leavesOthersAlone(_ text: String) throws {
        #expect(try Self.reader.get().first(in: Array(text.utf8)) == nil)
    }

    @Test func slashedDatesFollowTheLanguage() throws {
        let reader = try Self.reader.get()
        #expect(reader.first(in: Array("3/4/2024".utf8))?.description == "2024-04-03")
        #expect(reader.first(in: Array("3/4/2024".utf8), monthFirst: true)?.description == "2024-03-04")
    }

    @Test func saysWhereTheDateStands() throws {
        let bytes = Array("On May 5, 2024 it rained".utf8)
        let span = bytes.span
        let found = try #require(try Self.reader.get().first(in: span, 0..<span.count))
        #expect(found.range == 3..<14)
        #expect(try Self.reader.get().date(in: span, at: 0, limit: span.count) == nil)
    }
}
