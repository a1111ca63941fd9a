import FactModel
import FactOrganizations
import FactTestSupport
import FactText
import Testing

/// Input made to be slow or to break: time grows with the length, spans stay valid.
@Suite struct HostileInputTests {
    private func seconds(_ text: String) throws -> Double {
        let route = try OrganizationFixture.shared.get()
        let document = route.segmented(text)
        let clock = ContinuousClock()
        var mentions: [Mention] = []
        let time = clock.measure { mentions = route.part.extract(document, date: nil).mentions }
        #expect(TestDocuments.breach(of: mentions, in: document) == nil)
        return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    }

    @Test(arguments: [
        "Bank of ", "A ", "University ", "Bank of China, ", "X Inc., ", "Ministry of Trade and ", "(AB) ",
    ])
    func repeatedWordsAreLinear(_ unit: String) throws {
        let small = try seconds(String(repeating: unit, count: 500))
        let large = try seconds(String(repeating: unit, count: 8_000))
        // Sixteen times the text; a quadratic reader needs 256 times the time. The rest is room for a busy machine.
        #expect(large < max(small, 0.01) * 100, "\(unit): \(small) s, \(large) s")
    }

    @Test(arguments: [
        "", "\u{200B}", "ＦＵＬＬ　Ｗｉｄｔｈ Inc.", "Алиса Inc. и Яндекс", "العربية Inc.", "A\u{301}cme\u{200D} Corp.", "😀 Inc.",
        "(((((", "'s 's 's",
        "Inc.", ", Inc.", "Bank of", "& Co.", "of of of of", "Ministry of the", "-- - Bank",
    ])
    func oddTextIsSafe(_ text: String) throws { _ = try seconds(text) }
}
