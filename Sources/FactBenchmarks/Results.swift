import Foundation

/// Printing, keeping and comparing results.
enum Results {
    /// A table with a line for each measurement; `vs` columns are the speed in relation to the other program.
    static func table(_ run: BenchmarkRun, before: BenchmarkRun?) -> String {
        var speeds: [String: Double] = [:]
        for one in run.measurements { speeds[one.name] = one.megabytesPerSecond }
        let old = Dictionary(
            (before?.measurements ?? []).map { ($0.name, $0.megabytesPerSecond) }, uniquingKeysWith: { $1 })
        var lines = [
            row(["", "MB/s", "documents/s", "records/s", "x wc -w", "x xmllint"] + (before == nil ? [] : ["x before"]))
        ]
        for one in run.measurements {
            let corpus = one.name.prefix { $0 != "/" }
            let speed = one.megabytesPerSecond
            var cells = [one.name, format(speed), format(one.documentsPerSecond)]
            cells.append(one.records > 0 ? format(one.recordsPerSecond) : "")
            cells.append(ratio(speed, speeds["\(corpus)/wc -w"]))
            cells.append(ratio(speed, speeds["\(corpus)/xmllint --html --noout"]))
            if before != nil { cells.append(ratio(speed, old[one.name])) }
            lines.append(row(cells))
        }
        for corpus in ["text", "html"] {
            guard let one = run.measurements.first(where: { $0.name.hasPrefix(corpus + "/") }) else { continue }
            lines.append("\(corpus): \(one.documents) documents, \(one.bytes) bytes")
        }
        lines.append("processor time of one core, best of \(run.rounds) rounds")
        return lines.joined(separator: "\n")
    }

    /// Appends a line of JSON.
    static func append(_ run: BenchmarkRun, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var content = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
        content.append(try encoder.encode(run))
        content.append(0x0A)
        try content.write(to: URL(filePath: path))
    }

    /// The last line of a file of results.
    static func last(_ path: String) throws -> BenchmarkRun {
        let lines = try Data(contentsOf: URL(filePath: path)).split(separator: 0x0A)
        return try JSONDecoder().decode(BenchmarkRun.self, from: lines.last ?? Data())
    }

    private static func ratio(_ speed: Double, _ other: Double?) -> String {
        guard let other, other > 0 else { return "" }
        return format(speed / other, digits: 2)
    }

    private static func format(_ value: Double, digits: Int = 1) -> String {
        value.formatted(.number.precision(.fractionLength(digits)).grouping(.never).locale(Locale(identifier: "en_US")))
    }

    private static func row(_ cells: [String]) -> String {
        var line = cells[0] + String(repeating: " ", count: max(0, 30 - cells[0].count))
        for cell in cells.dropFirst() { line += String(repeating: " ", count: max(1, 13 - cell.count)) + cell }
        return line
    }
}
