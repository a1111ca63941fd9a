import FactText
import Foundation
import Testing

/// One line of Cases/tokens.jsonl: a text and its tokens, each `[text, shape, flag ...]`.
struct TokenCase: Decodable, Sendable, CustomTestStringConvertible {
    let about: String
    let text: String
    let tokens: [[String]]

    var testDescription: String { "\(about): \(text)" }

    static let all: [TokenCase] = load()

    private static func load() -> [TokenCase] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/tokens.jsonl")
        do {
            let lines = try Data(contentsOf: file).split(separator: 0x0A)
            return try lines.map { try JSONDecoder().decode(TokenCase.self, from: $0) }
        } catch {
            Issue.record("\(file.path): \(error)")
            return []
        }
    }
}

/// The tokenizer over a small lexicon with abbreviations of both kinds.
enum Tokens {
    static let lexicon: Lexicon = {
        var builder = LexiconBuilder()
        for word in ["Mr", "No", "Dr"] { builder.add(word, .abbreviation) }
        for word in ["Inc", "Feb", "U.S", "p.m"] { builder.add(word, .finalAbbreviation) }
        builder.add("million", .multiplier)
        builder.add("Société", .organizationCue)
        builder.add("o'clock", .timeUnit)
        return builder.finish()
    }()

    static func of(_ text: String, lexicon: Lexicon = lexicon) -> [Token] { of(Array(text.utf8), lexicon: lexicon) }

    static func of(_ bytes: [UInt8], lexicon: Lexicon = lexicon) -> [Token] {
        var tokens: [Token] = []
        Tokenizer(lexicon).tokenize(bytes.span, from: 0, to: bytes.count, into: &tokens)
        return tokens
    }

    /// `[text, shape, flag ...]`, as in the cases.
    static func described(_ token: Token, in bytes: [UInt8]) -> [String] {
        var cells = [String(decoding: bytes[token.range.bounds], as: UTF8.self), "\(token.shape)"]
        if token.flags.contains(.glued) { cells.append("glued") }
        if token.flags.contains(.startsLine) { cells.append("startsLine") }
        if token.flags.contains(.hasPeriod) { cells.append("hasPeriod") }
        return cells
    }
}
