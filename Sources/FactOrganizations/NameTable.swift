package import FactModel
package import FactText

/// A form of the table that stands in the text.
package struct NameMatch: Sendable, Equatable {
    /// Number of the form.
    package let form: Int
    /// Number of tokens.
    package let length: Int
    package let flags: NameFlags
    /// Letter case as listed; otherwise the text has capitals where the list has small letters.
    package let isExactCase: Bool
}

/// Names of organizations, looked up in place in the bytes of a name table (`NameTableFormat`).
///
/// Loading checks the header, the checksum and the borders of every section; nothing is parsed. A look-up is one probe
/// by the first word, and one more for each length that names with this first word have.
package final class NameTable: @unchecked Sendable {
    // Immutable after init and never written: either bytes of the program itself or an own allocation, freed in deinit.
    private let bytes: UnsafeRawBufferPointer
    private let isOwned: Bool

    private let firstWordMask: Int
    private let slotMask: Int
    private let formCount: Int
    private let listCount: Int
    private let recordCount: Int
    private let poolCount: Int
    private let firstWords: Int
    private let slots: Int
    private let forms: Int
    private let lists: Int
    private let records: Int
    private let pool: Int

    /// The table of an embedded file. Throws `DataError` when it is truncated, damaged or of another version.
    package convenience init(embedded name: String) throws(DataError) {
        try self.init(DataFile.embeddedBytes(name), isOwned: false, name: name)
    }

    /// A table from bytes, which are copied. Throws `DataError` like `init(embedded:)`.
    package convenience init(copying bytes: [UInt8], name: String) throws(DataError) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
        copy.copyBytes(from: bytes)
        let shown = UnsafeRawBufferPointer(start: copy.baseAddress, count: bytes.count)
        do throws(DataError) {
            try self.init(shown, isOwned: true, name: name)
        } catch {
            copy.deallocate()
            throw error
        }
    }

    private init(_ bytes: UnsafeRawBufferPointer, isOwned: Bool, name: String) throws(DataError) {
        func fail(_ message: String) -> DataError { DataError(file: name, message) }
        guard bytes.count >= NameTableFormat.headerBytes else { throw fail("is too short for a name table") }
        func number(_ offset: Int) -> Int {
            Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        }
        guard number(0) == Int(NameTableFormat.magic) else { throw fail("is not a name table") }
        guard number(4) == Int(NameTableFormat.version) else {
            throw fail("has version \(number(4)), this program reads version \(NameTableFormat.version)")
        }
        guard number(12) == bytes.count else {
            throw fail("has \(bytes.count) bytes, its header says \(number(12)): it is truncated")
        }
        let body = UnsafeRawBufferPointer(rebasing: bytes[NameTableFormat.headerBytes...])
        guard number(8) == Int(NameTableFormat.checksum(body)) else { throw fail("is damaged: wrong checksum") }
        let counts = (16..<40).filter { $0 % 4 == 0 }.map(number)
        let offsets = (40..<64).filter { $0 % 4 == 0 }.map(number)
        let sizes = [
            NameTableFormat.firstWordBytes, NameTableFormat.slotBytes, NameTableFormat.formBytes,
            NameTableFormat.listBytes, NameTableFormat.recordBytes, 1,
        ]
        for (section, size) in sizes.enumerated() {
            guard offsets[section] >= NameTableFormat.headerBytes,
                offsets[section] + counts[section] * size <= bytes.count
            else { throw fail("section \(section) lies outside the file") }
        }
        for count in counts[0...1] where count < 1 || count & (count - 1) != 0 {
            throw fail("a hash section has no size of a power of two")
        }
        self.bytes = bytes
        self.isOwned = isOwned
        firstWordMask = counts[0] - 1
        slotMask = counts[1] - 1
        formCount = counts[2]
        listCount = counts[3]
        recordCount = counts[4]
        poolCount = counts[5]
        firstWords = offsets[0]
        slots = offsets[1]
        forms = offsets[2]
        lists = offsets[3]
        records = offsets[4]
        pool = offsets[5]
    }

    deinit { if isOwned { bytes.deallocate() } }

    private func number(_ offset: Int) -> UInt32 {
        guard offset >= 0, offset + 4 <= bytes.count else { return 0 }
        return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    // MARK: Looking up

    /// Whether and in which lengths names start with a word: bit n - 1 stands for n words; 0 when none does.
    package func lengths(startingWith hash: UInt32) -> UInt32 {
        var i = Int(hash) & firstWordMask
        // At most as many steps as there are slots, whatever the file holds.
        for _ in 0...firstWordMask {
            let offset = firstWords + i * NameTableFormat.firstWordBytes
            let lengths = number(offset + 4)
            if lengths == 0 || number(offset) == hash { return lengths }
            i = (i + 1) & firstWordMask
        }
        return 0
    }

    /// The longest name that starts at a token and ends at or before `limit`, with the letter case its flags ask for.
    package func longestMatch(_ tokens: [Token], at start: Int, limit: Int, _ text: Span<UInt8>) -> NameMatch? {
        var left = lengths(startingWith: tokens[start].hash)
        var hash = NameTableFormat.phraseSeed
        var found: NameMatch?
        var i = start
        while left != 0, i < limit {
            hash = NameTableFormat.extend(hash, tokens[i].hash)
            i += 1
            if left & 1 != 0, let match = match(hash, tokens, start, i, text) { found = match }
            left >>= 1
        }
        return found
    }

    /// The form that is exactly a range of tokens.
    package func match(_ tokens: [Token], _ range: Range<Int>, _ text: Span<UInt8>) -> NameMatch? {
        guard let first = range.first, range.count <= NameTableFormat.maximumWords,
            lengths(startingWith: tokens[first].hash) & (1 << UInt32(range.count - 1)) != 0
        else { return nil }
        var hash = NameTableFormat.phraseSeed
        for i in range { hash = NameTableFormat.extend(hash, tokens[i].hash) }
        return match(hash, tokens, range.lowerBound, range.upperBound, text)
    }

    private func match(_ hash: UInt32, _ tokens: [Token], _ start: Int, _ end: Int, _ text: Span<UInt8>) -> NameMatch? {
        var i = Int(hash) & slotMask
        for _ in 0...slotMask {
            let slot = number(slots + i * NameTableFormat.slotBytes)
            if slot == 0 { return nil }
            let form = Int(slot) - 1
            let offset = forms + form * NameTableFormat.formBytes
            if form < formCount, number(offset) == hash, Int(bytes[offset + 9]) == end - start {
                let flags = NameFlags(rawValue: UInt16(bytes[offset + 10]) | UInt16(bytes[offset + 11]) << 8)
                let low = Int(number(offset + 4))
                let high = low + Int(bytes[offset + 8])
                if high <= poolCount,
                    let isExact = caseMatch(pool + low, pool + high, tokens, start, end, text, flags)
                {
                    return NameMatch(form: form, length: end - start, flags: flags, isExactCase: isExact)
                }
            }
            i = (i + 1) & slotMask
        }
        return nil
    }

    /// Compares the words of a form with tokens: nil when they differ or the letter case does not fit, else whether
    /// the case is the same throughout. The text may have a capital where the form has a small letter, not the reverse.
    private func caseMatch(
        _ low: Int, _ high: Int, _ tokens: [Token], _ start: Int, _ end: Int, _ text: Span<UInt8>, _ flags: NameFlags
    ) -> Bool? {
        var j = low
        var isExact = true
        for t in start..<end {
            var i = Int(tokens[t].start)
            let stop = tokens[t].wordEnd(in: text)
            var isFirst = true
            while i < stop {
                guard j < high else { return nil }
                let listed = bytes[j]
                let written = text[i]
                if listed != written {
                    if listed < 0x80 && written < 0x80 {
                        guard listed | 0x20 == written | 0x20, (written | 0x20) &- 0x61 < 26 else { return nil }
                        // Now one of both is a capital.
                        if !flags.contains(.anyCase), isFirst || flags.contains(.acronym), written & 0x20 != 0 {
                            return nil
                        }
                        isExact = false
                    } else {
                        // Back to the start of the scalar, whose first bytes may be equal.
                        while i > Int(tokens[t].start), text[i] & 0xC0 == 0x80 {
                            i -= 1
                            j -= 1
                        }
                        return foldedMatch(j, high, tokens, t, i, end, text, flags)
                    }
                }
                i += 1
                j += 1
                isFirst = false
            }
            if t + 1 < end {
                guard j < high, bytes[j] == 0x20 else { return nil }
                j += 1
            }
        }
        guard j == high, isExact || !flags.contains(.exactCase) else { return nil }
        return isExact
    }

    /// The rest of a comparison where a scalar beyond ASCII differs in its bytes: by folded scalars.
    private func foldedMatch(
        _ low: Int, _ high: Int, _ tokens: [Token], _ token: Int, _ byte: Int, _ end: Int, _ text: Span<UInt8>,
        _ flags: NameFlags
    ) -> Bool? {
        if flags.contains(.exactCase) { return nil }
        var j = low
        var i = byte
        for t in token..<end {
            if t > token { i = Int(tokens[t].start) }
            let stop = tokens[t].wordEnd(in: text)
            while i < stop {
                guard j < high else { return nil }
                let (written, length) = CaseFolding.fold(text, at: i)
                let (listed, listedLength) = folded(j, high)
                guard written == listed else { return nil }
                i += length
                j += listedLength
            }
            if t + 1 < end {
                guard j < high, bytes[j] == 0x20 else { return nil }
                j += 1
            }
        }
        return j == high ? false : nil
    }

    private func folded(_ offset: Int, _ high: Int) -> (scalar: UInt32, length: Int) {
        var scratch: InlineArray<4, UInt8> = [0, 0, 0, 0]
        for k in 0..<min(4, high - offset) { scratch[k] = bytes[offset + k] }
        return CaseFolding.fold(scratch.span, at: 0)
    }

    // MARK: Records

    /// The records that a form stands for, in the order in which they were listed.
    package func records(of form: Int) -> [Int] {
        guard form < formCount else { return [] }
        let offset = forms + form * NameTableFormat.formBytes
        let flags = NameFlags(rawValue: UInt16(bytes[offset + 10]) | UInt16(bytes[offset + 11]) << 8)
        let first = Int(number(offset + 12))
        if !flags.contains(.shared) { return first < recordCount ? [first] : [] }
        guard first < listCount else { return [] }
        let count = min(Int(number(lists + first * NameTableFormat.listBytes)), listCount - first - 1)
        return (0..<count).map { Int(number(lists + (first + 1 + $0) * NameTableFormat.listBytes)) }
            .filter { $0 < recordCount }
    }

    /// What a record says.
    package func value(of record: Int) -> OrganizationValue {
        guard record >= 0, record < recordCount else { return OrganizationValue(type: .other) }
        let offset = records + record * NameTableFormat.recordBytes
        let name = string(Int(number(offset)), Int(bytes[offset + 8]))
        let ids = string(Int(number(offset + 4)), Int(bytes[offset + 9]))
        let types = OrganizationType.allCases
        let type = Int(bytes[offset + 10])
        let hasCountry = bytes[offset + 12] != 0
        let country = hasCountry ? String(decoding: bytes[(offset + 12)..<(offset + 14)], as: UTF8.self) : nil
        return OrganizationValue(
            type: type < types.count ? types[type] : .other, name: name, catalogID: CatalogID.preferred(ids), ids: ids,
            country: country)
    }

    private func string(_ start: Int, _ count: Int) -> String? {
        guard count > 0, start + count <= poolCount else { return nil }
        return String(decoding: bytes[(pool + start)..<(pool + start + count)], as: UTF8.self)
    }
}

extension Token {
    /// Byte behind the part of the token that word lists know: before the period of an abbreviation.
    package func wordEnd(in text: Span<UInt8>) -> Int {
        let last = Int(end) - 1
        let isCut = flags.contains(.hasPeriod) && last > Int(start) && text[last] == UInt8(ascii: ".")
        return isCut ? last : last + 1
    }
}
