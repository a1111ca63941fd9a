import FactModel
import FactText

/// The quoted facts of a quotation whose speaker stands behind its last sentence.
struct OpenQuotation {
    private var facts: [Int] = []
    private var block: Int32 = -1

    /// Takes the facts of a sentence, and names the speaker of those that waited when the sentence does.
    mutating func add(_ binder: SentenceBinder, facts all: inout [Fact], from first: Int) {
        let own = binder.document.segmented.sentences[Int(binder.sentence)].block
        if own != block || !binder.startsQuoted { facts.removeAll(keepingCapacity: true) }
        block = own
        if let speaker = binder.closingSpeaker {
            for index in facts {
                all[index].speaker = binder.document.segmented.byteRange(speaker)
                all[index].attribution = .quoted
            }
            facts.removeAll(keepingCapacity: true)
        }
        for (offset, index) in binder.mentions.enumerated() {
            let mention = binder.document.mentions[index]
            let isQuoted = binder.tokens[Int(mention.tokens.start)].flags.contains(.quoted)
            if isQuoted, all[first + offset].speaker == nil { facts.append(first + offset) }
        }
    }
}
