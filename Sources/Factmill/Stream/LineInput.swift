/// Cuts what a file descriptor gives into lines, in constant memory: a line longer than the limit is passed over and
/// reported.
struct LineInput {
    /// One line without its end, or word of one that was too long.
    enum Line: Sendable {
        case bytes([UInt8])
        case tooLong
    }

    private let descriptor: Int32
    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// Within a line that is too long.
    private var isSkipping = false

    init(_ descriptor: Int32, limit: Int) {
        self.descriptor = descriptor
        self.limit = limit
    }

    /// Whether a whole line is at hand, so that the next call does not wait.
    func hasLine() -> Bool { newline(from: start) != nil }

    /// The next line, nil at the end of the input. A last line without a newline counts.
    mutating func next() throws(SystemError) -> Line? {
        var searched = start
        while true {
            if let end = newline(from: searched) {
                let line = buffer[start..<end]
                start = end + 1
                if isSkipping {
                    isSkipping = false
                    return .tooLong
                }
                return line.count > limit ? .tooLong : .bytes(Array(line))
            }
            if isAtEnd {
                defer {
                    start = buffer.count
                    isSkipping = false
                }
                if isSkipping { return .tooLong }
                return start < buffer.count ? .bytes(Array(buffer[start...])) : nil
            }
            if buffer.count - start > limit {
                isSkipping = true
                buffer.removeAll(keepingCapacity: true)
                start = 0
            } else if start > 0 {
                buffer.removeSubrange(..<start)
                start = 0
            }
            searched = buffer.count
            try fill()
        }
    }

    private func newline(from start: Int) -> Int? {
        let span = buffer.span
        var i = start
        while i < span.count {
            if span[i] == 0x0A { return i }
            i += 1
        }
        return nil
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
