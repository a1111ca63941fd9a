import CZlib

/// Unpacks gzip, all members of a file one behind the other, up to a number of bytes.
enum GzipReader {
    enum Outcome: Equatable {
        case bytes([UInt8])
        /// Cut off or damaged: what could be read until there.
        case damaged([UInt8])
        case tooLarge
    }

    static func unpack(_ packed: [UInt8], limit: Int) -> Outcome {
        var stream = z_stream()
        guard factmill_inflate_init(&stream) == Z_OK else { return .damaged([]) }
        defer { inflateEnd(&stream) }
        var out: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var input = packed
        return input.withUnsafeMutableBufferPointer { source -> Outcome in
            var consumed = 0
            while consumed < source.count {
                // avail_in has 32 bits: larger inputs are passed in pieces.
                let piece = min(source.count - consumed, 1 << 30)
                stream.next_in = source.baseAddress.map { $0 + consumed }
                stream.avail_in = UInt32(clamping: piece)
                let (status, full) = inflateAll(&stream, &chunk, &out, limit)
                if full { return .tooLarge }
                consumed += piece - Int(stream.avail_in)
                switch status {
                case Z_STREAM_END:
                    // Another member may follow; padding of zeros may too.
                    while consumed < source.count, source[consumed] == 0 { consumed += 1 }
                    guard consumed + 1 < source.count, source[consumed] == 0x1F, source[consumed + 1] == 0x8B else {
                        return consumed == source.count ? .bytes(out) : .damaged(out)
                    }
                    guard inflateReset(&stream) == Z_OK else { return .damaged(out) }
                case Z_OK where consumed < source.count: continue
                default: return .damaged(out)
                }
            }
            return .bytes(out)
        }
    }

    /// Inflates what the stream has as input. `full`: the output has more than `limit` bytes.
    private static func inflateAll(
        _ stream: inout z_stream, _ chunk: inout [UInt8], _ out: inout [UInt8], _ limit: Int
    ) -> (status: Int32, full: Bool) {
        while true {
            let size = chunk.count
            let status = chunk.withUnsafeMutableBufferPointer { buffer -> Int32 in
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(clamping: size)
                return inflate(&stream, Z_NO_FLUSH)
            }
            out.append(contentsOf: chunk[0..<(size - Int(stream.avail_out))])
            if out.count > limit { return (status, true) }
            if status != Z_OK || (stream.avail_in == 0 && stream.avail_out > 0) { return (status, false) }
        }
    }
}
