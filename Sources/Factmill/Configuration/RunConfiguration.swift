public import FactModel

/// What is read: `input` in `pipeline.json`.
public struct InputConfiguration: StageConfiguration {
    /// Folders and files, relative to the configuration file. Paths on the command line replace them.
    public var paths: [String] = []
    /// Ends of names that are read in folders, upper and lower case alike; empty reads every file, since content decides
    /// what a document is and what cannot be used is set aside with a reason. A file that is named itself is always read.
    public var include: [String] = []
    /// Ends of names that are not read although `include` has them.
    public var exclude: [String] = []
    /// Whether files and folders whose names begin with a point are read.
    public var hidden: Bool = false
    /// Which symbolic links inside folders are followed.
    public var links: LinkPolicy = .files

    /// Which symbolic links are followed.
    public enum LinkPolicy: String, Codable, Sendable, CaseIterable {
        case none, files, all
    }

    public init() {}

    public var violations: [OptionViolation] {
        include.contains("") || exclude.contains("")
            ? [
                OptionViolation(
                    key: include.contains("") ? "include" : "exclude", message: "must not hold an empty text")
            ]
            : []
    }
}

/// What is written: `output` in `pipeline.json`.
public struct OutputConfiguration: StageConfiguration {
    /// Folder of the output files, relative to the configuration file; made when it is missing.
    public var folder: String = "output"

    public init() {}

    public var violations: [OptionViolation] {
        folder.isEmpty ? [OptionViolation(key: "folder", message: "must not be empty")] : []
    }
}

/// How a run goes: `run` in `pipeline.json`.
public struct RunConfiguration: StageConfiguration {
    /// Documents worked on at the same time; 0 takes one for each core. The output does not depend on it.
    public var jobs: Int = 0
    /// Date, `YYYY-MM-DD`, of documents that have none of their own.
    public var date: String?

    public init() {}

    /// `date` as a calendar date.
    public var documentDate: CalendarDate? { date.flatMap { CalendarDate(iso: $0) } }

    public var violations: [OptionViolation] {
        var found: [OptionViolation] = []
        if !(0...1024).contains(jobs) {
            found.append(OptionViolation(key: "jobs", message: "must be from 0 to 1024, is \(jobs)"))
        }
        if let date, CalendarDate(iso: date) == nil {
            found.append(
                OptionViolation(key: "date", message: "must be a day, YYYY-MM-DD, is \"\(date.prefix(40))\""))
        }
        return found
    }
}
