import FactModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads the bytes of one input file.
enum DocumentFile {
    /// All bytes of a regular file. Nothing that can block or never ends is read: pipes, sockets and devices are refused
    /// after they are opened without waiting.
    ///
    /// Throws `DocumentError` (stage `ingest`): `unreadable`, `vanished`, `not-a-file`, `too-large` for more than
    /// `limit` bytes.
    static func read(_ path: FilePath, limit: Int) throws(DocumentError) -> [UInt8] {
        let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
        guard let descriptor = path.withCString({ open($0, flags) }), descriptor >= 0 else {
            throw error(.last)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw error(.last) }
        let found = FileStatus(status)
        if found.kind == .folder { throw error("not-a-file", "is a folder") }
        if found.kind != .file { throw error("not-a-file", "is a pipe, socket or device") }
        if found.size > limit { throw tooLarge(found.size, limit) }
        let size: Int
        do throws(SystemError) {
            // One byte more than expected, so that the end shows without another allocation.
            var bytes = try chunk(of: found.size + 1, from: descriptor)
            if bytes.count <= found.size { return bytes }
            // The file has grown since it was looked at.
            while bytes.count <= limit {
                let more = try chunk(of: 1 << 20, from: descriptor)
                if more.isEmpty { return bytes }
                bytes += more
            }
            size = bytes.count
        } catch {
            throw self.error(error)
        }
        throw tooLarge(size, limit)
    }

    /// The next bytes of a file, as many as asked for except at its end.
    private static func chunk(of count: Int, from descriptor: Int32) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(SystemError) {
                while filled < count, let start = buffer.baseAddress {
                    let length = try Descriptor.read(descriptor, into: start + filled, count - filled)
                    if length == 0 { break }
                    filled += length
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    private static func error(_ failure: SystemError) -> DocumentError {
        switch failure.code {
        case ENOENT: error("vanished", "was listed and is not there any more")
        case ENXIO: error("not-a-file", "is a pipe, socket or device")
        default: error("unreadable", failure.words)
        }
    }

    private static func tooLarge(_ size: Int, _ limit: Int) -> DocumentError {
        error("too-large", "has \(size) bytes, the limit is \(limit) (stages.ingest.maximumBytes)")
    }

    private static func error(_ code: String, _ message: String) -> DocumentError {
        DocumentError(stage: "ingest", code: code, message: message)
    }
}
