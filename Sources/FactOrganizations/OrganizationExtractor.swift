package import FactModel
package import FactText

/// Finds organizations: names that lists know, names with a legal form or a head word, and names that the words around
/// them give away; then the short forms and acronyms of the same document.
///
/// In: a segmented document. Out: mentions with CoNLL extents (no article, no possessive). It leaves alone what other
/// extractors find.
package struct OrganizationExtractor: Extractor {
    package let name = "organizations"

    let lexicon: OrganizationLexicon
    let names: NameTable
    package var words: WordRules
    let places: PlaceNames
    package var weights: EvidenceWeights
    let ruleIDs: BuiltInRules
    let andWord: WordID

    /// Rules that are not rows of a file.
    struct BuiltInRules: Sendable {
        let listed: RuleID
        let shape: RuleID
        let shortForm: RuleID
        let acronym: RuleID
    }

    private static let ruleFiles = [
        "Rules/organization-heads.tsv", "Rules/organization-legal-forms.tsv", "Rules/organization-cues.tsv",
        "Rules/organization-exclusions.tsv",
    ]

    /// Reads the embedded lists and rules and the user's. Throws `DataError` with file and line.
    package init(_ configuration: OrganizationsConfiguration, _ builder: inout EngineBuilder) throws(DataError) {
        var lexicons: [DataFile] = []
        for path in configuration.lexicons { lexicons.append(try builder.userFile(path)) }
        lexicons.append(try builder.embedded("Rules/organizations.tsv"))
        lexicon = try OrganizationLexicon(files: lexicons, &builder)
        names = try NameTable(embedded: "Models/names.bin")
        var rules: [DataFile] = []
        for file in OrganizationExtractor.ruleFiles { rules.append(try builder.embedded(file)) }
        for path in configuration.rules { rules.append(try builder.userFile(path)) }
        words = try WordRules(files: rules, &builder)
        places = try PlaceNames(try builder.embedded("Rules/places.tsv"), &builder)
        weights = try EvidenceWeights(try builder.embedded("Rules/organization-weights.tsv"))
        try OrganizationExtractor.addWords(try builder.embedded("Rules/given-names.tsv"), .givenName, &builder)
        try OrganizationExtractor.addWords(try builder.embedded("Rules/common-words.tsv"), .common, &builder)
        andWord = builder.lexicon.add("and")
        ruleIDs = BuiltInRules(
            listed: builder.rules.register("organization.listed"),
            shape: builder.rules.register("organization.context"),
            shortForm: builder.rules.register("organization.short-form"),
            acronym: builder.rules.register("organization.acronym"))
    }

    /// Adds the words of a one-column file to the lexicon.
    private static func addWords(
        _ file: DataFile, _ classes: TokenClasses, _ builder: inout EngineBuilder
    ) throws(DataError) {
        for row in try file.rows(["word"]) { builder.lexicon.add(row[0], classes) }
    }

    package func extract(_ document: SegmentedDocument, date: Sourced<CalendarDate>?) -> Extraction {
        var reader = OrganizationReader(self, document)
        return Extraction(mentions: reader.read())
    }
}
