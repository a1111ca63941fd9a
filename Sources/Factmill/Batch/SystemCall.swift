#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A failed system call.
struct SystemError: Error, Sendable {
    let code: Int32

    /// The error of the call that has just failed.
    static var last: SystemError { SystemError(code: errno) }

    /// In words, in English whatever the locale: `no such file or directory`.
    var words: String {
        var buffer = [CChar](repeating: 0, count: 256)
        // The process never calls setlocale, so the messages are those of the C locale.
        strerror_r(code, &buffer, buffer.count)
        let length = buffer.firstIndex(of: 0) ?? buffer.count
        var message = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
        if let first = message.first { message = first.lowercased() + message.dropFirst() }
        return message
    }

    static let isFolder = EISDIR

    /// The system refuses access.
    var isDenied: Bool { code == EACCES || code == EPERM }

    /// The reader at the other end of a pipe is gone.
    var isClosedPipe: Bool { code == EPIPE }

    /// The error of a run that fails because of it, while it writes or makes `path`.
    func runError(_ path: String, creating: Bool = false) -> RunError {
        switch code {
        case EACCES, EPERM: RunError(.permission, path: path, words)
        case ENOSPC, EDQUOT, EIO, EFBIG: RunError(.inputOutput, path: path, words)
        default: RunError(creating ? .cannotCreateOutput : .inputOutput, path: path, words)
        }
    }
}

/// A path of the file system: bytes, which need not be UTF-8.
package struct FilePath: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }
    package init(_ string: String) { bytes = Array(string.utf8) }

    /// For messages; malformed bytes show as U+FFFD.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package var isAbsolute: Bool { bytes.first == UInt8(ascii: "/") }

    /// The path of something inside this folder; an absolute one stands for itself.
    package func appending(_ name: some Collection<UInt8>) -> FilePath {
        if bytes.isEmpty || name.first == UInt8(ascii: "/") { return FilePath(bytes: Array(name)) }
        var joined = bytes
        if joined.last != UInt8(ascii: "/") { joined.append(UInt8(ascii: "/")) }
        joined.append(contentsOf: name)
        return FilePath(bytes: joined)
    }

    package func appending(_ name: String) -> FilePath { appending(Array(name.utf8)) }

    /// The last part, without slashes at the end.
    package var lastComponent: [UInt8] { Array(bytes.split(separator: UInt8(ascii: "/")).last ?? []) }

    /// Everything before the last part; empty when there is none.
    package var folder: FilePath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(bytes: []) }
        return FilePath(bytes: slash == 0 ? [UInt8(ascii: "/")] : Array(bytes[..<slash]))
    }

    /// Calls a C function with the path; nil for a path with a NUL byte, which no file has.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result? {
        guard !bytes.contains(0) else { return nil }
        return (bytes + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map(body) }
        }
    }

    /// The canonical absolute path, links resolved; nil when it does not exist.
    package var canonical: FilePath? {
        withCString { realpath($0, nil) }.flatMap { resolved in
            guard let resolved else { return nil }
            defer { free(resolved) }
            return FilePath(
                bytes: Array(UnsafeBufferPointer(start: resolved, count: strlen(resolved))).map(UInt8.init(bitPattern:))
            )
        }
    }

    /// What stands at the path; links followed or not.
    func status(following: Bool) throws(SystemError) -> FileStatus {
        var status = stat()
        guard let result = withCString({ following ? stat($0, &status) : lstat($0, &status) }) else {
            throw SystemError(code: ENOENT)
        }
        guard result == 0 else { throw .last }
        return FileStatus(status)
    }
}

/// What a run needs to know of a file.
struct FileStatus: Sendable {
    enum Kind: Sendable { case file, folder, link, special }
    let kind: Kind
    let size: Int
    /// Device and number: the same file under all its names.
    let identity: FileIdentity

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        default: kind = .special
        }
        size = Int(status.st_size)
        identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }
}

struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let number: UInt64
}
