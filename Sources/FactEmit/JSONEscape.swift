/// Finds the bytes that a JSON string cannot hold as they are.
enum JSONEscape {
    /// Offset of the first byte at or behind an offset that must be escaped; the count when there is none. Sixteen
    /// bytes a step: nearly all of a text is clean.
    static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var i = start
        // In bounds: i + 16 <= count before each load.
        while i <= raw.count - 16 {
            let block = raw.loadUnaligned(fromByteOffset: i, as: SIMD16<UInt8>.self)
            let found =
                block .< SIMD16(repeating: 0x20) .| block .== SIMD16(repeating: UInt8(ascii: "\""))
                .| block .== SIMD16(repeating: UInt8(ascii: "\\"))
            if any(found) { break }
            i += 16
        }
        while i < raw.count {
            if isEscaped(raw[i]) { return i }
            i += 1
        }
        return raw.count
    }

    static func isEscaped(_ b: UInt8) -> Bool { b < 0x20 || b == UInt8(ascii: "\"") || b == UInt8(ascii: "\\") }
}
