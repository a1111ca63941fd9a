import FactModel
import FactText

/// The units of measurement: names in any case, symbols by exact spelling, UCUM codes.
struct UnitCatalog: Sendable {
    enum Kind: String, Sendable {
        case measure, temperature, degree, percent, time
    }

    struct Unit: Sendable {
        var rule: RuleID
        var code: String
        var kind: Kind
        /// Number of the dimension: units of one dimension convert into each other.
        var dimension: Int
        var factor: Double
    }

    struct Match {
        var unit: Int
        var tokens: Int
        /// Written as a symbol rather than as a name.
        var isSymbol: Bool
    }

    private(set) var units: [Unit] = []
    private let names: PhraseTable
    private let symbols: SymbolTable
    /// The UCUM unit of ages in years; nil when a user's table is all there is.
    let year: Int?
    /// The unit of temperatures without scale.
    let degree: Int?

    static let columns = ["id", "names", "symbols", "code", "type", "dimension", "factor", "offset"]

    /// Reads units.tsv and the user's tables. Throws `DataError` with file and line.
    init(_ userFiles: [String], _ builder: inout EngineBuilder) throws(DataError) {
        var nameTable = PhraseTableBuilder()
        var symbolTable = SymbolTable.Builder()
        var dimensions: [String: Int] = [:]
        // The first table with a name keeps it, so the user's come first.
        var files: [DataFile] = []
        for path in userFiles { files.append(try builder.userFile(path)) }
        files.append(try builder.embedded("Rules/units.tsv"))
        var year: Int?
        for file in files {
            let firstOfFile = Int32(clamping: units.count)
            for row in try file.rows(UnitCatalog.columns) {
                guard let kind = Kind(rawValue: row[4]) else { throw row.error("there is no unit type '\(row[4])'") }
                guard !row[0].isEmpty, !row[3].isEmpty else { throw row.error("a unit needs an id and a code") }
                guard let factor = Double(row[6]), factor.isFinite, factor > 0 else {
                    throw row.error("factor '\(row[6])' is not a number above 0")
                }
                guard Double(row[7]) != nil else { throw row.error("offset '\(row[7])' is not a number") }
                guard !(row[1].isEmpty && row[2].isEmpty) else { throw row.error("a unit needs a name or a symbol") }
                let dimension = dimensions[row[5]] ?? dimensions.count
                dimensions[row[5]] = dimension
                let index = Int32(clamping: units.count)
                units.append(
                    Unit(
                        rule: builder.rules.register(row[0]), code: row[3], kind: kind, dimension: dimension,
                        factor: factor))
                if kind == .time, row[3] == "a" { year = year ?? Int(index) }
                let classes: TokenClasses = kind == .percent ? [.unit, .percent] : .unit
                for name in row.list(1) {
                    let words = Tokenizer.words(of: name)
                    if name.contains(". "), let first = words.first { builder.lexicon.add(first, .abbreviation) }
                    let known = nameTable.add(name, payload: index, to: &builder.lexicon, classes: classes)
                    if let known, known >= firstOfFile, known != index {
                        throw row.error("the name '\(name)' stands twice")
                    }
                }
                for symbol in row.list(2) {
                    symbolTable.add(
                        symbol, owner: index, to: &builder.lexicon, classes: classes, replaces: false)
                }
            }
        }
        names = nameTable.finish()
        symbols = SymbolTable(symbolTable)
        self.year = year
        degree = units.firstIndex { $0.kind == .degree }
    }

    /// The longest unit at a token.
    func match(_ tokens: [Token], _ text: Span<UInt8>, at i: Int, limit: Int) -> Match? {
        guard i < limit, !tokens[i].classes.isDisjoint(with: .unit) else { return nil }
        let name = names.longestMatch(tokens, at: i, limit: limit)
        let symbol = symbols.match(tokens, text, at: i, limit: limit)
        if let symbol, symbol.tokens > (name?.length ?? 0) {
            return Match(unit: Int(symbol.owner), tokens: symbol.tokens, isSymbol: true)
        }
        return name.map { Match(unit: Int($0.payload), tokens: $0.length, isSymbol: false) }
    }
}
