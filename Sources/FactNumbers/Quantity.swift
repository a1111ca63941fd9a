import FactModel
import FactNumerals
import FactText

/// A number with what belongs to its span: sign, currency, unit. Token indexes count in the document.
struct Quantity {
    enum Measure: Equatable {
        case none
        case currency(Int)
        /// A unit, and the unit that it is per: `km/h`.
        case unit(Int, per: Int?)
    }

    var start: Int
    var end: Int
    /// First and last token of the number itself.
    var numeralStart: Int
    var numeralEnd: Int
    var numeral: Numeral
    var measure = Measure.none
    /// A currency sign stands before the number.
    var hasPrefix = false
    /// The unit is joined by a hyphen: `5-mile`.
    var isHyphened = false

    var value: Double { numeral.value }
    var isPlain: Bool { measure == .none }
    var isWhole: Bool { numeral.exact?.isInteger ?? false }
}

/// The tables of the extractor, shared by all documents.
final class NumberTables: Sendable {
    let reader: NumeralReader
    let units: UnitCatalog
    let currencies: CurrencyCatalog
    let phrases: NumberPhrases
    let cues: NumberCues
    let rules: NumberRuleIDs

    /// Reads all tables, the embedded and the user's. Throws `DataError` with file and line.
    init(_ configuration: NumbersConfiguration, _ builder: inout EngineBuilder) throws(DataError) {
        reader = try NumeralReader(&builder)
        units = try UnitCatalog(configuration.units, &builder)
        currencies = try CurrencyCatalog(&builder)
        var modifiers: [DataFile] = []
        var vague: [DataFile] = []
        var cues: [DataFile] = []
        for path in configuration.rules {
            let file = try builder.userFile(path)
            switch NumberTables.header(file) {
            case NumberPhrases.modifierColumns: modifiers.append(file)
            case NumberPhrases.vagueColumns: vague.append(file)
            case NumberCues.columns: cues.append(file)
            default:
                let kinds = [NumberPhrases.modifierColumns, NumberPhrases.vagueColumns, NumberCues.columns]
                let known = kinds.map { $0.joined(separator: ", ") }.joined(separator: "; or ")
                throw DataError(file: file.name, line: 1, "the first line must name the columns: \(known)")
            }
        }
        modifiers.append(try builder.embedded("Rules/numbers-modifiers.tsv"))
        vague.append(try builder.embedded("Rules/numbers-vague.tsv"))
        cues.append(try builder.embedded("Rules/numbers-cues.tsv"))
        phrases = try NumberPhrases(modifiers: modifiers, vague: vague, &builder)
        self.cues = try NumberCues(cues, &builder)
        rules = NumberRuleIDs(&builder)
    }

    /// The columns that a table names.
    private static func header(_ file: DataFile) -> [String] {
        for line in file.bytes.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
            var line = line
            if line.last == 0x0D { line.removeLast() }
            guard !line.isEmpty else { continue }
            return String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
                .map(String.init)
        }
        return []
    }
}

/// Ids of the rules that stand in no table of their own.
struct NumberRuleIDs: Sendable {
    let count, ordinal, ratio, age: RuleID

    init(_ builder: inout EngineBuilder) {
        count = builder.rules.register("number.count")
        ordinal = builder.rules.register("number.ordinal")
        ratio = builder.rules.register("number.ratio")
        age = builder.rules.register("number.age")
    }
}
