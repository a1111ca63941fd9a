import FactModel
import FactText

/// The number words of numerals.tsv, by word number.
struct NumeralWords: Sendable {
    enum Kind: UInt8, Sendable {
        case none, digit, teen, tens, hundred, scale, short, glued, group, groupAfter, groupOf, couple, article, and,
            of, point,
            sign

        static let names: [String: Kind] = [
            "digit": .digit, "teen": .teen, "tens": .tens, "hundred": .hundred, "scale": .scale, "short": .short,
            "glued": .glued, "group": .group, "groupAfter": .groupAfter, "groupOf": .groupOf, "couple": .couple,
            "article": .article, "and": .and,
            "of": .of, "point": .point, "sign": .sign,
        ]

        var classes: TokenClasses {
            switch self {
            case .digit, .teen, .tens: .cardinal
            case .hundred, .scale: [.cardinal, .multiplier]
            case .short, .glued, .groupAfter, .groupOf: .multiplier
            case .group: [.cardinal, .multiplier]
            case .couple: .vagueNumber
            case .none, .article, .and, .of, .point, .sign: []
            }
        }
    }

    /// What one word can mean; a word like `third` means more than one thing.
    struct Entry: Sendable {
        var kind = Kind.none
        /// The number; for scales the power of ten.
        var value = 0
        var ordinal = 0
        /// Power of ten of `thousandth`; 0 when it is none.
        var ordinalScale = 0
        var denominator = 0
        var isPluralFraction = false
        var rule = RuleID(index: 0)
        var fractionRule = RuleID(index: 0)
    }

    private let index: [UInt16]
    private let entries: [Entry]

    init(_ builder: inout EngineBuilder) throws(DataError) {
        let file = try builder.embedded("Rules/numerals.tsv")
        var entries = [Entry()]
        var numbers: [WordID: UInt16] = [:]
        var highest = 0
        for row in try file.rows(["word", "kind", "value", "rule"]) {
            guard let value = Int(row[2]), (-1...1_000_000_000_000).contains(value) else {
                throw row.error("value '\(row[2])' is not a whole number from -1 to 10^12")
            }
            guard entries.count < 65_535 else { throw row.error("more than 65534 number words") }
            let word = builder.lexicon.add(row[0])
            let number = numbers[word] ?? UInt16(clamping: entries.count)
            if numbers[word] == nil {
                numbers[word] = number
                entries.append(Entry())
                highest = max(highest, Int(word.number))
            }
            var entry = entries[Int(number)]
            var classes: TokenClasses
            switch row[1] {
            case "ordinal":
                entry.ordinal = value
                classes = .ordinal
            case "ordinalScale":
                entry.ordinalScale = value
                classes = .ordinal
            case "fraction", "fractions":
                guard value > 1 else { throw row.error("a denominator is at least 2") }
                entry.denominator = value
                entry.isPluralFraction = row[1] == "fractions"
                classes = .fraction
            default:
                guard let kind = Kind.names[row[1]] else { throw row.error("there is no kind '\(row[1])'") }
                guard entry.kind == .none else { throw row.error("the word '\(row[0])' stands twice") }
                if kind == .scale || kind == .short || kind == .glued, !(1...30).contains(value) {
                    throw row.error("a power of ten is from 1 to 30")
                }
                entry.kind = kind
                entry.value = value
                classes = kind.classes
            }
            // A word that only joins others has no rule of its own.
            guard !row[3].isEmpty else {
                entries[Int(number)] = entry
                builder.lexicon.add(row[0], classes)
                continue
            }
            let rule = builder.rules.register(row[3])
            if row[1].hasPrefix("fraction") {
                entry.fractionRule = rule
            } else {
                entry.rule = rule
            }
            entries[Int(number)] = entry
            builder.lexicon.add(row[0], classes)
        }
        var index = [UInt16](repeating: 0, count: highest + 1)
        for (word, number) in numbers { index[Int(word.number)] = number }
        self.index = index
        self.entries = entries
    }

    subscript(word: WordID) -> Entry {
        let number = Int(word.number)
        return number < index.count ? entries[Int(index[number])] : entries[0]
    }
}
