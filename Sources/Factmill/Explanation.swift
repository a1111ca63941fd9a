import FactModel
import FactText

extension Pipeline {
    /// What was found in a file, for people: every mention with rule, score, value, and how it was resolved and linked.
    /// Throws `RunError` when the file cannot be read, `DocumentError` when the document is set aside.
    public func explanation(ofFile path: String) throws -> String {
        let file = FilePath(path)
        do throws(SystemError) {
            let kind = try file.status(following: true).kind
            if kind == .folder { throw SystemError(code: SystemError.isFolder) }
        } catch {
            throw RunError(error.isDenied ? .permission : .inputMissing, path: path, error.words)
        }
        let bytes = try DocumentFile.read(file, limit: configuration.stages.ingest.maximumBytes)
        let id = DocumentID.text(file.lastComponent)
        return Explanation(try link(SourceDocument(id: id, bytes: bytes)), ruleNames).text
    }
}

/// Tells in words what a linked document holds: its date, then sentence by sentence the mentions.
struct Explanation {
    private let document: LinkedDocument
    private let ruleNames: RuleNames
    private(set) var text = ""

    init(_ document: LinkedDocument, _ ruleNames: RuleNames) {
        self.document = document
        self.ruleNames = ruleNames
        writeHead()
        var sentence: Int32 = -1
        for (index, mention) in document.annotated.mentions.enumerated() {
            if mention.sentence != sentence {
                sentence = mention.sentence
                write(sentence: Int(sentence))
            }
            write(mention)
            if document.facts.indices.contains(index) { write(document.facts[index]) }
        }
    }

    private var buffer: TextBuffer { document.annotated.segmented.text }

    /// A range on one line, in quotes.
    private func quoted(_ range: ByteRange) -> String {
        "\"" + buffer.string(range).replacing("\n", with: " ") + "\""
    }

    private mutating func line(_ parts: [String], indent: Int) {
        text += String(repeating: " ", count: indent) + parts.joined(separator: "  ") + "\n"
    }

    private mutating func writeHead() {
        let source = document.annotated.segmented.document
        line([source.id, source.mediaType.rawValue, source.charset, "\(source.byteCount) bytes"], indent: 0)
        if let title = source.metadata.title { line(["title: \(title.value)", "(\(title.source))"], indent: 2) }
        if let date = document.annotated.date {
            line(["date: \(date.value)", "(\(date.source))"], indent: 2)
        } else {
            line(["date: unknown"], indent: 2)
        }
        for entity in document.entities {
            line(
                ["organization: \(entity.name)", entity.type.rawValue, entity.id, "\(entity.mentions.count) mentions"],
                indent: 2)
        }
        for warning in document.annotated.warnings { line(["warning \(warning.code): \(warning.message)"], indent: 2) }
    }

    private mutating func write(sentence index: Int) {
        let sentences = document.annotated.segmented.sentences
        guard sentences.indices.contains(index) else { return }
        let sentence = sentences[index]
        text += "\n"
        line(["[paragraph \(sentence.block), sentence \(index)] " + quoted(sentence.range)], indent: 0)
    }

    private mutating func write(_ mention: Mention) {
        let range = mention.range
        line(
            [
                "\(mention.kind.rawValue) \(quoted(range))", "bytes \(range.start)-\(range.end)",
                "rule \(ruleNames[mention.rule])", "score \(Explanation.rounded(Double(mention.score)))",
            ], indent: 2)
        line(Explanation.value(of: mention.value), indent: 4)
    }

    private mutating func write(_ fact: Fact) {
        var parts: [String] = []
        if let noun = fact.noun { parts.append("noun \(quoted(noun))" + (fact.nounHead.map { " (\($0))" } ?? "")) }
        if let subject = fact.subject {
            parts.append("subject \(quoted(subject))" + (fact.subjectType.map { " (\($0.rawValue))" } ?? ""))
        }
        if let predicate = fact.predicate { parts.append("verb \(predicate)") }
        if let entity = fact.entity, document.entities.indices.contains(Int(entity)), let link = fact.organizationLink {
            parts.append(
                "organization \(document.entities[Int(entity)].name) by \(link.rawValue)"
                    + from(fact.organizationMention))
        }
        if let link = fact.dateLink { parts.append("date by \(link.rawValue)" + from(fact.dateMention)) }
        if let speaker = fact.speaker { parts.append("said by \(quoted(speaker))") }
        if fact.polarity != .affirmed { parts.append(fact.polarity.rawValue) }
        if fact.certainty != .asserted { parts.append(fact.certainty.rawValue) }
        if fact.attribution != .author { parts.append(fact.attribution.rawValue) }
        parts.append("confidence \(Explanation.rounded(fact.confidence))")
        line(parts, indent: 4)
    }

    /// ` from "Monday"`: the mention that something was taken from.
    private func from(_ mention: Int32?) -> String {
        let mentions = document.annotated.mentions
        guard let mention, mentions.indices.contains(Int(mention)) else { return "" }
        return " from " + quoted(mentions[Int(mention)].range)
    }

    private static func value(of value: MentionValue) -> [String] {
        switch value {
        case .number(let number): return quantity(number)
        case .date(let date):
            var parts = [date.type.rawValue, date.timex]
            if let mod = date.mod { parts.append("mod \(mod)") }
            if let start = date.start, let end = date.end {
                parts.append(start == end ? "\(start)" : "\(start) to \(end)")
            }
            if let grain = date.grain { parts.append("grain \(grain.rawValue)") }
            if let anchor = date.anchor { parts.append("resolved by \(anchor.rawValue)") }
            if let duration = date.duration { parts += quantity(duration) }
            return parts
        case .organization(let organization):
            var parts = [organization.type.rawValue]
            if let name = organization.name { parts.append("named \(name)") }
            if let id = organization.catalogID { parts.append(id) }
            if let country = organization.country { parts.append("country \(country)") }
            return parts
        }
    }

    private static func quantity(_ number: NumberValue) -> [String] {
        var parts = [number.type.rawValue]
        if let value = number.value { parts.append("value \(value)") }
        if number.modifier != .exact {
            parts.append(number.modifier.rawValue)
            parts.append("from \(number.low.map { "\($0)" } ?? "open") to \(number.high.map { "\($0)" } ?? "open")")
        }
        if let decimal = number.decimal { parts.append("digits \(decimal)") }
        if let unit = number.unit { parts.append("unit \(unit)") }
        return parts
    }

    /// Two decimals.
    private static func rounded(_ value: Double) -> String {
        guard value.isFinite else { return "\(value)" }
        return "\((value * 100).rounded() / 100)"
    }
}
