import FactDates
import FactModel
import FactTestSupport
import FactText
import Testing

/// Rule cases: the exact spans and columns of every date in a text.
@Suite struct DateCaseTests {
    @Test(arguments: CaseFile.load("FactDatesTests", "dates"))
    func dates(_ one: RuleCase) throws {
        let route = try DateFixture.shared.get()
        for text in one.texts ?? [] {
            let marked = MarkedText(text)
            let document = route.segmented(marked.text, date: one.date)
            let found = route.part.extract(document, date: document.document.metadata.date).mentions
            #expect(TestDocuments.breach(of: found, in: document) == nil)
            let spans = found.map { document.text.string($0.range) }
            #expect(spans == marked.marks.map(\.text), "\(one.place): \(marked.text)")
            #expect(found.map(\.range) == marked.marks.map(\.range), "\(one.place): \(marked.text)")
            // Marks with another label than `date` are found too, but not what the case is about.
            for (mention, mark) in zip(found, marked.marks) where mark.label == "date" {
                guard case .date(let value) = mention.value else { continue }
                let columns = DateFixture.columns(value)
                for (key, expected) in one.expect ?? [:] {
                    let actual = columns[key] ?? ExpectedValue.string("no such column")
                    #expect(actual == expected, "\(one.place) \(key): \(marked.text)")
                }
                if let rule = one.rule { #expect(route.rules[mention.rule] == rule, "\(one.place): \(marked.text)") }
            }
        }
        for text in one.negative ?? [] {
            let document = route.segmented(text, date: one.date)
            let found = route.part.extract(document, date: document.document.metadata.date).mentions
            #expect(found.map { document.text.string($0.range) } == [], "\(one.place): \(text)")
        }
    }
}

/// The extractor on embedded files, built once.
enum DateFixture {
    static let shared: Result<TestRoute<DateExtractor>, any Error> = Result { try route(DatesConfiguration()) }

    static func route(
        _ configuration: DatesConfiguration, files: [String: String] = [:]
    ) throws -> TestRoute<DateExtractor> {
        try TestRoute(files: files) { (builder: inout EngineBuilder) throws(DataError) in
            try DateExtractor(configuration, &builder)
        }
    }

    static func columns(_ value: DateValue) -> [String: ExpectedValue] {
        [
            "type": .string(value.type.rawValue), "timex": .string(value.timex), "mod": ExpectedValue(value.mod),
            "start": ExpectedValue(value.start?.description), "end": ExpectedValue(value.end?.description),
            "grain": ExpectedValue(value.grain?.rawValue), "anchor": ExpectedValue(value.anchor?.rawValue),
            "value": ExpectedValue(value.duration?.value), "unit": ExpectedValue(value.duration?.unit),
            "low": ExpectedValue(value.duration?.low), "high": ExpectedValue(value.duration?.high),
        ]
    }
}
