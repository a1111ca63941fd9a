import FactText

/// Marks the tokens inside double quotation marks, within one block.
enum QuotationMarker {
    private enum Mark { case open, close, either, none }

    /// Sets `quoted` on the tokens between matching marks. A typographic opening mark that nothing closes quotes the
    /// rest of its block (a quotation over several paragraphs); a plain one that nothing closes quotes nothing.
    static func mark(_ tokens: inout [Token], from first: Int, text: Span<UInt8>) {
        var opening: (index: Int, isTypographic: Bool)?
        for i in first..<tokens.count {
            switch mark(tokens[i], text) {
            case .none: continue
            case .open: opening = (i, true)
            case .close:
                if let start = opening { quote(&tokens, start.index + 1, i) }
                opening = nil
            case .either:
                if let start = opening {
                    quote(&tokens, start.index + 1, i)
                    opening = nil
                } else {
                    opening = (i, false)
                }
            }
        }
        if let start = opening, start.isTypographic { quote(&tokens, start.index + 1, tokens.count) }
    }

    private static func quote(_ tokens: inout [Token], _ start: Int, _ end: Int) {
        var i = start
        while i < end {
            tokens[i].flags.insert(.quoted)
            i += 1
        }
    }

    private static func mark(_ token: Token, _ text: Span<UInt8>) -> Mark {
        guard token.shape == .punctuation else { return .none }
        let i = Int(token.start)
        if token.count == 1 { return text[i] == UInt8(ascii: "\"") ? .either : .none }
        guard token.count == 3 || token.count == 2 else { return .none }
        switch UTF8Reader.scalar(text, at: i).scalar {
        case 0x201C, 0x201E, 0xAB, 0x300C, 0x300E: return .open
        case 0x201D, 0xBB, 0x300D, 0x300F: return .close
        default: return .none
        }
    }
}
