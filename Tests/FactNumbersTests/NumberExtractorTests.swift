import FactModel
import FactNumbers
import FactTestSupport
import FactText
import Testing

/// Cases/numbers.jsonl: every marked span must be a number mention with the expected columns, and no other may be found.
@Suite struct NumberExtractorTests {
    static let route = Result {
        try TestRoute { (builder: inout EngineBuilder) throws(DataError) in
            try NumberExtractor(NumbersConfiguration(), &builder)
        }
    }

    @Test(arguments: CaseFile.load("FactNumbersTests", "numbers"))
    func finds(_ one: RuleCase) throws {
        let route = try Self.route.get()
        for marked in one.texts ?? [] {
            let text = MarkedText(marked)
            let document = route.segmented(text.text, date: one.date)
            let mentions = route.part.extract(document, date: nil).mentions
            #expect(TestDocuments.breach(of: mentions, in: document) == nil, "\(marked)")
            #expect(mentions.map(\.range) == text.marks.map(\.range), "\(marked): \(found(mentions, document))")
            for mention in mentions where text.marks.contains(where: { $0.range == mention.range }) {
                if let rule = one.rule { #expect(route.rules[mention.rule] == rule, "\(marked)") }
                for (column, expected) in one.expect ?? [:] {
                    #expect(value(column, mention, document) == expected, "\(column) in \(marked)")
                }
            }
        }
        for text in one.negative ?? [] {
            let document = route.segmented(text)
            let mentions = route.part.extract(document, date: nil).mentions
            #expect(mentions.isEmpty, "\(text): \(found(mentions, document))")
        }
    }

    private func found(_ mentions: [Mention], _ document: SegmentedDocument) -> String {
        mentions.map { document.text.string($0.range) }.joined(separator: " | ")
    }

    private func value(_ column: String, _ mention: Mention, _ document: SegmentedDocument) -> ExpectedValue {
        guard case .number(let number) = mention.value else { return .null }
        switch column {
        case "type": return ExpectedValue(number.type.rawValue)
        case "value": return ExpectedValue(number.value)
        case "low": return ExpectedValue(number.low)
        case "high": return ExpectedValue(number.high)
        case "decimal": return ExpectedValue(number.decimal)
        case "modifier": return ExpectedValue(number.modifier.rawValue)
        case "unit": return ExpectedValue(number.unit)
        case "noun": return ExpectedValue(number.noun.map { document.text.string(document.byteRange($0)) })
        case "head": return ExpectedValue(number.nounHead.map { document.string(document.tokens[Int($0)]) })
        default: return .string("there is no column \(column)")
        }
    }

    @Test func readsHostileTextInLinearTime() throws {
        let route = try Self.route.get()
        let clock = ContinuousClock()
        for piece in ["1,", "1 ", "million ", "one and ", "5-", "$", "1:", "between 5 and ", "99", "(1) ", "5'"] {
            var times: [Duration] = []
            for size in [20_000, 80_000] {
                let text = String(repeating: piece, count: size / piece.utf8.count)
                let document = route.segmented(text)
                times.append(
                    clock.measure {
                        for mention in route.part.extract(document, date: nil).mentions {
                            guard case .number(let number) = mention.value else { continue }
                            #expect(number.value?.isFinite ?? true)
                        }
                    })
            }
            #expect(times[1] < max(times[0] * 12, .milliseconds(200)), "'\(piece)' took \(times)")
        }
    }

    @Test func addsUserUnitsAndRules() throws {
        let files = [
            "units.tsv":
                "id\tnames\tsymbols\tcode\ttype\tdimension\tfactor\toffset\nuser.smoot\tsmoot|smoots\tsmt\t{smoot}\tmeasure\tlength\t1.7\t0\n",
            "rules.tsv": "id\tphrase\tposition\tmodifier\nuser.bound\tmore or fewer than\tbefore\tapprox\n",
        ]
        var configuration = NumbersConfiguration()
        configuration.units = ["units.tsv"]
        configuration.rules = ["rules.tsv"]
        let options = configuration
        let route = try TestRoute(files: files) { (builder: inout EngineBuilder) throws(DataError) in
            try NumberExtractor(options, &builder)
        }
        let document = route.segmented("The bridge is more or fewer than 364.4 smoots long.")
        let mentions = route.part.extract(document, date: nil).mentions
        let mention = try #require(mentions.first)
        guard case .number(let number) = mention.value else { return }
        #expect(number.unit == "{smoot}")
        #expect(number.modifier == .approx)
        #expect(route.rules[mention.rule] == "user.smoot")
        let plain = try Self.route.get()
        let without = plain.part.extract(plain.segmented("The bridge is 364.4 smoots long."), date: nil).mentions
        guard case .number(let other)? = without.first?.value else { return }
        #expect(other.unit == nil)
    }

    @Test(arguments: [
        ("id\tnames\tsymbols\tcode\ttype\tdimension\tfactor\toffset\nu\tn\t\tc\tlength\tl\t1\t0\n", 2),
        ("id\tnames\tsymbols\tcode\ttype\tdimension\tfactor\toffset\nu\tn\t\tc\tmeasure\tl\t-1\t0\n", 2),
        ("id\tnames\n", 1),
    ])
    func refusesBadUnitTables(_ content: String, _ line: Int) throws {
        var configuration = NumbersConfiguration()
        configuration.units = ["u.tsv"]
        let options = configuration
        let error = #expect(throws: DataError.self) {
            try TestRoute(files: ["u.tsv": content]) { (builder: inout EngineBuilder) throws(DataError) in
                try NumberExtractor(options, &builder)
            }
        }
        #expect(error?.file == "u.tsv")
        #expect(error?.line == line)
    }

    @Test func refusesUnknownRuleTables() throws {
        var configuration = NumbersConfiguration()
        configuration.rules = ["r.tsv"]
        let options = configuration
        let error = #expect(throws: DataError.self) {
            try TestRoute(files: ["r.tsv": "word\tthing\n"]) { (builder: inout EngineBuilder) throws(DataError) in
                try NumberExtractor(options, &builder)
            }
        }
        #expect(error?.file == "r.tsv")
    }
}
