#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The two streams that the tool writes to.
enum StandardStreams: Int32 {
    case output = 1
    case error = 2

    /// Writes a text. A failure on standard error has nobody to be told to; on standard output it ends the process: quietly
    /// when the reader went away, else with the exit code for failed writing.
    static func write(_ text: String, to stream: StandardStreams) {
        var text = text
        let failed = text.withUTF8 { buffer -> Int32? in
            var done = 0
            while done < buffer.count, let start = buffer.baseAddress {
                #if canImport(Glibc)
                    let length = Glibc.write(stream.rawValue, start + done, buffer.count - done)
                #else
                    let length = Darwin.write(stream.rawValue, start + done, buffer.count - done)
                #endif
                if length >= 0 {
                    done += length
                } else if errno != EINTR {
                    return errno
                }
            }
            return nil
        }
        guard let failed, stream == .output else { return }
        exit(failed == EPIPE ? ExitStatus.done.rawValue : ExitStatus.inputOutput.rawValue)
    }
}
