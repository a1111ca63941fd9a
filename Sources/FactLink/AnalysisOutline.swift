package import FactModel
import FactText

extension Linker {
    /// The chunks of a sentence as the binders saw them, for people: noun phrases in square brackets with the number of
    /// the verb group whose subject (`^`) or part (`>`) they are, verb groups in braces with their own number, subject
    /// and governing group.
    package func outline(_ document: AnnotatedDocument, sentence: Int32) -> String {
        let sentences = document.segmented.sentences
        guard sentences.indices.contains(Int(sentence)),
            sentences[Int(sentence)].tokens.count <= configuration.maximumSentenceTokens
        else { return "" }
        var low = 0
        while low < document.mentions.count, document.mentions[low].sentence < sentence { low += 1 }
        var high = low
        while high < document.mentions.count, document.mentions[high].sentence == sentence { high += 1 }
        let analysis = SentenceAnalysis(
            document.segmented, sentences[Int(sentence)].tokens, mentions: document.mentions[low..<high], rules: rules)
        var parts: [String] = []
        for (index, chunk) in analysis.chunks.enumerated() {
            let text = document.segmented.text.string(document.segmented.byteRange(chunk.tokens))
            switch chunk.kind {
            case .nounPhrase:
                let tie = chunk.governor >= 0 ? (chunk.isSubject ? "^" : ">") + String(chunk.governor) : ""
                let owner = chunk.possessor >= 0 ? "'" + String(chunk.possessor) : ""
                parts.append("[\(text)]\(index)\(owner)\(tie)")
            case .verbGroup:
                var notes = String(index) + " \(chunk.form)"
                if chunk.isPassive { notes += " passive" }
                if chunk.isInsertion { notes += " insertion" }
                if chunk.isRelative { notes += " relative" }
                if chunk.subject >= 0 { notes += " ^\(chunk.subject)" }
                if chunk.parent >= 0 { notes += " >\(chunk.parent)" }
                parts.append("{\(text)|\(notes)}")
            case .adjective: parts.append("<\(text)>")
            default: parts.append(text)
            }
        }
        return parts.joined(separator: " ")
    }
}
