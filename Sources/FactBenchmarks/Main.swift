import FactText
import FactModel
import FactSegment
import Foundation
@main
struct Main { static func main() throws {
    let data = [UInt8](try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1])))
    let t0 = ContinuousClock.now
    var b = EngineBuilder()
    let r = try SegmentRules(SegmentConfiguration(), &b)
    let lex = b.lexicon.finish()
    print("load", ContinuousClock.now - t0)
    let tk = Tokenizer(lex)
    let seg = Segmenter(r, lexicon: lex)
    let text = TextBuffer(validating: data)!
    var blocks: [Block] = []; var s = 0
    for i in data.indices where data[i] == 10 { if i > s { blocks.append(Block(kind: .paragraph, range: ByteRange(s, i))) }; s = i + 1 }
    let doc = Document(id: "", sha256: "", byteCount: 0, mediaType: .plainText, charset: "", text: text, blocks: blocks, metadata: Metadata(), warnings: [])
    for _ in 0..<3 {
        var tokens: [Token] = []; tokens.reserveCapacity(data.count/4)
        let t = ContinuousClock.now
        tk.tokenize(data.span, from: 0, to: data.count, into: &tokens)
        let d = ContinuousClock.now - t
        print("tokens", tokens.count, Double(data.count)/1e6/(Double(d.components.attoseconds)/1e18+Double(d.components.seconds)), "MB/s")
        let t2 = ContinuousClock.now
        let sd = seg.segment(doc)
        let d2 = ContinuousClock.now - t2
        print("sentences", sd.sentences.count, Double(data.count)/1e6/(Double(d2.components.attoseconds)/1e18+Double(d2.components.seconds)), "MB/s")
    }
}}
