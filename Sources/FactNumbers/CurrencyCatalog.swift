import FactModel
import FactText

/// The currencies: ISO 4217 codes, signs by exact spelling, names in any case, and the hundredth part of each.
struct CurrencyCatalog: Sendable {
    struct Currency: Sendable {
        var rule: RuleID
        var code: String
    }

    struct Match {
        var currency: Int
        var tokens: Int
        /// The hundredth part: cents, pence.
        var isMinor: Bool
        /// Written as a sign or code rather than as a name.
        var isSign: Bool
    }

    private(set) var currencies: [Currency] = []
    /// The pound sterling, whose name is also a unit of mass.
    let sterling: Int?
    private let names: PhraseTable
    private let signs: SymbolTable
    private let letterSigns: [(bytes: [UInt8], currency: Int)]

    /// Payloads from here on are hundredth parts.
    private static let minorBase: Int32 = 100_000

    /// Reads currencies.tsv. Throws `DataError` with the line.
    init(_ builder: inout EngineBuilder) throws(DataError) {
        var nameTable = PhraseTableBuilder()
        var signTable = SymbolTable.Builder()
        var letterSigns: [(bytes: [UInt8], currency: Int)] = []
        let file = try builder.embedded("Rules/currencies.tsv")
        for row in try file.rows(["id", "code", "symbols", "names", "minor"]) {
            guard row[1].utf8.count == 3, row[1].utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
                throw row.error("'\(row[1])' is not a code of three capital letters")
            }
            let index = Int32(clamping: currencies.count)
            guard index < CurrencyCatalog.minorBase else { throw row.error("too many currencies") }
            currencies.append(Currency(rule: builder.rules.register(row[0]), code: row[1]))
            for symbol in [row[1]] + row.list(2) {
                signTable.add(symbol, owner: index, to: &builder.lexicon, classes: .currency, replaces: false)
            }
            for symbol in row.list(2)
            where symbol.utf8.allSatisfy({ $0 == UInt8(ascii: "$") || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }) {
                letterSigns.append((Array(symbol.utf8), Int(index)))
            }
            for name in row.list(3) {
                let known = nameTable.add(name, payload: index, to: &builder.lexicon, classes: .currency)
                guard known == nil else { throw row.error("the name '\(name)' stands twice") }
            }
            for name in row.list(4) {
                let minor = index + CurrencyCatalog.minorBase
                if name.unicodeScalars.count <= 1 {
                    signTable.add(name, owner: minor, to: &builder.lexicon, classes: .currency, replaces: false)
                } else {
                    _ = nameTable.add(name, payload: minor, to: &builder.lexicon, classes: .currency)
                }
            }
        }
        names = nameTable.finish()
        self.letterSigns = letterSigns
        sterling = currencies.firstIndex { $0.code == "GBP" }
        signs = SymbolTable(signTable)
    }

    /// The longest sign, code or name at a token, behind a number.
    func match(_ tokens: [Token], _ text: Span<UInt8>, at i: Int, limit: Int) -> Match? {
        guard i < limit, !tokens[i].classes.isDisjoint(with: .currency) else { return nil }
        let sign = signs.match(tokens, text, at: i, limit: limit)
        let name = names.longestMatch(tokens, at: i, limit: limit)
        if let sign, sign.tokens >= (name?.length ?? 0) { return match(sign.owner, sign.tokens, isSign: true) }
        return name.map { match($0.payload, $0.length, isSign: false) }
    }

    /// The longest sign or code that ends before a token, in front of a number.
    func match(_ tokens: [Token], _ text: Span<UInt8>, before end: Int, limit: Int) -> Match? {
        guard end > limit, !tokens[end - 1].classes.isDisjoint(with: .currency),
            let sign = signs.match(tokens, text, before: end, limit: limit)
        else { return nil }
        let found = match(sign.owner, sign.tokens, isSign: true)
        return found.isMinor ? nil : found
    }

    /// The number of the currency with a code.
    func index(ofCode code: [UInt8]) -> Int? {
        currencies.firstIndex { $0.code.utf8.elementsEqual(code) }
    }

    /// The currency of letters that are one word with the digits behind them: a code or a sign in letters.
    func letters(_ letters: [UInt8]) -> Int? {
        index(ofCode: letters) ?? letterSigns.first { $0.bytes == letters }?.currency
    }

    private func match(_ owner: Int32, _ tokens: Int, isSign: Bool) -> Match {
        let isMinor = owner >= CurrencyCatalog.minorBase
        return Match(
            currency: Int(isMinor ? owner - CurrencyCatalog.minorBase : owner), tokens: tokens, isMinor: isMinor,
            isSign: isSign)
    }
}
