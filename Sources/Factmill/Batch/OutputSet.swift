import Crypto
import FactEmit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files of a run while they are written: hidden ones beside the targets, which take their names all at the end. A run
/// that fails leaves the earlier files as they were.
struct OutputSet: ~Copyable {
    /// The files, in the order in which they take their names: the manifest last, so that it vouches for the others.
    enum Name: String, CaseIterable {
        case facts = "facts.jsonl"
        case documents = "documents.jsonl"
        case organizations = "organizations.jsonl"
        case errors = "errors.jsonl"
        case manifest = "run.json"
    }

    /// What the manifest tells of a file.
    struct Written: Codable, Sendable, Equatable {
        var file: String
        var rows: Int
        var bytes: Int
        var sha256: String
    }

    private let folder: FilePath
    private var files: [OutputFile] = []

    /// Makes the folder where it is missing, and the files in it. Throws `RunError`.
    init(_ folder: FilePath) throws(RunError) {
        self.folder = folder
        try OutputSet.make(folder)
        OutputSet.removeLeftovers(folder)
        for name in Name.allCases { files.append(try OutputFile(name.rawValue, in: folder)) }
    }

    deinit {
        for file in files { file.discard() }
    }

    mutating func append(_ bytes: borrowing [UInt8], rows: Int, to name: Name) throws(RunError) {
        guard let index = Name.allCases.firstIndex(of: name) else { return }
        try files[index].append(bytes, rows: rows)
    }

    /// Rows, sizes and hashes of all files but the manifest.
    mutating func written() throws(RunError) -> [Written] {
        var written: [Written] = []
        for index in files.indices.dropLast() { written.append(try files[index].finished()) }
        return written
    }

    /// Brings everything to the disk and gives the files their names.
    mutating func publish() throws(RunError) {
        for index in files.indices {
            _ = try files[index].finished()
            try files[index].synchronize()
        }
        for index in files.indices { try files[index].rename() }
        OutputSet.synchronize(folder)
    }

    /// Makes a folder and those above it.
    private static func make(_ folder: FilePath) throws(RunError) {
        var missing: [FilePath] = []
        var path = folder
        while true {
            do throws(SystemError) {
                if try path.status(following: true).kind == .folder { break }
            } catch {
                guard error.code == ENOENT || error.code == ENOTDIR else {
                    throw error.runError(path.text, creating: true)
                }
                missing.append(path)
                path = path.folder
                if path.bytes.isEmpty { break }
                continue
            }
            throw RunError(.cannotCreateOutput, path: path.text, "is not a folder")
        }
        for path in missing.reversed() {
            let result = path.withCString { mkdir($0, 0o777) }
            if result != 0, errno != EEXIST { throw SystemError.last.runError(path.text, creating: true) }
        }
    }

    /// Removes the hidden files of runs that were killed.
    private static func removeLeftovers(_ folder: FilePath) {
        for name in Name.allCases {
            for process in OutputFile.leftovers(of: name.rawValue, in: folder)
            where kill(process, 0) != 0 && errno == ESRCH {
                _ = OutputFile.temporary(name.rawValue, in: folder, process: process).withCString { unlink($0) }
            }
        }
    }

    private static func synchronize(_ folder: FilePath) {
        guard let descriptor = folder.withCString({ open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }), descriptor >= 0
        else {
            return
        }
        // Some file systems refuse this; the names are in place all the same.
        fsync(descriptor)
        close(descriptor)
    }
}

/// One output file under its temporary name.
private struct OutputFile {
    /// Bytes gathered before a write.
    private static let blockSize = 1 << 18

    private let name: String
    private let target: FilePath
    private let temporary: FilePath
    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var hash = SHA256()
    private var bytes = 0
    private var rows = 0
    private var isNamed = false

    init(_ name: String, in folder: FilePath) throws(RunError) {
        self.name = name
        target = folder.appending(name)
        temporary = OutputFile.temporary(name, in: folder, process: getpid())
        if let status = try? target.status(following: false), status.kind == .folder {
            throw RunError(.cannotCreateOutput, path: target.text, "is a folder")
        }
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
        guard let opened = temporary.withCString({ open($0, flags, 0o666) }), opened >= 0 else {
            throw SystemError.last.runError(temporary.text, creating: true)
        }
        descriptor = opened
    }

    static func temporary(_ name: String, in folder: FilePath, process: pid_t) -> FilePath {
        folder.appending(".\(name).\(process).partial")
    }

    /// Processes that have left temporary files of this name.
    static func leftovers(of name: String, in folder: FilePath) -> [pid_t] {
        guard let opened = folder.withCString({ opendir($0) }), let stream = opened else { return [] }
        defer { closedir(stream) }
        let (head, tail) = (".\(name).", ".partial")
        var processes: [pid_t] = []
        while let entry = readdir(stream) {
            let found = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard found.hasPrefix(head), found.hasSuffix(tail) else { continue }
            if let process = pid_t(found.dropFirst(head.count).dropLast(tail.count)), process > 0 {
                processes.append(process)
            }
        }
        return processes
    }

    mutating func append(_ added: borrowing [UInt8], rows: Int) throws(RunError) {
        self.rows += rows
        pending.append(contentsOf: copy added)
        if pending.count >= OutputFile.blockSize { try flush() }
    }

    private mutating func flush() throws(RunError) {
        guard !pending.isEmpty else { return }
        pending.withUnsafeBytes { hash.update(bufferPointer: $0) }
        do throws(SystemError) {
            try Descriptor.write(descriptor, pending)
        } catch {
            throw error.runError(target.text)
        }
        bytes += pending.count
        pending.removeAll(keepingCapacity: true)
    }

    /// Writes what is pending; what the manifest tells.
    mutating func finished() throws(RunError) -> OutputSet.Written {
        try flush()
        return OutputSet.Written(file: name, rows: rows, bytes: bytes, sha256: Hexadecimal.text(hash.finalize()))
    }

    func synchronize() throws(RunError) {
        if fsync(descriptor) != 0 { throw SystemError.last.runError(target.text) }
    }

    mutating func rename() throws(RunError) {
        let result = temporary.withCString { old in
            target.withCString { new in
                #if canImport(Glibc)
                    Glibc.rename(old, new)
                #else
                    Darwin.rename(old, new)
                #endif
            }
        }
        guard result == .some(.some(0)) else { throw SystemError.last.runError(target.text, creating: true) }
        isNamed = true
    }

    /// Closes the file, and removes it when it has not got its name.
    func discard() {
        close(descriptor)
        if !isNamed { _ = temporary.withCString { unlink($0) } }
    }
}
