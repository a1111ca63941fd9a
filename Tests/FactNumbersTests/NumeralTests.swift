import FactModel
import FactNumerals
import FactTestSupport
import FactText
import Testing

/// Cases/numerals.jsonl: a mark `cardinal`, `ordinal` or `fraction` is what the reader must read from its first token;
/// a negative text is one from whose first token nothing may be read.
@Suite struct NumeralTests {
    struct Bench: Sendable {
        var reader: NumeralReader
        var rules: RuleNames
        var tokenizer: Tokenizer

        init() throws {
            var builder = EngineBuilder()
            reader = try NumeralReader(&builder)
            rules = builder.rules
            tokenizer = Tokenizer(builder.lexicon.finish())
        }

        func read(_ text: String, at byte: Int = 0, options: NumeralOptions = []) -> (Numeral, ByteRange)? {
            let bytes = Array(text.utf8)
            let span = bytes.span
            var tokens: [Token] = []
            tokenizer.tokenize(span, from: 0, to: span.count, into: &tokens)
            guard let start = tokens.firstIndex(where: { Int($0.start) == byte }),
                let numeral = reader.read(tokens, span, at: start, limit: tokens.count, options: options)
            else { return nil }
            let range = ByteRange(start: tokens[start].start, end: tokens[start + numeral.tokens - 1].end)
            return (numeral, range)
        }
    }

    static let bench = Result { try Bench() }

    @Test(arguments: CaseFile.load("FactNumbersTests", "numerals"))
    func reads(_ one: RuleCase) throws {
        let bench = try NumeralTests.bench.get()
        for marked in one.texts ?? [] {
            let text = MarkedText(marked)
            for mark in text.marks {
                let slash: NumeralOptions = mark.label == "fraction" ? .slashFractions : []
                let found = bench.read(text.text, at: Int(mark.range.start), options: slash)
                let (numeral, range) = try #require(found, "nothing read in '\(marked)'")
                #expect(range == mark.range, "\(marked)")
                #expect("\(numeral.kind)" == mark.label, "\(marked)")
                if let rule = one.rule { #expect(bench.rules[numeral.rule] == rule, "\(marked)") }
                if let value = one.expect?["value"] { #expect(ExpectedValue(numeral.value) == value, "\(marked)") }
                if let decimal = one.expect?["decimal"] {
                    #expect(ExpectedValue(numeral.decimal) == decimal, "\(marked)")
                }
            }
        }
        for text in one.negative ?? [] {
            let found = bench.read(text)
            #expect(found == nil, "'\(text)' gave \(String(describing: found?.0.value))")
        }
    }

    @Test func readsHostileRunsInLinearTime() throws {
        let bench = try NumeralTests.bench.get()
        #expect(bench.read(String(repeating: "9", count: 1_000_000)) == nil)
        #expect(bench.read(String(repeating: "1,", count: 500_000) + "1") == nil)
        #expect(bench.read("1e400") == nil)
        let words = try #require(bench.read(String(repeating: "million ", count: 100_000)))
        #expect(words.0.value.isFinite)
        #expect(words.0.tokens < 10)
        let digits = try #require(bench.read("5 " + String(repeating: "million ", count: 100_000)))
        #expect(digits.0.value.isFinite)
    }

    @Test func keepsAllDigits() throws {
        let bench = try NumeralTests.bench.get()
        let long = try #require(bench.read("12345678901234567890.10 million"))
        #expect(long.0.decimal == "12345678901234567890100000")
        let multiplied = try #require(bench.read("1.50 million"))
        #expect(multiplied.0.decimal == "1500000")
        #expect(multiplied.0.multiplierTokens == 1)
    }
}
