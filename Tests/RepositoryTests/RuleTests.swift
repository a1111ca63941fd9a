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
        for (index, line) in Self.repository.lines(path).enumerated() where !line.isEmpty {
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object != nil, "\(path):\(index + 1) is not a JSON object")
        }
    }

    @Test func everyRuleHasCasesForAndAgainst() {
        let cases = Cases(Self.repository, Self.caseFiles)
        for path in Self.ruleFiles {
            for rule in rules(path) {
                #expect(cases.positive.contains(rule), "\(path): no case shows what \(rule) finds")
                #expect(cases.negative.contains(rule), "\(path): no case shows what \(rule) must leave alone")
            }
        }
    }

    @Test func ruleIdentifiersStandOnce() {
        var seen: [String: String] = [:]
        for path in Self.ruleFiles {
            for rule in rules(path) {
                #expect(seen[rule] == nil, "\(rule) stands in \(seen[rule] ?? "") and \(path)")
                seen[rule] = path
            }
        }
    }

    /// A word stands in a list once: the first column of a table has no word twice, in whatever case.
    @Test func wordsStandOnceInTheWordList() {
        var seen: [String: Int] = [:]
        for (index, line) in Self.repository.lines("Sources/CFactData/Rules/words.tsv").enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let word = String(decoding: CaseFolding.folded(String(line.prefix { $0 != "\t" })), as: UTF8.self)
            #expect(seen[word] == nil, "words.tsv:\(index + 1): \(word) stands in line \(seen[word] ?? 0) too")
            seen[word] = index + 1
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

    /// The values of all `id` keys of a rule file.
    private func rules(_ path: String) -> [String] {
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
