package import Foundation

/// Rule cases beside the rules: `Tests/<target>/Cases/<name>.jsonl`, one case a line. Empty lines and lines that start
/// with `//` are passed over.
package enum CaseFile {
    /// Folder of the repository, found from this source file.
    package static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The cases of a file. A file that is missing or a line that does not decode gives one case named after the fault,
    /// with a text that no rule can meet, so that the test fails with the place in its name.
    package static func load(_ target: String, _ name: String) -> [RuleCase] {
        let path = repository.appendingPathComponent("Tests/\(target)/Cases/\(name).jsonl")
        guard let content = try? String(contentsOf: path, encoding: .utf8) else {
            return [RuleCase(fault: "missing case file \(path.path)")]
        }
        var cases: [RuleCase] = []
        for (number, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("//") { continue }
            do {
                var one = try JSONDecoder().decode(RuleCase.self, from: Data(line.utf8))
                one.place = "\(name).jsonl:\(number + 1)"
                cases.append(one)
            } catch {
                cases.append(RuleCase(fault: "\(name).jsonl:\(number + 1): \(error)"))
            }
        }
        return cases
    }
}

/// One case: a rule, texts that must all give the expected values on the marked spans, or texts that must give nothing.
package struct RuleCase: Sendable, Decodable, CustomStringConvertible {
    /// Id of the rule that the mention must carry; nil when the case is about several.
    package var rule: String?
    /// Date of the document, `YYYY-MM-DD`.
    package var date: String?
    /// Marked texts (`MarkedText`).
    package var texts: [String]?
    /// Expected columns of each marked mention.
    package var expect: [String: ExpectedValue]?
    /// Texts that look like the rule and must give no mention of its kind.
    package var negative: [String]?
    package var place: String = ""

    private enum CodingKeys: String, CodingKey { case rule, date, texts, expect, negative }

    package init(fault: String) {
        place = fault
        texts = ["«fault:\(fault)»"]
    }

    package var description: String { "\(place) \(rule ?? "")" }
}

/// A JSON scalar of a case.
package enum ExpectedValue: Sendable, Equatable, Decodable, CustomStringConvertible {
    case null, bool(Bool), number(Double), string(String)

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = .string(try container.decode(String.self))
        }
    }

    package init(_ value: String?) { self = value.map { .string($0) } ?? .null }
    package init(_ value: Double?) { self = value.map { .number($0) } ?? .null }

    package var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let value): "\(value)"
        case .string(let value): value
        }
    }
}
