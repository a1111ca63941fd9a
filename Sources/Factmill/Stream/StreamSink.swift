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

    mutating func write(_ result: Result) throws(StreamEnd) {
        if result.isDocument { outcome.documents += 1 }
        if !result.error.isEmpty {
            outcome.errors += 1
            // The rows before the error come first, also for a reader that sees both streams.
            try writePending()
            try StreamSink.write(result.error, to: errors)
        }
        pending += result.rows
        if isWaiting || pending.count >= StreamSink.blockSize { try writePending() }
    }

    /// The reader of the input is about to wait: writes what there is, and from here on every document at once until
    /// `resume`.
    mutating func flush() throws(StreamEnd) {
        isWaiting = true
        try writePending()
    }

    /// Input is at hand again.
    mutating func resume() { isWaiting = false }

    private mutating func writePending() throws(StreamEnd) {
        guard !pending.isEmpty else { return }
        try StreamSink.write(pending, to: output)
        pending.removeAll(keepingCapacity: true)
    }
    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(StreamEnd) {
        do throws(SystemError) {
            try Descriptor.write(descriptor, bytes)
        } catch {
            throw StreamEnd(error, descriptor)
        }
    }
}

/// Why a stream ends early.
struct StreamEnd: Error {
    private let error: SystemError
    private let descriptor: Int32

    init(_ error: SystemError, _ descriptor: Int32) {
        self.error = error
        self.descriptor = descriptor
    }

    /// The reader of the output went away.
    var isClosedPipe: Bool { error.isClosedPipe }

    var runError: RunError {
        let names = ["standard input", "standard output", "standard error"]
        let index = Int(descriptor)
        return error.runError(names.indices.contains(index) ? names[index] : "descriptor \(descriptor)")
    }
}
