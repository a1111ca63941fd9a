import FactModel

/// What the first bytes of a document say that it is. Content decides first; a name or a claim only between plain
/// text and HTML that looks like neither.
enum MediaSniffer {
    enum Verdict: Equatable {
        case gzip
        case text(MediaType)
        /// A kind of file that holds no text for us, by its common name.
        case unsupported(String)
    }

    /// First bytes that no text document starts with. Sources: the file formats' own specifications.
    private static let signatures: [(bytes: [UInt8], name: String)] = [
        (Array("%PDF-".utf8), "PDF"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "PNG image"),
        ([0xFF, 0xD8, 0xFF], "JPEG image"), (Array("GIF87a".utf8), "GIF image"), (Array("GIF89a".utf8), "GIF image"),
        ([0x50, 0x4B, 0x03, 0x04], "ZIP archive"), ([0x50, 0x4B, 0x05, 0x06], "ZIP archive"),
        ([0x7F, 0x45, 0x4C, 0x46], "ELF executable"), ([0xCF, 0xFA, 0xED, 0xFE], "Mach-O executable"),
        ([0xCA, 0xFE, 0xBA, 0xBE], "Mach-O or Java binary"), ([0x00, 0x61, 0x73, 0x6D], "WebAssembly binary"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "OLE document"), (Array("{\\rtf".utf8), "RTF document"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz archive"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd archive"),
        (Array("BZh".utf8), "bzip2 archive"), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z archive"),
        (Array("Rar!".utf8), "RAR archive"), (Array("OggS".utf8), "Ogg media"), (Array("fLaC".utf8), "FLAC audio"),
        (Array("ID3".utf8), "MP3 audio"), ([0x1A, 0x45, 0xDF, 0xA3], "Matroska media"),
        ([0x49, 0x49, 0x2A, 0x00], "TIFF image"), ([0x4D, 0x4D, 0x00, 0x2A], "TIFF image"),
        (Array("wOFF".utf8), "web font"), (Array("wOF2".utf8), "web font"),
        (Array("SQLite format 3".utf8), "SQLite file"),
        ([0x00, 0x00, 0x01, 0x00], "icon"), (Array("PAR1".utf8), "Parquet file"), (Array("!<arch>".utf8), "ar archive"),
    ]

    /// Tags that open an HTML document or fragment; what stands before them is white space, comments, declarations.
    private static let openingTags: [[UInt8]] = [
        "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "h1", "h2", "h3", "table",
        "article",
        "main", "section", "header", "nav", "span", "a", "ul", "ol", "br", "center", "font", "img", "b", "i", "form",
        "iframe", "base", "noscript", "frameset",
    ].map { Array($0.utf8) }

    static func sniff(_ bytes: [UInt8], claimed: MediaType?, name: String) -> Verdict {
        if bytes.count >= 2, bytes[0] == 0x1F, bytes[1] == 0x8B { return .gzip }
        for signature in signatures where bytes.starts(with: signature.bytes) { return .unsupported(signature.name) }
        if bytes.count >= 12, bytes.starts(with: Array("RIFF".utf8)) { return .unsupported("RIFF media") }
        if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) { return .unsupported("MP4 media") }
        if bytes.count >= 64, bytes[0] == 0x4D, bytes[1] == 0x5A, bytes.prefix(64).contains(0) {
            return .unsupported("Windows executable")
        }
        if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return .unsupported("tar archive") }
        return .text(textType(bytes, claimed: claimed, name: name))
    }

    private static func textType(_ bytes: [UInt8], claimed: MediaType?, name: String) -> MediaType {
        let head = bytes.prefix(4096).filter { $0 != 0 }
        if looksLikeHTML(head) { return .html }
        if let claimed { return claimed }
        return hasHTMLName(name) ? .html : .plainText
    }

    /// Whether the first mark-up is a tag that HTML documents start with.
    private static func looksLikeHTML(_ head: [UInt8]) -> Bool {
        var i = 0
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { i = 3 }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { i = 2 }
        while i < head.count {
            let b = head[i]
            if b <= 0x20 {
                i += 1
                continue
            }
            guard b == UInt8(ascii: "<"), i + 1 < head.count else { return false }
            let next = head[i + 1]
            if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") {
                if matches(head, i + 2, Array("doctype".utf8)) {
                    return matches(head, i + 9, Array(" html".utf8)) || hasTag(head)
                }
                guard let end = endOfDeclaration(head, i) else { return next == UInt8(ascii: "!") && hasTag(head) }
                i = end
                continue
            }
            return openingTags.contains { tag in
                guard matches(head, i + 1, tag) else { return false }
                let end = i + 1 + tag.count
                return end >= head.count || !isLetterOrDigit(head[end])
            }
        }
        return false
    }

    private static func hasTag(_ head: [UInt8]) -> Bool {
        head.indices.contains { head[$0] == UInt8(ascii: "<") && matches(head, $0 + 1, openingTags[0]) }
    }

    private static func endOfDeclaration(_ head: [UInt8], _ start: Int) -> Int? {
        let isComment = matches(head, start + 2, Array("--".utf8))
        var i = start + 2
        while i < head.count {
            if head[i] == UInt8(ascii: ">") {
                if !isComment || (head[i - 1] == UInt8(ascii: "-") && head[i - 2] == UInt8(ascii: "-")) { return i + 1 }
            }
            i += 1
        }
        return nil
    }

    private static func matches(_ bytes: [UInt8], _ start: Int, _ lowercase: [UInt8]) -> Bool {
        guard start >= 0, start + lowercase.count <= bytes.count else { return false }
        for k in lowercase.indices {
            let b = bytes[start + k]
            if (b &- 0x41 < 26 ? b | 0x20 : b) != lowercase[k] { return false }
        }
        return true
    }

    private static func isLetterOrDigit(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 || b &- 0x30 < 10 }

    private static func hasHTMLName(_ name: String) -> Bool {
        var lower = name.lowercased()
        if lower.hasSuffix(".gz") { lower.removeLast(3) }
        return [".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml"].contains { lower.hasSuffix($0) }
    }
}
