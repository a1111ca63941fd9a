import Crypto
import FactModel

/// The id of a fact row: `f-` and the first 16 hex digits of the SHA-256 of the UTF-8 string
///
///     doc_id "\n" doc_sha256 "\n" kind "\n" char_start "\n" char_end
///
/// with offsets in decimal. The same mention of the same document has the same id on every run and machine; the same
/// bytes under two document ids give different ids, so that ids are unique in a run.
package struct FactID: Hashable, Sendable {
    /// The first eight bytes of the digest, big-endian.
    package let bits: UInt64

    package init(bits: UInt64) { self.bits = bits }

    /// The text of the id.
    package var string: String {
        var writer = ByteWriter()
        writer.id(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// Makes the ids of one document.
struct FactIDHasher {
    private var message = ByteWriter()
    private let prefixCount: Int

    init(documentID: String, sha256: String) {
        message.raw(documentID)
        message.byte(0x0A)
        message.raw(sha256)
        message.byte(0x0A)
        prefixCount = message.count
    }

    mutating func id(_ kind: MentionKind, charStart: Int, charEnd: Int) -> FactID {
        message.truncate(to: prefixCount)
        message.raw(kind.rawValue)
        message.byte(0x0A)
        message.integer(charStart)
        message.byte(0x0A)
        message.integer(charEnd)
        let digest = message.withBytes { bytes in
            var hash = SHA256()
            hash.update(bufferPointer: bytes)
            return hash.finalize()
        }
        let bits = digest.withUnsafeBytes { UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)) }
        return FactID(bits: bits)
    }
}
