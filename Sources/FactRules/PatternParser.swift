/// A pattern as a tree, before it is spelled out into plain sequences.
indirect enum PatternNode: Sendable {
    case element(PatternElement)
    case sequence([PatternNode])
    case choice([PatternNode])
    case optional(PatternNode)
}

/// One element: alternatives for one place of the pattern, and what is asked of the place.
struct PatternElement: Hashable, Sendable {
    var atoms: [PatternAtom]
    /// No white space before the first token.
    var isGlued = false
    var capture: String?
}

/// One alternative of an element, as spelled.
enum PatternAtom: Hashable, Sendable {
    /// A word in any case, or with a capital (`^word`).
    case word(String, capital: Bool)
    /// A word list or a named class of the rule file.
    case named(String)
    /// A class of the lexicon, `%reportingVerb`.
    case tokenClass(String)
    /// Digits only: `#1..31`, `#4:1900..2100` with four digits.
    case digits(width: Int?, low: Int, high: Int)
    /// Letters with digits behind them in one word: `&fy#2000..2099` matches FY2024.
    case prefixed(String, low: Int, high: Int)
    /// A token shape, `$decade`.
    case shape(String)
    /// A result of a lower level, `@month`.
    case result(String)
}

/// Why a pattern cannot be read.
struct PatternError: Error {
    let message: String
    init(_ message: String) { self.message = message }
}

/// Reads the pattern language.
///
/// A pattern is a sequence of elements between spaces:
/// - `word`: that word in any case; `^word`: with a capital; `\x` takes a mark of the language as it is;
/// - `NAME`: a word list, a class of the file, or one of `NUM` (a cardinal), `ORD` (an ordinal), `DOTTED` (digits in
///   three parts: `2026.02.11`), `CLOCK` (hour and minute with a point: `8.30`);
/// - `%class` of the lexicon, `$shape` of a token, `#1..31` digits with a value, `#2:1..12` with so many digits;
/// - `&fy#2000..2099`: those letters and digits in one word;
/// - `@kind`: a result of a lower level;
/// - `a|b`: alternatives; `(a b|c)`: alternatives of several elements; `?` behind an element: it may be missing;
/// - `~` before an element: no white space before it; `name:` before it: a capture.
struct PatternParser {
    /// Deepest nesting of groups.
    static let maximumDepth = 8
    private let text: [UInt8]
    private var i = 0

    init(_ text: String) { self.text = Array(text.utf8) }

    static func parse(_ text: String) throws(PatternError) -> PatternNode {
        var parser = PatternParser(text)
        let node = try parser.choice(depth: 0)
        guard parser.i == parser.text.count else { throw PatternError("has a ')' too many") }
        return node
    }

    /// A single element without group, for guards.
    static func parseElement(_ text: String) throws(PatternError) -> PatternElement {
        guard case .element(let element) = try parse(text) else {
            throw PatternError("is not one element: '\(text)'")
        }
        return element
    }

    private mutating func skipSpaces() {
        while i < text.count, text[i] == 0x20 { i += 1 }
    }

    private mutating func choice(depth: Int) throws(PatternError) -> PatternNode {
        guard depth <= PatternParser.maximumDepth else { throw PatternError("nests groups too deeply") }
        var options: [PatternNode] = []
        var nodes: [PatternNode] = []
        while true {
            skipSpaces()
            if i >= text.count || text[i] == UInt8(ascii: ")") { break }
            if text[i] == UInt8(ascii: "|") {
                i += 1
                options.append(try sequence(nodes))
                nodes = []
                continue
            }
            nodes.append(try item(depth: depth))
        }
        options.append(try sequence(nodes))
        return options.count == 1 ? options[0] : .choice(options)
    }

    private func sequence(_ nodes: [PatternNode]) throws(PatternError) -> PatternNode {
        guard let first = nodes.first else { throw PatternError("has an empty alternative") }
        return nodes.count == 1 ? first : .sequence(nodes)
    }

    private mutating func item(depth: Int) throws(PatternError) -> PatternNode {
        let node: PatternNode
        if text[i] == UInt8(ascii: "(") {
            i += 1
            node = try choice(depth: depth + 1)
            guard i < text.count else { throw PatternError("has a '(' without ')'") }
            i += 1
        } else {
            node = .element(try element())
        }
        guard i < text.count, text[i] == UInt8(ascii: "?") else { return node }
        i += 1
        return .optional(node)
    }

    private mutating func element() throws(PatternError) -> PatternElement {
        var element = PatternElement(atoms: [])
        takeGlue(&element)
        if let name = captureName() { element.capture = name }
        takeGlue(&element)
        while true {
            element.atoms.append(try atom())
            // `a|b` without spaces is one element; `a | b` is two alternatives of a group.
            guard i + 1 < text.count, text[i] == UInt8(ascii: "|"), text[i + 1] != 0x20, text[i + 1] != 0x28 else {
                break
            }
            i += 1
        }
        return element
    }

    private mutating func takeGlue(_ element: inout PatternElement) {
        guard i < text.count, text[i] == UInt8(ascii: "~") else { return }
        element.isGlued = true
        i += 1
    }

    /// `name:` at this place; a name is lower case and may hold digits.
    private mutating func captureName() -> String? {
        var j = i
        while j < text.count, isLower(text[j]) || (j > i && isDigit(text[j])) { j += 1 }
        guard j > i, j + 1 < text.count, text[j] == UInt8(ascii: ":"), text[j + 1] != 0x20 else { return nil }
        defer { i = j + 1 }
        return String(decoding: text[i..<j], as: UTF8.self)
    }

    private mutating func atom() throws(PatternError) -> PatternAtom {
        guard i < text.count else { throw PatternError("ends where an element is expected") }
        let sign = text[i]
        switch sign {
        case UInt8(ascii: "#"):
            i += 1
            return try digits(try name(allowing: isDigitRange))
        case UInt8(ascii: "%"):
            i += 1
            return .tokenClass(try name(allowing: isNameByte))
        case UInt8(ascii: "&"):
            i += 1
            let letters = try name(allowing: isLower)
            guard i < text.count, text[i] == UInt8(ascii: "#") else {
                throw PatternError("needs digits behind '&\(letters)'")
            }
            i += 1
            guard case .digits(_, let low, let high) = try digits(try name(allowing: isDigitRange)) else {
                throw PatternError("needs digits behind '&\(letters)'")
            }
            return .prefixed(letters, low: low, high: high)
        case UInt8(ascii: "$"):
            i += 1
            return .shape(try name(allowing: isNameByte))
        case UInt8(ascii: "@"):
            i += 1
            return .result(try name(allowing: isNameByte))
        case UInt8(ascii: "^"):
            i += 1
            return .word(try word(), capital: true)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return .named(try name(allowing: isNameByte))
        default: return .word(try word(), capital: false)
        }
    }

    private mutating func name(allowing isAllowed: (UInt8) -> Bool) throws(PatternError) -> String {
        let start = i
        while i < text.count, isAllowed(text[i]) { i += 1 }
        return String(decoding: text[start..<i], as: UTF8.self)
    }

    private mutating func word() throws(PatternError) -> String {
        var bytes: [UInt8] = []
        while i < text.count {
            let b = text[i]
            if b == UInt8(ascii: "\\"), i + 1 < text.count {
                bytes.append(text[i + 1])
                i += 2
                continue
            }
            if b == 0x20 || b == UInt8(ascii: "|") || b == UInt8(ascii: "(") || b == UInt8(ascii: ")")
                || b == UInt8(ascii: "?")
            {
                break
            }
            bytes.append(b)
            i += 1
        }
        guard !bytes.isEmpty else { throw PatternError("has a mark of the language where a word is expected") }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func digits(_ spelling: String) throws(PatternError) -> PatternAtom {
        var width: Int?
        var rest = Substring(spelling)
        if let colon = rest.firstIndex(of: ":") {
            guard let value = Int(rest[..<colon]), (1...9).contains(value) else {
                throw PatternError("has a wrong width in '#\(spelling)'")
            }
            width = value
            rest = rest[rest.index(after: colon)...]
        }
        if rest.isEmpty { return .digits(width: width, low: 0, high: 999_999_999) }
        var bounds: [Int] = []
        for part in rest.split(separator: ".") {
            guard let value = Int(part) else { throw PatternError("has a wrong number in '#\(spelling)'") }
            bounds.append(value)
        }
        guard let low = bounds.first, let high = bounds.last, bounds.count <= 2, low <= high else {
            throw PatternError("has a wrong range in '#\(spelling)'")
        }
        return .digits(width: width, low: low, high: high)
    }

    private func isLower(_ b: UInt8) -> Bool { b &- 0x61 < 26 }
    private func isDigit(_ b: UInt8) -> Bool { b &- 0x30 < 10 }
    private func isDigitRange(_ b: UInt8) -> Bool {
        isDigit(b) || b == UInt8(ascii: ":") || b == UInt8(ascii: ".")
    }
    private func isNameByte(_ b: UInt8) -> Bool {
        isLower(b) || isDigit(b) || b &- 0x41 < 26 || b == UInt8(ascii: "_") || b == UInt8(ascii: "-")
    }
}

extension PatternNode {
    /// All plain sequences that the pattern stands for, at most `limit`; nil when there are more.
    func sequences(limit: Int) -> [[PatternElement]]? {
        switch self {
        case .element(let element): return [[element]]
        case .optional(let node):
            guard let some = node.sequences(limit: limit) else { return nil }
            return some + [[]]
        case .choice(let nodes):
            var all: [[PatternElement]] = []
            for node in nodes {
                guard let some = node.sequences(limit: limit) else { return nil }
                all += some
                if all.count > limit { return nil }
            }
            return all
        case .sequence(let nodes):
            var all: [[PatternElement]] = [[]]
            for node in nodes {
                guard let some = node.sequences(limit: limit), some.count * all.count <= limit else { return nil }
                all = all.flatMap { head in some.map { head + $0 } }
            }
            return all
        }
    }
}
