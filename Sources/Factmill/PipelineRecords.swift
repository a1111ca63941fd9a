public import FactEmit
public import FactModel

extension Pipeline {
    /// The fact records of one document, in text order.
    ///
    /// ```swift
    /// let pipeline = try Pipeline(PipelineConfiguration())
    /// let source = SourceDocument(id: "note", bytes: Array("Acme sold 12 ships on 3 May 2024.".utf8))
    /// for fact in try pipeline.records(of: source) { print(fact.text, fact.value ?? "") }
    /// ```
    /// Throws `DocumentError` when the document cannot be used.
    public func records(of source: SourceDocument) throws(DocumentError) -> [FactRecord] {
        try writer.records(try link(source))
    }

    /// The same records as they stand in facts.jsonl: UTF-8, one JSON object a line, with the configured columns.
    /// Throws `DocumentError` when the document cannot be used.
    public func rows(of source: SourceDocument) throws(DocumentError) -> [UInt8] {
        var buffer = ByteWriter()
        _ = try writer.writeFacts(try link(source), to: &buffer)
        return buffer.bytes
    }
}
