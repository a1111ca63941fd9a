package import FactModel

/// A growing buffer of output bytes, reused from document to document. It writes numbers, dates and JSON strings itself:
/// general encoders write the double 602000000 without a point and are an order of magnitude slower.
package struct ByteWriter: Sendable {
    /// Memory; only the first `count` bytes are written. Growing an array element by element, or by its own `append`,
    /// costs more than the copying: a row is some two hundred pieces of a few bytes.
    private var storage: [UInt8] = []
    /// Number of bytes written since the last `removeAll`.
    package private(set) var count = 0

    package init() {}

    /// A copy of everything written since the last `removeAll`.
    package var bytes: [UInt8] { Array(storage.prefix(count)) }

    /// Lends what was written without copying it.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        storage.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
    }

    /// Empties the buffer and keeps its memory.
    package mutating func removeAll() { count = 0 }

    /// Drops what was written after a `count` taken earlier.
    package mutating func truncate(to count: Int) { self.count = min(self.count, max(count, 0)) }

    /// Makes room for a number of bytes behind those written and lends it; `fill` says how many it wrote.
    @inline(__always)
    private mutating func append(upTo room: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
        let (needed, overflow) = count.addingReportingOverflow(room)
        if needed > storage.count || overflow { grow(needed) }
        let written = storage.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { fill($0 + count) } ?? 0
        }
        count += written
    }

    /// Doubles the memory, from 256 bytes: many writers hold one id or one name only.
    @inline(never)
    private mutating func grow(_ needed: Int) {
        var larger = [UInt8](repeating: 0, count: max(needed, 256, storage.count * 2))
        larger.withUnsafeMutableBytes { target in
            storage.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
        }
        storage = larger
    }

    @inline(__always)
    package mutating func byte(_ byte: UInt8) {
        append(upTo: 1) { room in
            room[0] = byte
            return 1
        }
    }

    @inline(__always)
    package mutating func raw(_ span: Span<UInt8>) {
        span.withUnsafeBufferPointer { raw($0) }
    }

    @inline(__always)
    private mutating func raw(_ source: UnsafeBufferPointer<UInt8>) {
        guard let base = source.baseAddress, !source.isEmpty else { return }
        append(upTo: source.count) { room in
            room.update(from: base, count: source.count)
            return source.count
        }
    }

    package mutating func raw(_ string: String) { raw(string.utf8.span) }

    package mutating func integer(_ value: Int) {
        if value < 0 { byte(UInt8(ascii: "-")) }
        digits(UInt64(value.magnitude), width: 1)
    }

    /// Decimal digits, with zeros in front up to a width of at most 20.
    private mutating func digits(_ value: UInt64, width: Int) {
        append(upTo: 20) { room in
            // Nearly all numbers are offsets; 32-bit division is twice as fast.
            if let small = UInt32(exactly: value) { return ByteWriter.write(small, width: width, to: room) }
            return ByteWriter.write(value, width: width, to: room)
        }
    }

    /// Writes at most 20 digits and says how many.
    @inline(__always)
    private static func write<Number: FixedWidthInteger & UnsignedInteger>(
        _ number: Number, width: Int, to room: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var length = 1
        var rest = number / 10
        while rest > 0 {
            length &+= 1
            rest /= 10
        }
        length = max(length, width)
        var value = number
        var i = length
        while i > 0 {
            i &-= 1
            let quotient = value / 10
            room[i] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value &- quotient &* 10)
            value = quotient
        }
        return length
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

    /// `YYYY-MM-DD`, with a minus before years below 0.
    package mutating func date(_ date: CalendarDate) {
        if date.year < 0 { byte(UInt8(ascii: "-")) }
        append(upTo: 12) { room in
            let year = ByteWriter.write(date.year.magnitude, width: 4, to: room)
            room[year] = UInt8(ascii: "-")
            _ = ByteWriter.write(UInt32(date.month), width: 2, to: room + year + 1)
            room[year + 3] = UInt8(ascii: "-")
            _ = ByteWriter.write(UInt32(date.day), width: 2, to: room + year + 4)
            return year + 6
        }
    }

    /// `f-` and 16 hex digits.
    package mutating func id(_ id: FactID) {
        append(upTo: 18) { room in
            room[0] = UInt8(ascii: "f")
            room[1] = UInt8(ascii: "-")
            for i in 0..<16 {
                room[i + 2] = ByteWriter.hexDigit(UInt8(truncatingIfNeeded: id.bits >> UInt64(60 - 4 * i)) & 0x0F)
            }
            return 18
        }
    }

    /// A JSON string with its quotes. The bytes must be valid UTF-8; only `"`, `\` and control characters are escaped.
    package mutating func jsonString(_ text: Span<UInt8>) {
        text.withUnsafeBufferPointer { text in
            let first = JSONEscape.next(in: text, from: 0)
            if first == text.count { quoted(text) } else { escapedString(text, firstEscape: first) }
        }
    }

    /// A string that needs no escapes, with quotes.
    mutating func quoted(_ name: String) {
        name.utf8.span.withUnsafeBufferPointer { quoted($0) }
    }

    @inline(__always)
    private mutating func quoted(_ text: UnsafeBufferPointer<UInt8>) {
        append(upTo: text.count + 2) { room in
            room[0] = UInt8(ascii: "\"")
            if let base = text.baseAddress { (room + 1).update(from: base, count: text.count) }
            room[text.count + 1] = UInt8(ascii: "\"")
            return text.count + 2
        }
    }

    private mutating func escapedString(_ text: UnsafeBufferPointer<UInt8>, firstEscape: Int) {
        byte(UInt8(ascii: "\""))
        var (clean, next) = (0, firstEscape)
        while next < text.count {
            raw(UnsafeBufferPointer(rebasing: text[clean..<next]))
            escape(text[next])
            clean = next + 1
            next = JSONEscape.next(in: text, from: clean)
        }
        raw(UnsafeBufferPointer(rebasing: text[clean..<text.count]))
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
            byte(ByteWriter.hexDigit(b & 0x0F))
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
    }
}
