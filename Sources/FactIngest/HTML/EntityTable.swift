import FactModel
import FactText

/// The named character references of the HTML standard, and how references are decoded.
struct EntityTable: Sendable {
    private struct Entry: Sendable {
        let first: UInt32
        let second: UInt32
        let countsWithoutSemicolon: Bool
    }

    /// Keyed by a case-sensitive hash of the name.
    private let entries: [UInt32: Entry]
    private static let longestName = 32
    /// Longest name that counts without a semicolon.
    private static let longestBareName = 6

    init(_ builder: inout EngineBuilder) throws(DataError) {
        var entries: [UInt32: Entry] = [:]
        for row in try builder.embedded("Rules/ingest-entities.tsv").rows(["name", "codes", "bare"]) {
            let codes = row[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
            guard (1...2).contains(codes.count), row[0].utf8.count <= Self.longestName else {
                throw row.error("needs one or two code points and a name of at most \(Self.longestName) bytes")
            }
            let entry = Entry(
                first: codes[0], second: codes.count > 1 ? codes[1] : 0, countsWithoutSemicolon: row[2] == "yes")
            guard entries.updateValue(entry, forKey: Self.hash(row[0].utf8)) == nil else {
                throw row.error("'\(row[0])' stands here twice, or has the hash of another name")
            }
        }
        self.entries = entries
    }

    private static func hash(_ name: some Sequence<UInt8>) -> UInt32 {
        var hash = NameHash.seed
        for b in name { hash = NameHash.step(hash, b) }
        return hash
    }

    /// A decoded reference: one or two scalars (0: none) and the bytes that it took, from the ampersand.
    struct Reference {
        var first: UInt32
        var second: UInt32 = 0
        var length: Int
    }

    /// The reference at an ampersand, nil when the ampersand is just one. `inAttribute`: a bare name before `=` or a
    /// letter is part of a query string.
    func reference(_ source: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int, inAttribute: Bool) -> Reference? {
        var i = start + 1
        guard i < limit else { return nil }
        if source[i] == UInt8(ascii: "#") { return numeric(source, start, limit) }
        var hash = NameHash.seed
        var bare: Reference?
        while i < limit, i - start <= Self.longestName, isAlphanumeric(source[i]) {
            hash = NameHash.step(hash, source[i])
            i += 1
            if i - start - 1 <= Self.longestBareName, let entry = entries[hash], entry.countsWithoutSemicolon {
                let next = i < limit ? source[i] : 0
                if !inAttribute || (next != UInt8(ascii: "=") && !isAlphanumeric(next)) {
                    bare = Reference(first: entry.first, second: entry.second, length: i - start)
                }
            }
        }
        if i < limit, source[i] == UInt8(ascii: ";"), i > start + 1, let entry = entries[hash] {
            return Reference(first: entry.first, second: entry.second, length: i + 1 - start)
        }
        return bare
    }

    private func numeric(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Reference? {
        var i = start + 2
        let isHex = i < limit && source[i] | 0x20 == UInt8(ascii: "x")
        if isHex { i += 1 }
        let digits = i
        var value: UInt32 = 0
        while i < limit, let digit = Self.digit(source[i], isHex) {
            // Beyond Unicode nothing changes any more.
            if value <= 0x10FFFF { value = value * (isHex ? 16 : 10) + digit }
            i += 1
        }
        guard i > digits else { return nil }
        if i < limit, source[i] == UInt8(ascii: ";") { i += 1 }
        return Reference(first: Self.corrected(value), length: i - start)
    }

    private static func digit(_ b: UInt8, _ isHex: Bool) -> UInt32? {
        if b &- 0x30 < 10 { return UInt32(b - 0x30) }
        if isHex, (b | 0x20) &- 0x61 < 6 { return UInt32((b | 0x20) - 0x61) + 10 }
        return nil
    }

    /// The standard's table: 0x80 to 0x9F are windows-1252, what is no character is U+FFFD.
    private static func corrected(_ value: UInt32) -> UInt32 {
        if (0x80...0x9F).contains(value) { return UInt32(TextDecoder.windows1252[Int(value) - 0x80]) }
        return value == 0 || Unicode.Scalar(value) == nil ? 0xFFFD : value
    }

    private func isAlphanumeric(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 || b &- 0x30 < 10 }
}
