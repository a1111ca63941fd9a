public import FactText

/// Identifies the rule or model that made a mention: an index into the process-wide table of rule names.
///
/// Names are registered while extractors are built from their rule files, so ids differ between runs; only names leave
/// the program.
public struct RuleID: Hashable, Sendable {
    package let index: UInt16
    package init(index: UInt16) { self.index = index }
}

/// The names of the rules of one engine; filled while extractors are built, read by the emitter and `explain`.
package struct RuleNames: Sendable {
    package private(set) var names: [String] = []
    private var indexes: [String: UInt16] = [:]
    package init() {}

    /// The id of a rule, registered when it is new. Beyond 65,535 rules the last one stands for the rest.
    package mutating func register(_ name: String) -> RuleID {
        if let index = indexes[name] { return RuleID(index: index) }
        let index = UInt16(clamping: names.count)
        if names.count <= Int(UInt16.max) {
            names.append(name)
            indexes[name] = index
        }
        return RuleID(index: index)
    }

    package subscript(id: RuleID) -> String { Int(id.index) < names.count ? names[Int(id.index)] : "unknown" }
}

/// What was found at one place of the text.
public struct Mention: Sendable {
    public var range: ByteRange
    package var tokens: TokenRange
    /// Index into `SegmentedDocument.sentences`.
    public var sentence: Int32
    public var value: MentionValue
    public var rule: RuleID
    /// 0 to 1: how sure the extractor is.
    public var score: Float

    package init(
        range: ByteRange, tokens: TokenRange, sentence: Int32, value: MentionValue, rule: RuleID, score: Float
    ) {
        self.range = range
        self.tokens = tokens
        self.sentence = sentence
        self.value = value
        self.rule = rule
        self.score = score
    }

    public var kind: MentionKind {
        switch value {
        case .number: .number
        case .date: .date
        case .organization: .organization
        }
    }
}

public enum MentionKind: String, Sendable, CaseIterable {
    case date, number, organization
}

public enum MentionValue: Sendable {
    case number(NumberValue)
    case date(DateValue)
    case organization(OrganizationValue)
}

/// How a value relates to the number written: RECORDS.md, column `modifier`.
public enum Modifier: String, Sendable, CaseIterable {
    case exact, approx, over
    case atLeast = "at_least"
    case under
    case atMost = "at_most"
    case range
}

public enum NumberType: String, Sendable, CaseIterable {
    case count, ordinal, percent, currency, measure, temperature, age, duration, ratio
}

/// A quantity: value or interval, unit, and what is counted.
public struct NumberValue: Sendable {
    public var type: NumberType
    /// The number; for a range the middle of both ends, nil when one side is open or the value is relative.
    public var value: Double?
    /// Both ends; equal to `value` when exact, nil on an open side.
    public var low: Double?
    public var high: Double?
    /// Exact decimal digits without group marks, `602000000`, `3.10`; nil for ranges.
    public var decimal: String?
    public var modifier: Modifier
    /// ISO 4217, UCUM or `%`; nil for counts.
    public var unit: String?
    /// The counted or measured noun phrase without determiner, when it directly follows the number.
    package var noun: TokenRange?
    /// Token of the head of `noun`.
    package var nounHead: Int32?

    package init(
        type: NumberType, value: Double?, low: Double?, high: Double?, decimal: String?, modifier: Modifier = .exact,
        unit: String? = nil, noun: TokenRange? = nil, nounHead: Int32? = nil
    ) {
        self.type = type
        self.value = value
        self.low = low
        self.high = high
        self.decimal = decimal
        self.modifier = modifier
        self.unit = unit
        self.noun = noun
        self.nounHead = nounHead
    }
}

public enum TimexType: String, Sendable, CaseIterable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
}

public enum DateGrain: String, Sendable, CaseIterable {
    case second, minute, hour, day, week, month, quarter, half, season, year, decade, century
}

/// How a date was resolved: RECORDS.md, column `date_anchor`.
public enum DateAnchor: String, Sendable, CaseIterable {
    case explicit
    case documentDate = "doc_date"
    case context, calendar, lexicon, inherited
}

/// A time expression: its TIMEX3 attributes and the days that it covers.
public struct DateValue: Sendable {
    public var type: TimexType
    /// TIMEX3 value: `2026-02-11`, `2025-Q3`, `P5Y`, `PRESENT_REF`, or an interval `2026-01-01/2030-12-31`.
    public var timex: String
    /// TIMEX3 mod: `START MID END BEFORE AFTER APPROX EARLY LATE ...`.
    public var mod: String?
    /// First and last day, inclusive; nil when open or not a calendar value.
    public var start: CalendarDate?
    public var end: CalendarDate?
    public var grain: DateGrain?
    public var anchor: DateAnchor?
    /// The quantity of a DURATION, which its row carries too.
    public var duration: NumberValue?

    package init(
        type: TimexType, timex: String, mod: String? = nil, start: CalendarDate? = nil, end: CalendarDate? = nil,
        grain: DateGrain? = nil, anchor: DateAnchor? = nil, duration: NumberValue? = nil
    ) {
        self.type = type
        self.timex = timex
        self.mod = mod
        self.start = start
        self.end = end
        self.grain = grain
        self.anchor = anchor
        self.duration = duration
    }
}

public enum OrganizationType: String, Sendable, CaseIterable {
    case company, government, media, party, university, bank, international, team, ngo, court, military, other
}

/// An organization as its mention alone tells it; the document's cluster is an `Entity`.
public struct OrganizationValue: Sendable {
    public var type: OrganizationType
    /// Canonical name; nil when no list knows it and the text's own spelling stands.
    public var name: String?
    /// `wikidata:Q…`, `lei:…`, `cik:…`; nil when no catalogue knows it.
    public var catalogID: String?
    /// All ids, `scheme:value` separated by `|`, as the list has them; nil when unknown.
    public var ids: String?
    /// Country as the list has it (ISO 3166-1 alpha-2 where known).
    public var country: String?

    package init(
        type: OrganizationType, name: String? = nil, catalogID: String? = nil, ids: String? = nil,
        country: String? = nil
    ) {
        self.type = type
        self.name = name
        self.catalogID = catalogID
        self.ids = ids
        self.country = country
    }
}
