import FactModel
import FactRules
import FactText

/// When the clause around a time expression takes place.
enum Tense { case past, future }

extension DateEvaluator {
    /// Most tokens looked at on either side.
    private static let window = 25

    /// The tense of the nearest cue before the expression, else behind it; nil when there is none.
    ///
    /// `until` and `by` look ahead. Cues are the words of the list TENSE; other words that end in `ed` count as past.
    func tense(_ frame: Frame) -> Tense? {
        let tokens = document.tokens
        var i = frame.token - 1
        let first = max(Int(frame.sentence.start), frame.token - DateEvaluator.window)
        if i >= first, rules.deadlines?.entry(of: tokens[i].word) != nil { return .future }
        while i >= first {
            if let tense = cue(tokens[i], at: i, from: first) { return tense }
            i -= 1
        }
        i = frame.token + 1
        let last = min(Int(frame.sentence.end), frame.token + DateEvaluator.window)
        while i < last {
            if let tense = cue(tokens[i], at: i, from: first) { return tense }
            i += 1
        }
        return nil
    }

    private func cue(_ token: Token, at i: Int, from first: Int) -> Tense? {
        guard token.isWord else { return nil }
        if let entry = rules.tenses?.entry(of: token.word) {
            switch entry.value {
            case "future": return .future
            case "past": return .past
            default: return nil
            }
        }
        // `to meet`, `to be held`: an infinitive looks ahead, unless a past verb governs it; too weak to count.
        guard token.shape == .lower, token.count > 4 else { return nil }
        let end = Int(token.end)
        guard bytes[end - 1] == UInt8(ascii: "d"), bytes[end - 2] == UInt8(ascii: "e") else { return nil }
        if bytes[end - 3] == UInt8(ascii: "e") { return nil }
        // `be expected`, `will be delayed`: the participle follows its auxiliary's time.
        var j = i - 1
        let floor = max(first, i - 4)
        while j >= floor {
            if let entry = rules.tenses?.entry(of: document.tokens[j].word) {
                if entry.value == "future" { return .future }
                if entry.value == "past" { return .past }
            }
            j -= 1
        }
        return .past
    }
}
