import FactEmit

/// How many documents a run saw, and what came out of them. `seen` is `ok` + `quarantined` + `skipped`.
public struct RunCounts: Codable, Sendable, Equatable {
    public var seen = 0
    public var ok = 0
    /// Set aside because they failed.
    public var quarantined = 0
    /// Not processed: no regular file, vanished, or passed over by the configuration.
    public var skipped = 0
    /// Raw bytes of the documents that were read.
    public var bytes = 0
    public var facts = 0
    public var numbers = 0
    public var dates = 0
    public var organizations = 0

    public init() {}

    mutating func add(_ status: DocumentStatus, bytes: Int, facts found: FactCounts?) {
        seen += 1
        switch status {
        case .ok: ok += 1
        case .quarantined: quarantined += 1
        case .skipped: skipped += 1
        }
        self.bytes += bytes
        guard let found else { return }
        facts += found.total
        numbers += found.numbers
        dates += found.dates
        organizations += found.organizations
    }
}

/// Warnings of a run by code, with the first document of each.
struct WarningTally: Sendable {
    private var summaries: [String: RunManifest.WarningSummary] = [:]

    mutating func add(_ code: String, document: String, message: String) {
        let first = RunManifest.WarningSummary(code: code, count: 0, document: document, message: message)
        summaries[code, default: first].count += 1
    }

    /// By code.
    var sorted: [RunManifest.WarningSummary] {
        summaries.values.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    }
}
