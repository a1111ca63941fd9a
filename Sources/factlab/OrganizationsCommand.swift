import ArgumentParser
import FactModel
import FactOrganizations
import FactSegment
import FactText
import Foundation

/// `factlab organizations`: scores the extractor on CoNLL files, by exact spans, and lists its errors by rule.
struct OrganizationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organizations", abstract: "Scores the organization extractor on CoNLL files.")

    @Argument(help: "Files of two or more columns: token, BIO tag.")
    var files: [String]
    @Flag(help: "Print every error: kind, rule, score, text, surroundings.")
    var errors = false

    func run() throws {
        var builder = EngineBuilder()
        let rules = try SegmentRules(SegmentConfiguration(), &builder)
        let extractor = try OrganizationExtractor(OrganizationsConfiguration(), &builder)
        let segmenter = Segmenter(rules, lexicon: builder.lexicon.finish())
        var total = SpanScore()
        for file in files {
            var score = SpanScore()
            for document in try ConllFile.documents(file) {
                let segmented = segmenter.segment(document.document)
                let found = extractor.extract(segmented, date: nil).mentions
                score.add(found: found.map(\.range), gold: document.organizations)
                if errors { list(found, document, builder.rules) }
            }
            if !errors { print("\((file as NSString).lastPathComponent): \(score.line)") }
            total.add(score)
        }
        if !errors { print("all: \(total.line)") }
    }

    private func list(_ found: [Mention], _ document: ConllFile.Labelled, _ rules: RuleNames) {
        let text = document.document.text
        let gold = Set(document.organizations)
        let ranges = Set(found.map(\.range))
        for mention in found where !gold.contains(mention.range) {
            let other = document.organizations.first { $0.overlaps(mention.range) }.map(text.string) ?? "-"
            print(
                "+\t\(rules[mention.rule])\t\(mention.score)\t\(text.string(mention.range))\t\(other)\t"
                    + around(mention.range, text))
        }
        for range in document.organizations where !ranges.contains(range) {
            print("-\t\t\t\(text.string(range))\t\t\(around(range, text))")
        }
    }

    private func around(_ range: ByteRange, _ text: TextBuffer) -> String {
        text.string(ByteRange(Int(range.start) - 40, Int(range.end) + 40)).replacingOccurrences(of: "\n", with: " ")
    }
}

/// Counts of spans found, wanted, and both.
struct SpanScore {
    private var found = 0
    private var gold = 0
    private var right = 0

    mutating func add(found: [ByteRange], gold: [ByteRange]) {
        self.found += found.count
        self.gold += gold.count
        right += Set(found).intersection(gold).count
    }

    mutating func add(_ other: SpanScore) {
        found += other.found
        gold += other.gold
        right += other.right
    }

    /// 0 to 1.
    var f1: Double { found + gold > 0 ? 2 * Double(right) / Double(found + gold) : 0 }

    var line: String {
        let precision = Double(right) / Double(max(found, 1))
        let recall = Double(right) / Double(max(gold, 1))
        let f = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
        func percent(_ value: Double) -> String { String(format: "%.1f", 100 * value) }
        return "precision \(percent(precision)), recall \(percent(recall)), F1 \(percent(f)), \(gold) in gold"
    }
}
