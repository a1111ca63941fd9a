import FactLink
import FactModel
import FactTestSupport
import FactText
import Testing

/// Links of single mentions. Every text marks its mentions (`number`, `percent`, `money`, `measure`, `age`, `duration`,
/// `date`, `org`); the one whose label starts with `*` is the one that `expect` is about.
struct LinkCases {
    static let route: TestRoute<Linker>? = try? TestRoute { builder throws(DataError) in
        // The class comes with the lists of the organization extractor.
        builder.lexicon.add("ltd", .legalForm)
        return try Linker(LinkConfiguration(), &builder)
    }

    @Test(
        arguments: ["subjects", "nouns", "organizations", "dates", "speakers", "stance"].flatMap {
            CaseFile.load("FactLinkTests", $0)
        })
    func link(_ one: RuleCase) throws {
        let route = try #require(LinkCases.route)
        for text in one.texts ?? [] {
            let marked = MarkedText(text)
            let document = AnnotatedText.document(marked, route: route, date: one.date)
            let linked = route.part.link(document)
            try #require(linked.facts.count == document.mentions.count)
            let index = try #require(marked.marks.firstIndex { $0.label.hasPrefix("*") }, "\(one): no mark with *")
            let columns = LinkedColumns(linked, index)
            for (key, expected) in (one.expect ?? [:]).sorted(by: { $0.key < $1.key }) {
                let found = ExpectedValue(columns[key])
                #expect(found == expected, "\(one) \(key) of '\(marked.marks[index].text)' in: \(marked.text)")
            }
        }
    }
}

/// Documents with the mentions that a marked text names, as the extractors would give them.
enum AnnotatedText {
    static func document(_ marked: MarkedText, route: TestRoute<Linker>, date: String?) -> AnnotatedDocument {
        let segmented = route.segmented(marked.text, date: date)
        var mentions: [Mention] = []
        var first = 0
        var sentence = 0
        for mark in marked.marks {
            while first < segmented.tokens.count, segmented.tokens[first].start < mark.range.start { first += 1 }
            var end = first
            while end < segmented.tokens.count, segmented.tokens[end].end <= mark.range.end { end += 1 }
            guard end > first else { continue }
            let tokens = TokenRange(first, end)
            while sentence + 1 < segmented.sentences.count, segmented.sentences[sentence].tokens.end <= tokens.start {
                sentence += 1
            }
            let label = mark.label.hasPrefix("*") ? String(mark.label.dropFirst()) : mark.label
            mentions.append(
                Mention(
                    range: mark.range, tokens: tokens, sentence: Int32(sentence), value: value(label),
                    rule: RuleID(index: 0), score: 1))
        }
        return AnnotatedDocument(
            segmented: segmented, mentions: mentions,
            date: date.flatMap { CalendarDate(iso: $0) }.map { Sourced($0, source: "source") }, warnings: [])
    }

    private static func value(_ label: String) -> MentionValue {
        func number(_ type: NumberType) -> NumberValue {
            NumberValue(type: type, value: 2, low: 2, high: 2, decimal: "2")
        }
        switch label {
        case "date": return .date(DateValue(type: .date, timex: "2026-01-01"))
        case "duration": return .date(DateValue(type: .duration, timex: "P1Y", duration: number(.duration)))
        case "percent": return .number(number(.percent))
        case "money": return .number(number(.currency))
        case "measure": return .number(number(.measure))
        case "age": return .number(number(.age))
        case "bank": return .organization(OrganizationValue(type: .bank))
        case "org": return .organization(OrganizationValue(type: .company))
        default:
            if label.hasPrefix("org=") {
                let id = "wikidata:" + label.dropFirst(4)
                return .organization(OrganizationValue(type: .company, name: "Name of \(id)", catalogID: id))
            }
            return .number(number(.count))
        }
    }
}

/// The link columns of one fact, as RECORDS names them.
struct LinkedColumns {
    private let values: [String: String]

    init(_ linked: LinkedDocument, _ index: Int) {
        let fact = linked.facts[index]
        let text = linked.annotated.segmented.text
        var values: [String: String] = [:]
        values["noun"] = fact.noun.map(text.string)
        values["noun_head"] = fact.nounHead
        values["subject"] = fact.subject.map(text.string)
        values["subject_type"] = fact.subjectType?.rawValue
        values["predicate"] = fact.predicate
        values["org_name"] = fact.entity.map { linked.entities[Int($0)].name }
        values["org_id"] = fact.entity.map { linked.entities[Int($0)].id }
        values["org_link"] = fact.organizationLink?.rawValue
        values["date"] = fact.dateMention.map { text.string(linked.annotated.mentions[Int($0)].range) }
        values["date_link"] = fact.dateLink?.rawValue
        values["speaker"] = fact.speaker.map(text.string)
        values["polarity"] = fact.polarity.rawValue
        values["certainty"] = fact.certainty.rawValue
        values["attribution"] = fact.attribution.rawValue
        self.values = values
    }

    subscript(name: String) -> String? { values[name] }
}
