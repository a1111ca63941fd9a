import Glibc

/// Finding a byte with the C library's vectorized search.
enum ByteSearch {
    /// Offset of a byte at or behind a place; the end when there is none.
    static func next(_ byte: UInt8, _ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard start < source.count, let base = source.baseAddress else { return source.count }
        guard let found = memchr(base + start, Int32(byte), source.count - start) else { return source.count }
        return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
    }
}

/// Writes text of a page as text of XML.
enum EscapedText {
    private enum Kind: UInt8 {
        case plain, ampersand, less, greater, quote, control, high
    }

    private static let kinds: [UInt8] = (0..<256).map { byte in
        let kind: Kind =
            switch byte {
            case 0x26: .ampersand
            case 0x3C: .less
            case 0x3E: .greater
            case 0x22: .quote
            case 0x09, 0x0A, 0x0D: .plain
            case ..<0x20, 0x7F: .control
            case 0xEF: .high
            default: .plain
            }
        return kind.rawValue
    }

    /// Appends a run; references are decoded when `entities` is given. Characters that XML forbids become a space or
    /// U+FFFD.
    static func append(
        _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, to out: inout [UInt8], entities: EntityTable?,
        inAttribute: Bool
    ) {
        let end = min(end, source.count)
        kinds.withUnsafeBufferPointer { kinds in
            var copied = start
            var i = start
            while i < end {
                let kind = kinds[Int(source[i])]
                if kind == 0 {
                    i += 1
                    continue
                }
                if kind == Kind.high.rawValue, !isNoncharacter(source, i, end) {
                    i += 3
                    continue
                }
                out.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<i]))
                i = special(source, i, end, &out, entities, inAttribute)
                copied = i
            }
            if copied < end { out.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<end])) }
        }
    }

    private static func special(
        _ source: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int, _ out: inout [UInt8], _ entities: EntityTable?,
        _ inAttribute: Bool
    ) -> Int {
        switch source[i] {
        case 0x26:
            guard
                let reference = entities?.reference(source, at: i, limit: end, inAttribute: inAttribute)
            else {
                out.append(contentsOf: "&amp;".utf8)
                return i + 1
            }
            append(reference.first, to: &out)
            if reference.second != 0 { append(reference.second, to: &out) }
            return i + reference.length
        case 0x3C: out.append(contentsOf: "&lt;".utf8)
        case 0x3E: out.append(contentsOf: "&gt;".utf8)
        case 0x22: out.append(contentsOf: "&quot;".utf8)
        case 0xEF:
            TextDecoder.appendReplacement(&out)
            return i + 3
        case 0: TextDecoder.appendReplacement(&out)
        default: out.append(0x20)
        }
        return i + 1
    }

    /// Appends one scalar, escaped where XML needs it.
    private static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        switch scalar {
        case 0x26: out.append(contentsOf: "&amp;".utf8)
        case 0x3C: out.append(contentsOf: "&lt;".utf8)
        case 0x3E: out.append(contentsOf: "&gt;".utf8)
        case 0x22: out.append(contentsOf: "&quot;".utf8)
        case 0x09, 0x0A, 0x0D: out.append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x20, 0x7F: out.append(0x20)
        case 0xFFFE, 0xFFFF: TextDecoder.appendReplacement(&out)
        default: TextDecoder.append(scalar, to: &out)
        }
    }

    /// U+FFFE and U+FFFF, which XML does not allow.
    private static func isNoncharacter(_ source: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Bool {
        i + 2 < end && source[i + 1] == 0xBF && source[i + 2] >= 0xBE
    }
}
