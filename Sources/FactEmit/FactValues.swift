import FactModel
import FactText

/// The cells of the fact rows of one document: from the linked document to column values.
struct FactValues {
    let linked: LinkedDocument
    /// Indexes of the mentions that get a row, by (start, end, kind), each span and kind once.
    let rows: [Int32]
    /// For each mention the id of its row; nil when its kind is not emitted.
    private let ids: [FactID?]
    private let offsets: [OffsetPair]
    private let documentDate: CalendarDate?
    private let documentDateValue: DateValue?
    private let ruleNames: RuleNames
    private let engine: String

    /// Throws a `DocumentError` of the stage `emit` when a range does not fit the text: nothing is written then.
    init(
        _ linked: LinkedDocument, kinds: Set<MentionKind>, ruleNames: RuleNames, engine: String
    ) throws(DocumentError) {
        let annotated = linked.annotated
        let document = annotated.segmented.document
        let mentions = annotated.mentions
        guard linked.facts.count == mentions.count else {
            throw DocumentError(
                stage: "emit", code: "fact-count-mismatch",
                message: "\(mentions.count) mentions but \(linked.facts.count) facts")
        }
        let rows = FactValues.rowOrder(mentions, kinds: kinds)
        var check = OffsetCheck(document.text)
        var hasher = FactIDHasher(documentID: document.id, sha256: document.sha256)
        var ids = [FactID?](repeating: nil, count: mentions.count)
        var offsets = [OffsetPair](repeating: OffsetPair(charStart: 0, charEnd: 0), count: mentions.count)
        var kept: [Int32] = []
        kept.reserveCapacity(rows.count)
        for row in rows {
            let index = Int(row)
            let mention = mentions[index]
            let kind = mention.kind
            if let last = kept.last, mentions[Int(last)].range == mention.range, mentions[Int(last)].kind == kind {
                // The same span and kind is the same row; links to either lead to it.
                ids[index] = ids[Int(last)]
                continue
            }
            offsets[index] = try check.offsets(of: mention.range)
            let fact = linked.facts[index]
            try check.slices(fact.noun, fact.subject, fact.speaker)
            guard annotated.segmented.sentences.indices.contains(Int(mention.sentence)) else {
                throw DocumentError(
                    stage: "emit", code: "sentence-missing",
                    message: "there is no sentence \(mention.sentence) for the mention at byte \(mention.range.start)")
            }
            ids[index] = hasher.id(kind, charStart: offsets[index].charStart, charEnd: offsets[index].charEnd)
            kept.append(row)
        }
        self.linked = linked
        self.rows = kept
        self.ids = ids
        self.offsets = offsets
        self.ruleNames = ruleNames
        self.engine = engine
        documentDate = (annotated.date ?? document.metadata.date)?.value
        documentDateValue = documentDate.map {
            DateValue(
                type: .date, timex: $0.description, start: $0, end: $0, grain: .day, anchor: .documentDate)
        }
    }

    /// Mentions come in text order; the sort is for callers that built the document otherwise.
    private static func rowOrder(_ mentions: [Mention], kinds: Set<MentionKind>) -> [Int32] {
        var rows: [Int32] = []
        rows.reserveCapacity(mentions.count)
        var isSorted = true
        for i in mentions.indices where kinds.contains(mentions[i].kind) {
            if let last = rows.last, isBefore(mentions[i], mentions[Int(last)]) { isSorted = false }
            rows.append(Int32(clamping: i))
        }
        if !isSorted {
            rows.sort { a, b in
                let (first, second) = (mentions[Int(a)], mentions[Int(b)])
                return isBefore(first, second) || (!isBefore(second, first) && a < b)
            }
        }
        return rows
    }

    private static func isBefore(_ a: Mention, _ b: Mention) -> Bool {
        a.range != b.range ? a.range < b.range : a.kind.rawValue < b.kind.rawValue
    }

    /// The row of a mention, with the values that are looked up once for all its columns.
    func row(_ mentionIndex: Int32) -> FactRow {
        let index = Int(mentionIndex)
        let annotated = linked.annotated
        let mention = annotated.mentions[index]
        let fact = linked.facts[index]
        var row = FactRow(mention: mention, fact: fact, id: ids[index], offsets: offsets[index])
        row.sentence = annotated.segmented.sentences[Int(mention.sentence)]
        if let entity = fact.entity, linked.entities.indices.contains(Int(entity)) {
            row.entity = linked.entities[Int(entity)]
        }
        row.organizationLink = fact.organizationLink
        row.organizationFactID = id(fact.organizationMention)
        row.dateLink = fact.dateLink
        row.dateFactID = id(fact.dateMention)
        switch mention.value {
        case .number(let number):
            row.number = number
        case .date(let date):
            row.number = date.duration
            row.number?.type = .duration
            row.date = date
            // A duration says how long, not when: its timex columns are bound to no date.
            let isDate = date.type != .duration
            row.dateLink = isDate ? .itself : nil
            row.dateFactID = isDate ? row.id : nil
            return row
        case .organization:
            if row.organizationLink ?? .itself == .itself, row.entity != nil {
                row.organizationLink = .itself
                row.organizationFactID = row.id
            }
        }
        if let date = fact.dateMention, annotated.mentions.indices.contains(Int(date)),
            case .date(let value) = annotated.mentions[Int(date)].value
        {
            row.date = value
        } else if fact.dateLink == .document {
            row.date = documentDateValue
        }
        return row
    }

    private func id(_ mention: Int32?) -> FactID? {
        guard let mention, ids.indices.contains(Int(mention)) else { return nil }
        return ids[Int(mention)]
    }

    /// The cells that all rows of the document share; nil for the other columns.
    func commonValue(of column: FactColumn) -> ColumnValue? {
        switch column {
        case .schemaVersion: .string(RecordSchema.factVersion)
        case .documentID: .string(linked.annotated.segmented.document.id)
        case .documentSHA256: .string(linked.annotated.segmented.document.sha256)
        case .documentDate: ColumnValue(documentDate)
        case .engine: .string(engine)
        default: nil
        }
    }

    /// The cell of a column.
    func value(of column: FactColumn, _ row: borrowing FactRow) -> ColumnValue {
        switch column {
        case .schemaVersion, .documentID, .documentSHA256, .documentDate, .engine: commonValue(of: column) ?? .null
        case .id: ColumnValue(row.id)
        case .kind: .name(row.kind.rawValue)
        case .text: .slice(row.range)
        case .charStart: .integer(row.offsets.charStart)
        case .charEnd: .integer(row.offsets.charEnd)
        case .byteStart: .integer(Int(row.range.start))
        case .byteEnd: .integer(Int(row.range.end))
        case .paragraph: ColumnValue(row.sentence.map { Int($0.block) })
        case .sentence: .integer(row.sentenceIndex)
        case .context: ColumnValue(row.sentence?.range)
        case .value: ColumnValue(row.number?.value)
        case .valueLow: ColumnValue(row.number?.low)
        case .valueHigh: ColumnValue(row.number?.high)
        case .valueDecimal: ColumnValue(row.number?.decimal)
        case .modifier: ColumnValue(row.number?.modifier)
        case .numberType: ColumnValue(row.number?.type)
        case .unit: ColumnValue(row.number?.unit)
        case .noun: ColumnValue(row.fact.noun)
        case .nounHead: ColumnValue(row.fact.nounHead)
        case .timexType: ColumnValue(row.date?.type)
        case .timexValue: ColumnValue(row.date?.timex)
        case .timexMod: ColumnValue(row.date?.mod)
        case .dateStart: ColumnValue(row.date?.start)
        case .dateEnd: ColumnValue(row.date?.end)
        case .dateGrain: ColumnValue(row.date?.grain)
        case .dateAnchor: ColumnValue(row.date?.anchor)
        case .organizationID: ColumnValue(row.entity?.id)
        case .organizationName: ColumnValue(row.entity?.name)
        case .organizationType: ColumnValue(row.entity?.type)
        case .subject: ColumnValue(row.fact.subject)
        case .subjectType: ColumnValue(row.fact.subjectType)
        case .predicate: ColumnValue(row.fact.predicate)
        case .organizationLink: ColumnValue(row.organizationLink)
        case .organizationFactID: ColumnValue(row.organizationFactID)
        case .dateLink: ColumnValue(row.dateLink)
        case .dateFactID: ColumnValue(row.dateFactID)
        case .coreferenceID: row.entity == nil ? .null : row.fact.entity.map { .cluster(Int($0)) } ?? .null
        case .polarity: .name(row.fact.polarity.rawValue)
        case .certainty: .name(row.fact.certainty.rawValue)
        case .attribution: .name(row.fact.attribution.rawValue)
        case .attributedTo: ColumnValue(row.fact.speaker)
        case .confidence: .double(row.confidence)
        case .rule: .string(ruleNames[row.rule])
        }
    }
}

/// One mention with everything that its columns are read from.
struct FactRow {
    let kind: MentionKind
    let range: ByteRange
    let offsets: OffsetPair
    let id: FactID?
    let sentenceIndex: Int
    let rule: RuleID
    let fact: Fact
    /// Four decimals: calibration is no finer.
    let confidence: Double
    var sentence: Sentence?
    var number: NumberValue?
    var date: DateValue?
    var entity: Entity?
    var organizationLink: OrganizationLink?
    var organizationFactID: FactID?
    var dateLink: DateLink?
    var dateFactID: FactID?

    init(mention: Mention, fact: Fact, id: FactID?, offsets: OffsetPair) {
        kind = mention.kind
        range = mention.range
        sentenceIndex = Int(mention.sentence)
        rule = mention.rule
        let score = fact.confidence.isFinite ? min(max(fact.confidence, 0), 1) : 0
        confidence = (score * 10_000).rounded() / 10_000
        self.fact = fact
        self.id = id
        self.offsets = offsets
    }
}
