package import FactModel
package import FactText

/// The words that segmentation brings into the lexicon: grammar, abbreviations, common words.
package struct SegmentRules: Sendable {
    let configuration: SegmentConfiguration

    /// Reads the embedded word list and the user's. Throws `DataError` with file and line.
    package init(_ configuration: SegmentConfiguration, _ builder: inout EngineBuilder) throws(DataError) {
        self.configuration = configuration
        try SegmentRules.add(try builder.embedded("Rules/words.tsv"), to: &builder)
        for row in try builder.embedded("Rules/lexemes.tsv").rows(["word", "classes", "lemma"]) {
            builder.lexicon.add(row[0], try row.classes(1))
        }
        for path in configuration.words { try SegmentRules.add(try builder.userFile(path), to: &builder) }
    }

    private static func add(_ file: DataFile, to builder: inout EngineBuilder) throws(DataError) {
        for row in try file.rows(["word", "classes"]) {
            guard !row[0].isEmpty else { throw row.error("the word is empty") }
            let classes = try row.classes(1)
            // An entry may hold several words of the same classes, separated by spaces.
            for word in row[0].split(separator: " ") { builder.lexicon.add(String(word), classes) }
        }
    }
}
