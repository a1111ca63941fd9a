package import FactModel

/// A growing buffer of output bytes, reused from document to document. It writes numbers, dates and JSON strings itself:
/// general encoders write the double 602000000 without a point and are an order of magnitude slower.
package struct ByteWriter: Sendable {
    /// Everything written since the last `removeAll`.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package var count: Int { bytes.count }

    /// Empties the buffer and keeps its memory.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Drops what was written after a `count` taken earlier.
    package mutating func truncate(to count: Int) {
        if count < bytes.count { bytes.removeLast(bytes.count - max(count, 0)) }
    }

    package mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    package mutating func raw(_ span: Span<UInt8>) {
        span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    package mutating func raw(_ string: String) {
        raw(string.utf8.span)
    }

    package mutating func integer(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(UInt64(value.magnitude), width: 1)
    }

    /// Decimal digits, with zeros in front up to a width of at most 20.
    private mutating func digits(_ value: UInt64, width: Int) {
        var buffer = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
        var value = value
        var i = 20
        repeat {
            i -= 1
            buffer[i] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
            value /= 10
        } while value > 0
        i = min(i, 20 - width)
        raw(buffer.span.extracting(i..<20))
    }

    /// A finite double as the shortest decimal that reads back as the same value, always with a point or an exponent:
    /// `602000000.0`, `0.1`, `1e+21`. What is not finite is written as `null`.
    package mutating func double(_ value: Double) {
        guard value.isFinite else { return raw("null") }
        // Common values quickly: tenths to millionths whose digits fit 15 places are the shortest form when the
        // division gives the value back, as both operands are exact.
        let magnitude = value.magnitude
        if magnitude < 1e15, !(value == 0 && value.sign == .minus) {
            var scale = 1.0
            for places in 0...6 {
                let scaled = (magnitude * scale).rounded()
                if scaled >= 1e15 { break }
                if scaled / scale == magnitude, magnitude >= 0.001 || magnitude == 0 {
                    if value < 0 { byte(UInt8(ascii: "-")) }
                    return fixed(UInt64(scaled), divisor: UInt64(scale), places: places)
                }
                scale *= 10
            }
        }
        raw(value.description)
    }

    private mutating func fixed(_ scaled: UInt64, divisor: UInt64, places: Int) {
        digits(scaled / divisor, width: 1)
        byte(UInt8(ascii: "."))
        digits(scaled % divisor, width: max(places, 1))
    }

    /// `YYYY-MM-DD`.
    package mutating func date(_ date: CalendarDate) {
        if date.year < 0 { byte(UInt8(ascii: "-")) }
        digits(UInt64(date.year.magnitude), width: 4)
        byte(UInt8(ascii: "-"))
        digits(UInt64(date.month), width: 2)
        byte(UInt8(ascii: "-"))
        digits(UInt64(date.day), width: 2)
    }

    /// `f-` and 16 hex digits.
    package mutating func id(_ id: FactID) {
        var buffer = InlineArray<18, UInt8>(repeating: UInt8(ascii: "-"))
        buffer[0] = UInt8(ascii: "f")
        for i in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: id.bits >> UInt64(60 - 4 * i)) & 0x0F
            buffer[i + 2] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
        }
        raw(buffer.span)
    }

    /// A JSON string with its quotes. The bytes must be valid UTF-8; only `"`, `\` and control characters are escaped.
    package mutating func jsonString(_ text: Span<UInt8>) {
        byte(UInt8(ascii: "\""))
        text.withUnsafeBufferPointer { text in
            var clean = 0
            var i = 0
            while true {
                i = JSONEscape.next(in: text, from: i)
                bytes.append(contentsOf: text[clean..<i])
                guard i < text.count else { break }
                escape(text[i])
                i += 1
                clean = i
            }
        }
        byte(UInt8(ascii: "\""))
    }

    /// A JSON string with its quotes.
    package mutating func jsonString(_ string: String) { jsonString(string.utf8.span) }

    private mutating func escape(_ b: UInt8) {
        byte(UInt8(ascii: "\\"))
        switch b {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte(b)
        case 0x08: byte(UInt8(ascii: "b"))
        case 0x09: byte(UInt8(ascii: "t"))
        case 0x0A: byte(UInt8(ascii: "n"))
        case 0x0C: byte(UInt8(ascii: "f"))
        case 0x0D: byte(UInt8(ascii: "r"))
        default:
            raw("u00")
            byte(UInt8(ascii: "0") + b >> 4)
            let low = b & 0x0F
            byte(low + (low < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
        }
    }
}
