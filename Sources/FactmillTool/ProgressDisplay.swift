import ArgumentParser
import Factmill

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One line on a terminal that says how far a run is.
final class ProgressDisplay: Sendable {
    enum Mode: String, ExpressibleByArgument, CaseIterable {
        /// On a terminal.
        case auto
        case always, never
    }

    private let isShown: Bool
    private let isTerminal: Bool
    private let start = ContinuousClock.now
    private let last: Locked<ContinuousClock.Instant?> = Locked(nil)

    init(_ mode: Mode) {
        isTerminal = isatty(StandardStreams.error.rawValue) == 1
        isShown = mode == .always || (mode == .auto && isTerminal)
    }

    /// Shows the state, five times a second at most.
    func show(_ progress: Batch.Progress) {
        guard isShown else { return }
        let now = ContinuousClock.now
        let isDue = last.withLock { last in
            if let last, now - last < .milliseconds(200), progress.counts.seen < progress.total { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let counts = progress.counts
        let seconds = max(0.001, (now - start) / .seconds(1))
        let rate = Double(counts.bytes) / 1_000_000 / seconds
        let left = Double(progress.total - counts.seen) * seconds / Double(max(1, counts.seen))
        var line = "\(counts.seen)/\(progress.total) documents, \(ProgressDisplay.tenths(rate)) MB/s, "
        line += "\(Int(left.rounded(.up))) s left, \(counts.quarantined) set aside"
        StandardStreams.write(isTerminal ? "\r\u{1B}[K" + line : line + "\n", to: .error)
    }

    /// Takes the line away.
    func clear() {
        if isShown && isTerminal { StandardStreams.write("\r\u{1B}[K", to: .error) }
    }

    private static func tenths(_ value: Double) -> String {
        let scaled = Int((value * 10).rounded())
        return "\(scaled / 10).\(scaled % 10)"
    }
}
