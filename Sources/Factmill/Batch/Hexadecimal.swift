import Crypto

/// Hashes as text.
enum Hexadecimal {
    /// Two lower-case digits a byte.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        for byte in bytes {
            for digit in [byte >> 4, byte & 0x0F] {
                out.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// SHA-256, 64 digits.
    static func sha256(_ bytes: [UInt8]) -> String {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return text(hash.finalize())
    }
}
