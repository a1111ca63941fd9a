/// Layout of a name table: a header, four sections of fixed-size entries, and one pool of text. All numbers are
/// little endian; offsets count bytes from the start of the file.
///
/// - first words: open addressing by word hash; which lengths (in words) the names that start with the word have
/// - slots: open addressing by phrase hash; number of a form plus 1, 0 when free
/// - forms: one written form of one or more names
/// - lists: record numbers of forms that several records share
/// - records: canonical name, ids, type, country
package enum NameTableFormat {
    /// `FMNT`.
    static let magic: UInt32 = 0x544E_4D46
    static let version: UInt32 = 1
    static let headerBytes = 64
    static let firstWordBytes = 8
    static let slotBytes = 4
    static let formBytes = 16
    static let listBytes = 4
    static let recordBytes = 16
    /// Longest name in words: one bit each in a first-word entry.
    static let maximumWords = 16
    /// Longest text that a one-byte length can state.
    static let maximumText = 255

    /// Hash of a phrase from the hashes of its words.
    static func extend(_ hash: UInt32, _ word: UInt32) -> UInt32 {
        ((hash << 5 | hash >> 27) ^ word) &* 0x9E37_79B1
    }
    static let phraseSeed: UInt32 = 0x811C_9DC5

    /// Sum over the bytes behind the header: FNV-1a steps over little-endian words of eight bytes, the last one padded
    /// with zeros.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var i = 0
        while i + 8 <= bytes.count {
            hash =
                (hash ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
                &* 0x100_0000_01B3
            i += 8
        }
        var rest: UInt64 = 0
        var shift: UInt64 = 0
        while i < bytes.count {
            rest |= UInt64(bytes[i]) << shift
            shift += 8
            i += 1
        }
        hash = (hash ^ rest) &* 0x100_0000_01B3
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
}

/// What a name needs before its mention is believed.
package struct NameFlags: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// All its words are ordinary words, or it is one short or common word: only with evidence from the text.
    package static let needsEvidence = NameFlags(rawValue: 1 << 0)
    /// Reads like a person's name.
    package static let personLike = NameFlags(rawValue: 1 << 1)
    /// Written in capitals only; matches capitals only.
    package static let acronym = NameFlags(rawValue: 1 << 2)
    /// The form is shared by several records, listed in the section of lists.
    package static let shared = NameFlags(rawValue: 1 << 3)
    /// Written as listed, letter case included.
    package static let exactCase = NameFlags(rawValue: 1 << 4)
    /// Written in any case.
    package static let anyCase = NameFlags(rawValue: 1 << 5)
    /// Suppresses: the name is not an organization.
    package static let excluded = NameFlags(rawValue: 1 << 6)
    /// Also the name of a place.
    package static let placeLike = NameFlags(rawValue: 1 << 7)
}
