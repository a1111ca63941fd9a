import FactText
import Foundation
import Testing

/// Rules, word lists and their cases belong together.
@Suite struct RuleTests {
    static let repository = Repository.here
    static let ruleFiles = repository.files(below: "Sources/CFactData/Rules", endings: "json")
    static let wordFiles = repository.files(below: "Sources/CFactData/Rules", endings: "tsv")
    static let caseFiles = repository.paths.filter { $0.hasPrefix("Tests/") && $0.contains("/Cases/") }

    @Test func everyDataFileIsEmbedded() {
        let prefix = "Sources/CFactData/"
        let onDisk = Self.repository.paths.filter {
            $0.hasPrefix(prefix + "Rules/") || $0.hasPrefix(prefix + "Models/")
        }
        #expect(Set(onDisk.map { String($0.dropFirst(prefix.count)) }) == Set(DataFile.embeddedNames))
        #expect(DataFile.embeddedNames.count == Set(DataFile.embeddedNames).count)
    }

    @Test(arguments: caseFiles.filter { $0.hasSuffix(".jsonl") })
    func casesAreJSONLines(_ path: String) {
        for (index, line) in Self.repository.lines(path).enumerated() where !line.isEmpty && !line.hasPrefix("//") {
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object != nil, "\(path):\(index + 1) is not a JSON object")
        }
    }

    static let cases = Cases(repository, caseFiles)

    @Test(arguments: ruleFiles + wordFiles)
    func everyRuleHasCasesForAndAgainst(_ path: String) {
        let rules = rules(path)
        let neverShown = rules.filter { !Self.cases.positive.contains($0) }
        let neverDenied = rules.filter { !Self.cases.negative.contains($0) }
        #expect(neverShown == [], "rules without a case of what they find")
        #expect(neverDenied == [], "rules without a case of what they must leave alone")
    }

    @Test func identifiersStandOnceInTheirFile() {
        for path in Self.ruleFiles + Self.wordFiles {
            let identifiers = path.hasSuffix(".json") ? rules(path) : column("id", of: path)
            for (identifier, all) in Dictionary(grouping: identifiers, by: \.self) {
                #expect(all.count == 1, "\(path): \(identifier) stands \(all.count) times")
            }
        }
    }

    /// A word may stand in rows of different classes, but in those of one set of classes only once.
    @Test func wordsStandOnceInTheWordList() {
        var seen: [String: Int] = [:]
        for (index, line) in Self.repository.lines("Sources/CFactData/Rules/words.tsv").enumerated() {
            let cells = line.split(separator: "\t")
            guard !line.hasPrefix("#"), cells.count == 2 else { continue }
            for word in cells[0].split(separator: " ") {
                let folded = String(decoding: CaseFolding.folded(String(word)), as: UTF8.self)
                let entry = "\(folded) (\(cells[1]))"
                #expect(seen[entry] == nil, "words.tsv:\(index + 1): \(entry) stands in line \(seen[entry] ?? 0) too")
                seen[entry] = index + 1
            }
        }
    }

    @Test(arguments: wordFiles)
    func tablesHaveAsManyCellsAsColumns(_ path: String) {
        var columns: Int?
        for (index, line) in Self.repository.lines(path).enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let count = line.split(separator: "\t", omittingEmptySubsequences: false).count
            if let columns { #expect(count == columns, "\(path):\(index + 1)") } else { columns = count }
        }
        #expect(columns != nil, "\(path) has no columns")
    }

    /// The cells of a column of a table; empty when the table has no such column.
    private func column(_ name: String, of path: String) -> [String] {
        let rows = Self.repository.lines(path).filter { !$0.isEmpty && !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        guard let index = rows.first?.firstIndex(of: Substring(name)) else { return [] }
        return rows.dropFirst().compactMap { index < $0.count ? String($0[index]) : nil }
    }

    /// The rules of a file: the values of all `id` keys of JSON, the column `rule` of a table.
    private func rules(_ path: String) -> [String] {
        if path.hasSuffix(".tsv") {
            // Identifiers have the form `numeral.teen`; other tables have columns of that name for other things.
            return Set(column("rule", of: path)).filter { $0.contains(".") && !$0.contains(" ") }.sorted()
        }
        guard let text = Self.repository.text(path), let root = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        else {
            Issue.record("\(path) is not JSON")
            return []
        }
        var found: [String] = []
        var waiting: [Any] = [root]
        while let value = waiting.popLast() {
            if let object = value as? [String: Any] {
                if let id = object["id"] as? String { found.append(id) }
                waiting.append(contentsOf: object.values)
            } else if let list = value as? [Any] {
                waiting.append(contentsOf: list)
            }
        }
        return found.sorted()
    }
}

/// The rules that the case files name.
struct Cases {
    private(set) var positive: Set<String> = []
    private(set) var negative: Set<String> = []

    init(_ repository: Repository, _ files: [String]) {
        for path in files where path.hasSuffix(".jsonl") {
            for line in repository.lines(path) {
                guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                    let rule = object["rule"] as? String
                else { continue }
                if let texts = object["texts"] as? [String], !texts.isEmpty { positive.insert(rule) }
                if let texts = object["negative"] as? [String], !texts.isEmpty { negative.insert(rule) }
            }
        }
    }
}
