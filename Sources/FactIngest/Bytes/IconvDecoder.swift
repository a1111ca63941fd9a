import Glibc

/// Decodes legacy encodings through the C library's iconv, without its `//TRANSLIT` and `//IGNORE`: what does not
/// fit is replaced byte by byte.
enum IconvDecoder {
    /// Nil when the C library does not know the encoding.
    static func decode(_ bytes: ArraySlice<UInt8>, _ charset: CharsetLabels.Charset) -> TextDecoder.Decoded? {
        guard let handle = iconv_open("UTF-8", charset.converter), Int(bitPattern: handle) != -1 else { return nil }
        defer { iconv_close(handle) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 2)
        var malformed = 0
        var input = bytes.map { CChar(bitPattern: $0) }
        var buffer = [CChar](repeating: 0, count: 65_536)
        input.withUnsafeMutableBufferPointer { source in
            var consumed = 0
            while consumed < source.count {
                var next = source.baseAddress.map { $0 + consumed }
                var left = source.count - consumed
                let (result, code, written) = buffer.withUnsafeMutableBufferPointer { target -> (Int, Int32, Int) in
                    var place = target.baseAddress
                    var room = target.count
                    errno = 0
                    let result = iconv(handle, &next, &left, &place, &room)
                    return (result, errno, target.count - room)
                }
                for k in 0..<written { out.append(UInt8(bitPattern: buffer[k])) }
                consumed = source.count - left
                if result != -1 { break }
                if code == E2BIG { continue }
                // EILSEQ or a sequence cut off by the end (EINVAL): one byte is given up, and a shift state with it.
                guard consumed < source.count else { break }
                TextDecoder.appendReplacement(&out)
                malformed += 1
                consumed += 1
            }
        }
        return TextDecoder.Decoded(bytes: out, charset: charset.name, malformed: malformed)
    }
}
