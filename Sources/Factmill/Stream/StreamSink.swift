/// Writes the rows of a stream: many documents in one system call while input is at hand, each at once when it is not, so
/// that a program which waits for the answer to a line gets it.
struct StreamSink {
    /// What became of one line; a blank line gives nothing.
    struct Result: Sendable {
        var rows: [UInt8] = []
        var error: [UInt8] = []
        var isDocument = false
    }

    /// Bytes gathered before a write.
    private static let blockSize = 1 << 16

    var outcome = RecordStream.Outcome()
    private let output: Int32
    private let errors: Int32
    private var pending: [UInt8] = []
    private var isWaiting = false

    init(output: Int32, errors: Int32) {
        self.output = output
        self.errors = errors
    }

    mutating func write(_ result: Result) throws(SystemError) {
        if result.isDocument { outcome.documents += 1 }
        if !result.error.isEmpty {
            outcome.errors += 1
            // The rows before the error come first, also for a reader that sees both streams.
            try writePending()
            try Descriptor.write(errors, result.error)
        }
        pending += result.rows
        if isWaiting || pending.count >= StreamSink.blockSize { try writePending() }
    }

    /// The reader of the input is about to wait: writes what there is, and from here on every document at once until
    /// `resume`.
    mutating func flush() throws(SystemError) {
        isWaiting = true
        try writePending()
    }

    /// Input is at hand again.
    mutating func resume() { isWaiting = false }

    private mutating func writePending() throws(SystemError) {
        guard !pending.isEmpty else { return }
        try Descriptor.write(output, pending)
        pending.removeAll(keepingCapacity: true)
    }
}
