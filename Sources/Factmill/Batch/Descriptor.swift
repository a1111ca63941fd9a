#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reading from and writing to file descriptors; an interrupted call is made again.
enum Descriptor {
    /// Reads at most `count` bytes; 0 at the end.
    static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawPointer, _ count: Int) throws(SystemError) -> Int
    {
        while true {
            #if canImport(Glibc)
                let length = Glibc.read(descriptor, buffer, count)
            #else
                let length = Darwin.read(descriptor, buffer, count)
            #endif
            if length >= 0 { return length }
            if errno != EINTR { throw .last }
        }
    }

    /// Writes all bytes.
    static func write(_ descriptor: Int32, _ bytes: borrowing [UInt8]) throws(SystemError) {
        var failure: SystemError?
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count, let start = buffer.baseAddress {
                #if canImport(Glibc)
                    let length = Glibc.write(descriptor, start + done, buffer.count - done)
                #else
                    let length = Darwin.write(descriptor, start + done, buffer.count - done)
                #endif
                if length >= 0 {
                    done += length
                } else if errno != EINTR {
                    failure = .last
                    return
                }
            }
        }
        if let failure { throw failure }
    }
}
