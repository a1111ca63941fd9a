/// Finds the bytes that a JSON string cannot hold as they are.
enum JSONEscape {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Offset of the first byte at or behind an offset that must be escaped; the count when there is none.
    ///
    /// Nearly all of a text is clean, so eight bytes a step are tested in one register. (SIMD16 compiles to byte
    /// compares: six times slower.) Methods: "Determine if a word has a byte less than n" and "equal to n", Sean Eron
    /// Anderson, Bit Twiddling Hacks. The lowest bit found is exact.
    static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var i = start
        // In bounds: i + 8 <= count before each load.
        while i <= raw.count - 8 {
            let found = escapes(raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
            if found != 0 { return i + found.trailingZeroBitCount / 8 }
            i += 8
        }
        // The last block overlaps the one before; what lies before i is known to be clean or before the start.
        if i < raw.count, raw.count - start >= 8 {
            let last = raw.count - 8
            let found = escapes(raw.loadUnaligned(fromByteOffset: last, as: UInt64.self))
            return found == 0 ? raw.count : last + found.trailingZeroBitCount / 8
        }
        while i < raw.count {
            if isEscaped(raw[i]) { return i }
            i += 1
        }
        return raw.count
    }

    /// The high bit of each byte to escape; exact up to the lowest.
    @inline(__always)
    private static func escapes(_ bytes: UInt64) -> UInt64 {
        let block = UInt64(littleEndian: bytes)
        let quote = block ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslash = block ^ (ones &* UInt64(UInt8(ascii: "\\")))
        // The subtractions wrap on purpose: a borrow reaches only bytes above one that is found.
        return ((block &- ones &* 0x20) & ~block | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & highs
    }

    private static func isEscaped(_ b: UInt8) -> Bool {
        b < 0x20 || b == UInt8(ascii: "\"") || b == UInt8(ascii: "\\")
    }
}
