package import FactModel
package import FactText

/// Finds quantities: counts, ordinals, percentages, amounts of money, measures, temperatures, ages and ratios.
///
/// In: a segmented document. Out: number mentions with value, interval, modifier, unit and counted noun. Durations are
/// left to the dates; so are years and times of day. Numbers in names, identifiers and lists give no mention.
package struct NumberExtractor: Extractor {
    package let name = "numbers"
    private let tables: NumberTables

    /// Reads the tables of numbers, units and currencies and the user's. Throws `DataError` with file and line.
    package init(_ configuration: NumbersConfiguration, _ builder: inout EngineBuilder) throws(DataError) {
        tables = try NumberTables(configuration, &builder)
    }

    package func extract(_ document: SegmentedDocument, date: Sourced<CalendarDate>?) -> Extraction {
        let bytes = document.text.bytes
        let text = bytes.span
        var mentions: [Mention] = []
        for index in document.sentences.indices {
            var scanner = NumberScanner(tables, document, sentence: index)
            scanner.scan(text)
            mentions.append(contentsOf: scanner.mentions)
        }
        return Extraction(mentions: mentions)
    }
}
