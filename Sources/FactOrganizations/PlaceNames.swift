import FactModel
package import FactText

/// Names of places and the words made from them, from Rules/places.tsv.
package struct PlaceNames: Sendable {
    static let columns = ["name", "kind", "country"]
    private let table: PhraseTable
    private let countries: [UInt16]

    /// Throws `DataError` for an unknown kind.
    init(_ file: DataFile, _ builder: inout EngineBuilder) throws(DataError) {
        var phrases = PhraseTableBuilder()
        var countries: [UInt16] = []
        for row in try file.rows(PlaceNames.columns) {
            let classes: TokenClasses
            switch row[1] {
            case "country", "region", "city", "nature": classes = .place
            case "demonym": classes = .demonym
            default: throw row.error("there is no kind of place '\(row[1])'")
            }
            let words = Tokenizer.words(of: row[0])
            guard !words.isEmpty else { throw row.error("has no name") }
            let code = Array(row[2].utf8)
            countries.append(code.count == 2 ? UInt16(code[0]) << 8 | UInt16(code[1]) : 0)
            // Only whole names carry the class: `New` of `New York` says nothing.
            phrases.add(
                row[0], payload: Int32(clamping: countries.count - 1), to: &builder.lexicon,
                classes: words.count == 1 ? classes : [])
        }
        table = phrases.finish()
        self.countries = countries
    }

    /// Number of tokens of the longest place or demonym at a token, 0 when none starts there.
    package func length(_ tokens: [Token], at i: Int, limit: Int) -> Int {
        table.longestMatch(tokens, at: i, limit: limit)?.length ?? 0
    }

    /// ISO 3166-1 code of the country of the place at a token, nil when unknown.
    package func country(_ tokens: [Token], at i: Int, limit: Int) -> String? {
        guard let match = table.longestMatch(tokens, at: i, limit: limit), Int(match.payload) < countries.count else {
            return nil
        }
        let code = countries[Int(match.payload)]
        if code == 0 { return nil }
        return String(decoding: [UInt8(truncatingIfNeeded: code >> 8), UInt8(truncatingIfNeeded: code)], as: UTF8.self)
    }
}
