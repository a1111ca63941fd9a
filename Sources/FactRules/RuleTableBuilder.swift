package import FactModel
package import FactNumerals
package import FactText

/// Collects word lists and rule files and compiles them into a `RuleTable`.
package struct RuleTableBuilder: Sendable {
    /// Most plain sequences that the optional elements of one pattern may multiply to.
    package static let maximumSequences = 4096
    /// Most elements of a sequence.
    package static let maximumElements = 40
    /// Most kinds of results; they are bits of a set.
    package static let maximumKinds = 64
    package static let maximumLevels = 8

    private let constructors: [RuleConstructor]
    private(set) var lists: [WordList] = []
    private var listIndexes: [String: Int] = [:]
    private var classes: [String: PatternElement] = [:]
    private var kinds: [String] = []
    private var sources: [(rule: RuleSource, file: String)] = []

    package init(constructors: [RuleConstructor]) { self.constructors = constructors }

    /// Adds a phrase to a list, which is made when it is new.
    package mutating func addWord(
        _ phrase: String, list: String, value: String, needsCapital: Bool = false, classes: TokenClasses = [],
        to lexicon: inout LexiconBuilder
    ) {
        let index: Int
        if let known = listIndexes[list] {
            index = known
        } else {
            index = lists.count
            lists.append(WordList(name: list))
            listIndexes[list] = index
        }
        lists[index].add(phrase, value: value, needsCapital: needsCapital, classes: classes, to: &lexicon)
    }

    /// Adds a table of word lists: columns list, value, words (separated by `|`), classes, case (`capital` or empty).
    package mutating func addLists(_ file: DataFile, to lexicon: inout LexiconBuilder) throws(DataError) {
        for row in try file.rows(["list", "value", "words", "classes", "case"]) {
            guard let first = row[0].utf8.first, first &- 0x41 < 26 else {
                throw row.error("the name of a list starts with a capital letter: '\(row[0])'")
            }
            guard row[4].isEmpty || row[4] == "capital" else {
                throw row.error("the case is 'capital' or empty, not '\(row[4])'")
            }
            let classes = try row.classes(3)
            let words = row.list(2)
            if words.isEmpty { throw row.error("has no words") }
            for word in words {
                addWord(
                    word, list: row[0], value: row[1], needsCapital: row[4] == "capital", classes: classes,
                    to: &lexicon)
            }
        }
    }

    /// Adds the classes and rules of a file behind those added before.
    package mutating func add(_ file: RuleFile) throws(DataError) {
        for (name, pattern) in file.classes {
            guard let first = name.utf8.first, first &- 0x41 < 26 else {
                throw DataError(file: file.name, "the name of a class starts with a capital letter: '\(name)'")
            }
            do {
                classes[name] = try PatternParser.parseElement(pattern)
            } catch {
                throw DataError(file: file.name, "class \(name) \(error.message)")
            }
        }
        for rule in file.rules {
            if let before = sources.first(where: { $0.rule.id == rule.id }) {
                throw DataError(file: file.name, "rule '\(rule.id)' is defined before, in \(before.file)")
            }
            sources.append((rule, file.name))
            if !rule.kind.isEmpty, !kinds.contains(rule.kind) { kinds.append(rule.kind) }
        }
        guard kinds.count <= RuleTableBuilder.maximumKinds else {
            throw DataError(file: file.name, "there are more than \(RuleTableBuilder.maximumKinds) kinds")
        }
    }

    /// Compiles everything. Throws `DataError` that names file, rule and what is wrong.
    package mutating func finish(
        _ engine: inout EngineBuilder, numerals: NumeralReader
    ) throws(DataError) -> RuleTable {
        for index in lists.indices { lists[index].finish() }
        var trie = PatternTrieBuilder()
        var rules: [Rule] = []
        for (source, file) in sources {
            do {
                rules.append(try compile(source, index: rules.count, into: &trie, &engine))
            } catch {
                throw DataError(file: file, "rule '\(source.id)' \(error.message)")
            }
        }
        return RuleTable(trie: trie, rules: rules, lists: lists, kinds: kinds, numerals: numerals)
    }

    private func compile(
        _ source: RuleSource, index: Int, into trie: inout PatternTrieBuilder, _ engine: inout EngineBuilder
    ) throws(PatternError) -> Rule {
        guard (1...RuleTableBuilder.maximumLevels).contains(source.level) else {
            throw PatternError("has a level outside 1 to \(RuleTableBuilder.maximumLevels)")
        }
        let call = try RuleAction(source.action)
        guard let constructor = constructors.firstIndex(where: { $0.name == call.name }) else {
            throw PatternError("has the unknown action '\(call.name)'")
        }
        var slots: [String] = []
        var sequences: [[PatternElement]] = []
        for pattern in source.patterns {
            guard let some = try PatternParser.parse(pattern).sequences(limit: RuleTableBuilder.maximumSequences)
            else { throw PatternError("has too many optional elements: '\(pattern)'") }
            sequences += some
        }
        for element in sequences.joined() {
            if let name = element.capture, !slots.contains(name) { slots.append(name) }
        }
        var arguments = [Rule.Argument?](
            repeating: nil, count: constructors[constructor].parameters.count)
        for (name, value) in call.arguments {
            guard let position = constructors[constructor].parameters.firstIndex(of: name) else {
                throw PatternError("gives '\(call.name)' the unknown argument '\(name)'")
            }
            switch value {
            case .constant(let text): arguments[position] = .constant(text, number: Int(text))
            case .capture(let capture):
                guard let slot = slots.firstIndex(of: capture) else {
                    throw PatternError("names the capture '\(capture)', which no pattern has")
                }
                arguments[position] = .capture(slot)
            }
        }
        for sequence in sequences {
            guard !sequence.isEmpty else { throw PatternError("has a pattern that matches nothing") }
            guard sequence.count <= RuleTableBuilder.maximumElements else {
                throw PatternError("has a pattern of more than \(RuleTableBuilder.maximumElements) elements")
            }
            var captures = [Int8](repeating: -1, count: slots.count)
            var elements: [Element] = []
            for (position, element) in sequence.enumerated() {
                if let name = element.capture, let slot = slots.firstIndex(of: name) {
                    captures[slot] = Int8(clamping: position)
                }
                elements.append(try self.element(element, level: source.level, &engine.lexicon))
            }
            trie.add(elements, level: source.level, variant: Variant(rule: Int32(index), captures: captures))
        }
        func beside(_ text: String?) throws(PatternError) -> Element? {
            guard let text else { return nil }
            return try element(try PatternParser.parseElement(text), level: source.level, &engine.lexicon)
        }
        let guards = Guards(
            left: try beside(source.left), notLeft: try beside(source.notLeft), right: try beside(source.right),
            notRight: try beside(source.notRight))
        return Rule(
            name: source.id, id: engine.rules.register(source.id), kind: kinds.firstIndex(of: source.kind) ?? -1,
            level: source.level, constructor: constructor, arguments: arguments, score: Float(source.score),
            emits: source.emits, guards: guards)
    }

    /// The words of a spelling. A clitic (`'s`) stands alone here and is still one token.
    static func words(of text: String) -> [[UInt8]] {
        let bytes = Array(text.utf8)
        if bytes.first == UInt8(ascii: "'"), bytes.count > 1, !bytes.contains(0x20) { return [bytes] }
        return Tokenizer.words(of: text)
    }

    private func element(
        _ source: PatternElement, level: Int, _ lexicon: inout LexiconBuilder
    ) throws(PatternError) -> Element {
        var element = Element(isGlued: source.isGlued)
        var pending = source.atoms
        // A class may name classes; each step takes one name out, and a file has finitely many.
        var steps = 0
        while let atom = pending.popLast() {
            steps += 1
            if steps > 10_000 { throw PatternError("names classes that name each other") }
            switch atom {
            case .word(let text, let capital):
                let words = RuleTableBuilder.words(of: text)
                guard words.count == 1, let word = words.first else {
                    throw PatternError("has the element '\(text)', which is not one token")
                }
                element.words.append(WordAtom(word: lexicon.add(word), needsCapital: capital))
            case .named("NUM"): element.probes.append(.cardinal)
            case .named("ORD"): element.probes.append(.ordinal)
            case .named("DOTTED"): element.probes.append(.dotted)
            case .named("CLOCK"): element.probes.append(.clock)
            case .prefixed(let letters, let low, let high):
                guard let prefix = LetterPrefix(Array(letters.utf8)) else {
                    throw PatternError("needs 1 to \(LetterPrefix.maximumCount) letters in '&\(letters)'")
                }
                element.probes.append(.prefixed(prefix, low: low, high: high))
            case .named(let name):
                if let list = listIndexes[name] {
                    element.lists.append(list)
                } else if let named = classes[name] {
                    pending += named.atoms
                } else {
                    throw PatternError("names the class '\(name)', which is not defined")
                }
            case .tokenClass(let name):
                guard let value = TokenClasses(named: name) else {
                    throw PatternError("names the token class '\(name)', which does not exist")
                }
                element.probes.append(.tokenClass(value))
            case .digits(let width, let low, let high):
                element.probes.append(.digits(width: width ?? 0, low: low, high: high))
            case .shape(let name):
                guard let shape = TokenShape(named: name) else {
                    throw PatternError("names the token shape '\(name)', which does not exist")
                }
                element.probes.append(.shape(shape))
            case .result(let name):
                guard let kind = kinds.firstIndex(of: name) else {
                    throw PatternError("refers to '@\(name)', which no rule makes")
                }
                guard sources.contains(where: { $0.rule.kind == name && $0.rule.level < level }) else {
                    throw PatternError("refers to '@\(name)', which no rule of a lower level makes")
                }
                element.probes.append(.result(kinds: 1 << UInt64(kind)))
            }
        }
        return element
    }
}

extension TokenShape {
    /// The shape of a pattern's spelling, nil when there is none.
    init?(named name: String) {
        switch name {
        case "decade": self = .decade
        case "ordinal": self = .ordinal
        case "digits": self = .digits
        case "capitalized": self = .capitalized
        case "upper": self = .upper
        case "mixed": self = .mixed
        case "fraction": self = .fraction
        default: return nil
        }
    }
}
