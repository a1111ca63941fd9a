package import FactText

/// The options of a stage or extractor as they stand in `pipeline.json`. Every property has a default, `init()` gives
/// them all, and coding is synthesized: unknown keys are refused by one generic function in Factmill.
public protocol StageConfiguration: Codable, Sendable, Equatable {
    init()
    /// Values that decode and yet cannot be used. None unless a stage says so.
    var violations: [OptionViolation] { get }
}

extension StageConfiguration {
    public var violations: [OptionViolation] { [] }
}

/// A value of an option that cannot be used.
public struct OptionViolation: Sendable, Equatable {
    /// Key below the stage, parts joined by points: `maximumBytes`.
    public var key: String
    /// What the key takes: `must be at least 1`.
    public var message: String
    public init(key: String, message: String) {
        self.key = key
        self.message = message
    }
}

/// What stages share while they are built: the words of all lists, the names of all rules.
package struct EngineBuilder: Sendable {
    package var lexicon = LexiconBuilder()
    package var rules = RuleNames()
    /// Hash input: every data file read, in reading order, so that a run can state what it was made with.
    package private(set) var files: [DataFile] = []
    private let readFile: @Sendable (String) throws(DataError) -> DataFile

    /// `readFile` opens a user's file by the path in the configuration (resolved against the configuration's folder).
    package init(readFile: @escaping @Sendable (String) throws(DataError) -> DataFile) {
        self.readFile = readFile
    }

    /// Embedded files only.
    package init() {
        self.init { path throws(DataError) in throw DataError(file: path, "cannot be read here") }
    }

    package mutating func embedded(_ name: String) throws(DataError) -> DataFile {
        let file = try DataFile.embedded(name)
        files.append(file)
        return file
    }

    package mutating func userFile(_ path: String) throws(DataError) -> DataFile {
        let file = try readFile(path)
        files.append(file)
        return file
    }
}

/// Something that finds mentions of one kind. Immutable and shared by all workers.
///
/// In: the segmented document and the document's date. Out: mentions in text order that do not overlap each other; and
/// warnings with their place. It leaves alone what other extractors find: the extract stage resolves overlaps.
public protocol Extractor: Sendable {
    /// Name in the configuration and in messages.
    var name: String { get }
    func extract(_ document: SegmentedDocument, date: Sourced<CalendarDate>?) -> Extraction
}

public struct Extraction: Sendable {
    public var mentions: [Mention]
    public var warnings: [Warning]
    /// The document's own date when this extractor found one and none was known.
    public var documentDate: Sourced<CalendarDate>?
    public init(
        mentions: [Mention] = [], warnings: [Warning] = [], documentDate: Sourced<CalendarDate>? = nil
    ) {
        self.mentions = mentions
        self.warnings = warnings
        self.documentDate = documentDate
    }
}
