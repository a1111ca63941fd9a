public import FactEmit
import FactModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension PipelineConfiguration {
    /// Largest configuration file that is read, in bytes.
    private static let maximumFileBytes = 1 << 24

    /// The bytes of a configuration file.
    public static func read(_ path: String) throws(ConfigurationError) -> [UInt8] {
        do throws(DocumentError) {
            return try DocumentFile.read(FilePath(path), limit: maximumFileBytes)
        } catch {
            let message = error.code == "vanished" ? "no such file" : error.message
            throw ConfigurationError(ConfigurationPlace(source: path), message)
        }
    }

    /// The bytes of a configuration file, nil when there is none.
    public static func readIfPresent(_ path: String) throws(ConfigurationError) -> [UInt8]? {
        guard (try? FilePath(path).status(following: true)) != nil else { return nil }
        return try read(path)
    }

    /// Folder of a file, which relative paths in it start from; nil for the current one.
    public static func folder(of path: String) -> String? {
        let folder = FilePath(path).folder.text
        return folder.isEmpty ? nil : folder
    }

    /// The columns of a kind of record, as this configuration writes them.
    public func schema(of table: RecordSchema.Table, format: RecordSchema.Format) -> String {
        let writer = RecordWriter(stages.emit, ruleNames: RuleNames(), version: EngineVersion.current)
        return RecordSchema.text(table, format: format, factColumns: writer.factColumns)
    }
}

extension RunConfiguration {
    /// Documents worked on at the same time: `jobs`, or the number of cores.
    public var workers: Int { jobs > 0 ? jobs : max(1, min(1024, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
