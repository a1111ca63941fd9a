import FactModel
import FactText
import Foundation

/// Reads CoNLL files: a token and its BIO tag a line, a blank line behind a sentence, `-DOCSTART-` before a document.
enum ConllFile {
    /// A document rebuilt from tokens joined by spaces, every sentence a paragraph, with the spans tagged ORG.
    struct Labelled {
        let document: Document
        let organizations: [ByteRange]
    }

    static func documents(_ path: String) throws -> [Labelled] {
        var documents: [Labelled] = []
        var text: [UInt8] = []
        var blocks: [Block] = []
        var spans: [ByteRange] = []
        var sentenceStart = 0
        var spanStart: Int?
        func endSpan() {
            if let start = spanStart { spans.append(ByteRange(start, text.count)) }
            spanStart = nil
        }
        func endSentence() {
            endSpan()
            if text.count > sentenceStart {
                blocks.append(Block(kind: .paragraph, range: ByteRange(sentenceStart, text.count)))
                text.append(0x0A)
                sentenceStart = text.count
            }
        }
        func endDocument() {
            endSentence()
            if !blocks.isEmpty {
                documents.append(
                    Labelled(
                        document: Document(
                            id: "\(path)-\(documents.count)", sha256: "", byteCount: text.count, mediaType: .plainText,
                            charset: "utf-8", text: TextBuffer(String(decoding: text, as: UTF8.self)), blocks: blocks,
                            metadata: Metadata(), warnings: []), organizations: spans))
            }
            text = []
            blocks = []
            spans = []
            sentenceStart = 0
        }
        let content = try String(contentsOfFile: path, encoding: .utf8)
        for line in content.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
            if line.starts(with: "-DOCSTART-".utf8) {
                endDocument()
            } else if cells.count < 2 {
                endSentence()
            } else {
                let tag = String(decoding: cells[1], as: UTF8.self)
                if tag != "I-ORG" { endSpan() }
                if text.count > sentenceStart { text.append(0x20) }
                if tag == "B-ORG" || (tag == "I-ORG" && spanStart == nil) { spanStart = text.count }
                text.append(contentsOf: cells[0])
            }
        }
        endDocument()
        return documents
    }
}
