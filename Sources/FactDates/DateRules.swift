import FactModel
import FactNumerals
import FactRules
import FactText

/// Everything that the date extractor reads from data files.
struct DateRules: Sendable {
    let table: RuleTable
    let named: NamedDates
    /// Cues of tense.
    let tenses: WordList?
    /// Prepositions before an end that is still to come.
    let deadlines: WordList?
    /// What joins two dates that share a year.
    let joints: WordList?
    let monthFirst: Bool

    init(_ configuration: DatesConfiguration, _ engine: inout EngineBuilder) throws(DataError) {
        monthFirst = configuration.dayMonthOrder == .monthFirst
        var builder = RuleTableBuilder(constructors: DateConstructor.all)
        try builder.addLists(try engine.embedded("Rules/dates.tsv"), to: &engine.lexicon)
        named = try NamedDates(calendars: configuration.calendars, into: &builder, &engine)
        try builder.add(try RuleFile(try engine.embedded("Rules/dates.json")))
        for path in configuration.rules { try builder.add(try RuleFile(try engine.userFile(path))) }
        table = try builder.finish(&engine, numerals: try NumeralReader(&engine))
        tenses = table.lists.first { $0.name == "TENSE" }
        joints = table.lists.first { $0.name == "JOINT" }
        deadlines = table.lists.first { $0.name == "DEADLINE" }
    }
}
