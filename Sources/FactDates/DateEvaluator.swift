import FactModel
import FactNumerals
import FactRules
import FactText

/// Turns matches of date rules into dates, in text order, so that each may depend on what came before it.
///
/// Evaluation descends from a match to the results that it captured, which are of lower levels: its depth is bounded by
/// the number of levels.
struct DateEvaluator {
    let rules: DateRules
    let scanner: RuleScanner
    let document: SegmentedDocument
    /// The document's own date.
    let documentDate: CalendarDate?
    /// The last calendar unit that the text spoke of, and the sentence where it did.
    var focus: CalendarUnit?
    /// The quarter that the text reports on, and whether it has turned to whole years since.
    var reportedQuarter: CalendarUnit?
    var reportsYears = false
    /// The last calendar unit that was named, whether it moved the focus or not.
    var named: CalendarUnit?
    /// The era that the text has named, `BC` or `AD`.
    var namedEra: String?
    /// The last day, week or month, and how many sentences ago it stood.
    var fineFocus: (unit: CalendarUnit, sentence: Int)?
    /// Whether dates follow from the text before them rather than from the document's date.
    var isNarrative = false
    var warnings: [Warning] = []

    /// What a surrounding expression gives to the parts inside it.
    struct Frame {
        var year: Int?
        var step: Int?
        /// The day that a step counts from.
        var base: CalendarDate?
        var anchor: DateAnchor = .explicit
        /// The result one token behind the expression.
        var following: Int?
        /// Token whose clause decides the tense.
        var token: Int
        var sentence: TokenRange
        var sentenceIndex: Int
    }

    enum Argument {
        case number(Int)
        case text(String)
        case numeral(decimal: String?, value: Double, integer: Int?)
        case result(Int)
        case tokens(TokenRange)
    }

    let bytes: [UInt8]

    init(_ rules: DateRules, _ scanner: RuleScanner, _ document: SegmentedDocument, date: CalendarDate?) {
        self.rules = rules
        self.scanner = scanner
        self.document = document
        self.documentDate = date
        bytes = document.text.bytes
    }

    /// The date of a match; nil when the words name none (an impossible day leaves a warning).
    mutating func moment(_ index: Int, _ frame: Frame) -> Moment? {
        let match = scanner.results[index]
        let rule = rules.table.rules[match.rule]
        let reader = ArgumentReader(evaluator: self, match: match, rule: rule)
        switch DateConstructor.allCases[rule.constructor] {
        case .point: return point(reader, frame)
        case .numeric: return numeric(reader, frame)
        case .years: return years(reader)
        case .days: return days(reader, frame)
        case .months: return months(reader, frame)
        case .decade: return decade(reader)
        case .century: return century(reader)
        case .relative: return relative(reader, frame)
        case .nearest: return nearest(reader, frame)
        case .context: return context(reader, frame)
        case .offset: return offset(reader, frame)
        case .daypart: return dayPart(reader, frame)
        case .clock: return clock(reader, frame)
        case .join: return join(reader, frame)
        case .compose: return compose(reader, frame)
        case .same: return reader.result(.date).flatMap { moment($0, frame) }
        case .modify: return modify(reader, frame)
        case .span: return span(reader, frame)
        case .nth: return nth(reader, frame)
        case .recent: return recent(reader, frame)
        case .duration: return duration(reader)
        case .sum: return sum(reader, frame)
        case .set: return set(reader)
        case .periodic: return reader.text(.timex).map { Moment(type: .set, timex: $0, anchor: .lexicon) }
        case .reference: return reader.text(.value).map { Moment(type: .date, timex: $0, anchor: .lexicon) }
        case .holiday: return holiday(reader, frame)
        case .period: return period(reader)
        case .animal: return animalYear(reader, frame)
        }
    }

    /// The day that relative expressions count from.
    var reference: CalendarDate? { isNarrative ? focus?.start ?? documentDate : documentDate }

    mutating func warn(_ code: String, _ message: String, _ tokens: TokenRange) {
        warnings.append(Warning(code: code, message: message, range: document.byteRange(tokens)))
    }
}

/// The arguments of one match.
struct ArgumentReader {
    let arguments: [Rule.Argument?]
    let parameters: [DateParameter]
    let scanner: RuleScanner
    let match: RuleMatch
    let document: SegmentedDocument
    let bytes: [UInt8]
    var tokens: TokenRange { match.tokens }

    init(evaluator: DateEvaluator, match: RuleMatch, rule: Rule) {
        arguments = rule.arguments
        parameters = DateConstructor.allCases[rule.constructor].parameters
        scanner = evaluator.scanner
        document = evaluator.document
        bytes = evaluator.bytes
        self.match = match
    }

    func value(_ parameter: DateParameter) -> DateEvaluator.Argument? {
        guard let position = parameters.firstIndex(of: parameter), let argument = arguments[position] else {
            return nil
        }
        switch argument {
        case .constant(let text, let number):
            if let number { return .number(number) }
            return .text(text)
        case .capture(let slot):
            guard let (value, tokens) = scanner.capture(slot, of: match, document.tokens, bytes.span) else {
                return nil
            }
            switch value {
            case .entry(let entry):
                if let number = entry.number { return .number(number) }
                return .text(entry.value)
            case .digits(let number, _): return .number(number)
            case .numeral(let numeral):
                return .numeral(decimal: numeral.decimal, value: numeral.value, integer: numeral.integer)
            case .result(let index): return .result(index)
            case .tokens: return .tokens(tokens)
            }
        }
    }

    func number(_ parameter: DateParameter) -> Int? {
        switch value(parameter) {
        case .number(let number): number
        case .numeral(_, _, let integer): integer
        case .tokens(let range):
            // `the 21st`, `1990s`: the digits before the ending.
            range.count == 1 ? leadingDigits(document.tokens[Int(range.start)]) : nil
        default: nil
        }
    }

    /// Number of digits that a captured number is written with.
    func digitCount(_ parameter: DateParameter) -> Int {
        guard let position = parameters.firstIndex(of: parameter), case .capture(let slot) = arguments[position],
            case .digits(_, let count) = scanner.capture(slot, of: match, document.tokens, bytes.span)?.value
        else { return 0 }
        return count
    }

    func text(_ parameter: DateParameter) -> String? {
        switch value(parameter) {
        case .text(let text): text
        case .number(let number): String(number)
        default: nil
        }
    }

    func result(_ parameter: DateParameter) -> Int? {
        if case .result(let index) = value(parameter) { return index }
        return nil
    }

    /// Hour and minute of a captured `8.30`.
    func clockParts(_ parameter: DateParameter) -> (hour: Int, minute: Int)? {
        guard case .tokens(let range) = value(parameter), range.count == 1 else { return nil }
        return DigitToken.clock(document.tokens[Int(range.start)], bytes.span)
    }

    func has(_ parameter: DateParameter) -> Bool { value(parameter) != nil }

    private func leadingDigits(_ token: Token) -> Int? {
        var value = 0
        var count = 0
        for i in Int(token.start)..<Int(token.end) {
            let digit = bytes[i] &- 0x30
            guard digit < 10 else { break }
            count += 1
            guard count <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return count > 0 ? value : nil
    }
}
