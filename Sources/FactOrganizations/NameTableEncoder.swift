package import FactModel
import FactText

/// Collects names and writes them as a name table. The bytes depend on the names and their order alone.
package struct NameTableEncoder {
    private struct Form {
        var text: [UInt8]
        var words: Int
        var hash: UInt32
        var firstWord: UInt32
        var flags: NameFlags
        var records: [UInt32]
    }
    private var forms: [Form] = []
    private var formNumbers: [[UInt8]: Int] = [:]
    private var records: [[UInt8]] = []
    private var recordNames: [[UInt8]] = []
    private var pool: [UInt8] = []
    private var pooled: [[UInt8]: UInt32] = [:]

    package init() {}

    /// Adds a record and returns its number. Texts longer than 255 bytes are cut off at a `|` or dropped.
    package mutating func addRecord(name: String, type: OrganizationType, country: String?, ids: String?) -> Int {
        let nameBytes = Array(name.utf8)
        var idBytes = Array((ids ?? "").utf8)
        while idBytes.count > NameTableFormat.maximumText {
            let cut = idBytes.lastIndex(of: UInt8(ascii: "|")) ?? 0
            idBytes.removeSubrange(cut...)
        }
        let shownName = nameBytes.count <= NameTableFormat.maximumText ? nameBytes : []
        var out: [UInt8] = []
        NameTableEncoder.append(intern(shownName), to: &out)
        NameTableEncoder.append(intern(idBytes), to: &out)
        out.append(UInt8(truncatingIfNeeded: shownName.count))
        out.append(UInt8(truncatingIfNeeded: idBytes.count))
        out.append(UInt8(truncatingIfNeeded: OrganizationType.allCases.firstIndex(of: type) ?? 0))
        out.append(0)
        let code = Array((country ?? "").utf8)
        out.append(code.count == 2 ? code[0] : 0)
        out.append(code.count == 2 ? code[1] : 0)
        out.append(contentsOf: [0, 0])
        records.append(out)
        recordNames.append(shownName)
        return records.count - 1
    }

    /// Adds a written form of a record. False when the form has no words, too many, or too long a text.
    @discardableResult
    package mutating func addForm(_ form: String, record: Int, flags: NameFlags) -> Bool {
        let words = Tokenizer.words(of: form)
        guard !words.isEmpty, words.count <= NameTableFormat.maximumWords else { return false }
        let text = Array(words.joined(separator: [0x20]))
        guard text.count <= NameTableFormat.maximumText else { return false }
        let key = CaseFolding.folded(text)
        if let number = formNumbers[key] {
            if !forms[number].records.contains(UInt32(record)) { forms[number].records.append(UInt32(record)) }
            // The more demanding reading of a form wins.
            forms[number].flags.formUnion(flags.intersection([.needsEvidence, .personLike, .excluded, .placeLike]))
            return true
        }
        var hash = NameTableFormat.phraseSeed
        for word in words { hash = NameTableFormat.extend(hash, WordHash.of(word)) }
        formNumbers[key] = forms.count
        forms.append(
            Form(
                text: text, words: words.count, hash: hash, firstWord: WordHash.of(words[0]), flags: flags,
                records: [UInt32(record)]))
        return true
    }

    /// Whether a form is there, in any case.
    package func contains(_ form: String) -> Bool {
        formNumbers[CaseFolding.folded(Array(Tokenizer.words(of: form).joined(separator: [0x20])))] != nil
    }

    /// Number of forms so far.
    package var formCount: Int { forms.count }
    /// Number of records so far.
    package var recordCount: Int { records.count }

    /// The table as bytes.
    package mutating func encode() -> [UInt8] {
        var formBytes: [UInt8] = []
        var lists: [UInt8] = []
        var firstWords: [(hash: UInt32, lengths: UInt32)] = []
        var firstWordNumbers: [UInt32: Int] = [:]
        for form in forms {
            var flags = form.flags
            var record = form.records[0]
            if form.records.count > 1 {
                flags.insert(.shared)
                record = UInt32(lists.count / NameTableFormat.listBytes)
                NameTableEncoder.append(UInt32(form.records.count), to: &lists)
                for one in form.records { NameTableEncoder.append(one, to: &lists) }
            }
            NameTableEncoder.append(form.hash, to: &formBytes)
            // A short form at the start of its record's name shares the bytes.
            let name = recordNames[Int(form.records[0])]
            let text = name.starts(with: form.text) ? intern(name) : intern(form.text)
            NameTableEncoder.append(text, to: &formBytes)
            formBytes.append(UInt8(truncatingIfNeeded: form.text.count))
            formBytes.append(UInt8(truncatingIfNeeded: form.words))
            formBytes.append(UInt8(truncatingIfNeeded: flags.rawValue))
            formBytes.append(UInt8(truncatingIfNeeded: flags.rawValue >> 8))
            NameTableEncoder.append(record, to: &formBytes)
            let bit = UInt32(1) << UInt32(form.words - 1)
            if let number = firstWordNumbers[form.firstWord] {
                firstWords[number].lengths |= bit
            } else {
                firstWordNumbers[form.firstWord] = firstWords.count
                firstWords.append((form.firstWord, bit))
            }
        }
        let firstWordSlots = NameTableEncoder.tableSize(firstWords.count)
        var firstWordTable = [(UInt32, UInt32)](repeating: (0, 0), count: firstWordSlots)
        for (hash, lengths) in firstWords {
            var i = Int(hash) & (firstWordSlots - 1)
            while firstWordTable[i].1 != 0 { i = (i + 1) & (firstWordSlots - 1) }
            firstWordTable[i] = (hash, lengths)
        }
        let slotCount = NameTableEncoder.tableSize(forms.count)
        var slots = [UInt32](repeating: 0, count: slotCount)
        for (number, form) in forms.enumerated() {
            var i = Int(form.hash) & (slotCount - 1)
            while slots[i] != 0 { i = (i + 1) & (slotCount - 1) }
            slots[i] = UInt32(number + 1)
        }
        var body: [UInt8] = []
        var offsets: [UInt32] = []
        func section(_ bytes: [UInt8]) {
            offsets.append(UInt32(NameTableFormat.headerBytes + body.count))
            body.append(contentsOf: bytes)
        }
        var bytes: [UInt8] = []
        for (hash, lengths) in firstWordTable {
            NameTableEncoder.append(hash, to: &bytes)
            NameTableEncoder.append(lengths, to: &bytes)
        }
        section(bytes)
        bytes = []
        for slot in slots { NameTableEncoder.append(slot, to: &bytes) }
        section(bytes)
        section(formBytes)
        section(lists)
        section(Array(records.joined()))
        section(pool)
        var header: [UInt8] = []
        NameTableEncoder.append(NameTableFormat.magic, to: &header)
        NameTableEncoder.append(NameTableFormat.version, to: &header)
        NameTableEncoder.append(body.withUnsafeBytes(NameTableFormat.checksum), to: &header)
        NameTableEncoder.append(UInt32(NameTableFormat.headerBytes + body.count), to: &header)
        NameTableEncoder.append(UInt32(firstWordSlots), to: &header)
        NameTableEncoder.append(UInt32(slotCount), to: &header)
        NameTableEncoder.append(UInt32(forms.count), to: &header)
        NameTableEncoder.append(UInt32(lists.count / NameTableFormat.listBytes), to: &header)
        NameTableEncoder.append(UInt32(records.count), to: &header)
        NameTableEncoder.append(UInt32(pool.count), to: &header)
        for offset in offsets { NameTableEncoder.append(offset, to: &header) }
        return header + body
    }

    /// A power of two that leaves an open-addressing table at most two thirds full.
    private static func tableSize(_ count: Int) -> Int {
        var size = 16
        while size * 2 < count * 3 { size *= 2 }
        return size
    }

    private mutating func intern(_ text: [UInt8]) -> UInt32 {
        if text.isEmpty { return 0 }
        if let offset = pooled[text] { return offset }
        let offset = UInt32(pool.count)
        pool.append(contentsOf: text)
        pooled[text] = offset
        return offset
    }

    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
}
