#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Cuts what a file descriptor gives into lines, in constant memory: a line longer than the limit is passed over and
/// reported.
struct LineInput {
    /// One line without its end, or word of one that was too long.
    enum Line: Sendable {
        case bytes([UInt8])
        case tooLong
    }

    let descriptor: Int32
    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    /// Offset of the next newline where it is known, and up to where there is none.
    private var newline: Int?
    private var searched = 0
    private var isAtEnd = false
    /// Within a line that is too long.
    private var isSkipping = false

    init(_ descriptor: Int32, limit: Int) {
        self.descriptor = descriptor
        self.limit = limit
    }

    /// Whether a whole line is at hand, so that the next call does not wait.
    mutating func hasLine() -> Bool {
        if newline == nil, searched < buffer.count {
            newline = LineInput.newline(in: buffer, from: searched)
            searched = newline ?? buffer.count
        }
        return newline != nil
    }

    /// The next line, nil at the end of the input. A last line without a newline counts.
    mutating func next() throws(SystemError) -> Line? {
        while true {
            if hasLine(), let end = newline {
                defer {
                    start = end + 1
                    searched = start
                    newline = nil
                    isSkipping = false
                }
                return isSkipping || end - start > limit ? .tooLong : .bytes(Array(buffer[start..<end]))
            }
            if isAtEnd {
                defer {
                    start = buffer.count
                    isSkipping = false
                }
                if isSkipping || buffer.count - start > limit { return .tooLong }
                return start < buffer.count ? .bytes(Array(buffer[start...])) : nil
            }
            if isSkipping || buffer.count - start > limit {
                isSkipping = true
                start = buffer.count
            }
            buffer.removeSubrange(..<start)
            start = 0
            searched = buffer.count
            try fill()
        }
    }

    private static func newline(in buffer: [UInt8], from start: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else {
                return nil
            }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Reads once: what a pipe has, at most 256 KiB.
    private mutating func fill() throws(SystemError) {
        var failure: SystemError?
        let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 18) { memory, filled in
            guard let start = memory.baseAddress else { return }
            do throws(SystemError) {
                filled = try Descriptor.read(descriptor, into: start, 1 << 18)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        if chunk.isEmpty { isAtEnd = true }
        buffer += chunk
    }
}
