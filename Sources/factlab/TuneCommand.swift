import ArgumentParser
import FactModel
import FactOrganizations
import FactSegment
import FactText
import Foundation

/// `factlab tune`: finds the weights of the organization rules by coordinate ascent on CoNLL files.
///
/// The aim is the mean F1 of the groups of files; a step is kept when it raises the mean by more than `margin`, so that
/// weights move only for a reason. Deterministic: the order of the weights is that of the files.
struct TuneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune", abstract: "Tunes the weights of the organization rules on CoNLL files.")

    @Argument(help: "Groups of files: paths joined by commas.")
    var groups: [String]
    @Option(help: "Steps to try on every weight.")
    var steps: String = "-0.75,0.75,-0.25,0.25"
    @Option(help: "Least gain in mean F1 (0 to 1) for which a step is kept.")
    var margin: Double = 0.0004
    @Option(help: "Rounds over all weights.")
    var rounds: Int = 2
    @Option(help: "Seconds after which no further weight is tried.")
    var seconds: Double = 300

    func run() throws {
        var builder = EngineBuilder()
        let rules = try SegmentRules(SegmentConfiguration(), &builder)
        var extractor = try OrganizationExtractor(OrganizationsConfiguration(), &builder)
        let segmenter = Segmenter(rules, lexicon: builder.lexicon.finish())
        var sets: [[(SegmentedDocument, [ByteRange])]] = []
        for group in groups {
            var set: [(SegmentedDocument, [ByteRange])] = []
            for file in group.split(separator: ",") {
                for document in try ConllFile.documents(String(file)) {
                    set.append((segmenter.segment(document.document), document.organizations))
                }
            }
            sets.append(set)
        }
        let deadline = Date().addingTimeInterval(seconds)
        var best = mean(extractor, sets)
        message("start \(best)")
        let tried = steps.split(separator: ",").compactMap { Float($0) }
        for round in 0..<rounds {
            for weight in Weight.all(extractor) where Date() < deadline {
                let before = weight.value(extractor)
                for step in tried {
                    var changed = extractor
                    weight.set(&changed, before + step)
                    let score = mean(changed, sets)
                    if score > best + margin {
                        best = score
                        extractor = changed
                        message(
                            "\(round) \(weight.name(builder.rules, extractor)) \(before) -> \(before + step): \(best)")
                        break
                    }
                }
            }
        }
        for weight in Weight.all(extractor) {
            print("\(weight.name(builder.rules, extractor))\t\(weight.value(extractor))")
        }
    }

    private func mean(_ extractor: OrganizationExtractor, _ sets: [[(SegmentedDocument, [ByteRange])]]) -> Double {
        var sum = 0.0
        for set in sets {
            var score = SpanScore()
            for (document, gold) in set {
                score.add(found: extractor.extract(document, date: nil).mentions.map(\.range), gold: gold)
            }
            sum += score.f1
        }
        return sum / Double(max(sets.count, 1))
    }

    private func message(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

/// One weight of the extractor: of a kind of evidence or of a word rule.
private enum Weight {
    case evidence(Evidence)
    case rule(Int)

    static func all(_ extractor: OrganizationExtractor) -> [Weight] {
        Evidence.allCases.map(Weight.evidence)
            + extractor.words.rules.indices.filter { extractor.words.rules[$0].weight != 0 }.map(Weight.rule)
    }

    func value(_ extractor: OrganizationExtractor) -> Float {
        switch self {
        case .evidence(let evidence): extractor.weights[evidence]
        case .rule(let index): extractor.words.rules[index].weight
        }
    }

    func set(_ extractor: inout OrganizationExtractor, _ value: Float) {
        switch self {
        case .evidence(let evidence): extractor.weights[evidence] = value
        case .rule(let index): extractor.words.rules[index].weight = value
        }
    }

    func name(_ names: RuleNames, _ extractor: OrganizationExtractor) -> String {
        switch self {
        case .evidence(let evidence): evidence.name
        case .rule(let index): names[extractor.words.rules[index].id]
        }
    }
}
