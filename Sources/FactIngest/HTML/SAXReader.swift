internal import CLibXML2

/// Parses well-formed mark-up with libxml2's SAX interface into an arena. No tree is built, no file or connection is
/// opened: the mark-up has no document type and no entities of its own.
enum SAXReader {
    /// Parses `markup` in one call. False when libxml2 saw an error, which is a defect of `MarkupCleaner`.
    static func parse(_ markup: [UInt8], into builder: ArenaBuilder) -> Bool {
        _ = initialized
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = startElement
        handler.endElementNs = endElement
        handler.characters = characters
        handler.ignorableWhitespace = characters
        handler.cdataBlock = characters
        handler.serror = { _, _ in }
        return withExtendedLifetime(builder) {
            markup.withUnsafeBufferPointer { source -> Bool in
                guard let base = source.baseAddress, source.count <= Int(Int32.max) else { return false }
                return base.withMemoryRebound(to: CChar.self, capacity: source.count) { chars -> Bool in
                    guard
                        let context = factmill_xml_context(
                            &handler, Unmanaged.passUnretained(builder).toOpaque(), chars, Int32(source.count))
                    else { return false }
                    defer { xmlFreeParserCtxt(context) }
                    xmlParseDocument(context)
                    return context.pointee.wellFormed == 1
                }
            }
        }
    }

    private static let initialized: Void = xmlInitParser()

    private static let startElement: startElementNsSAX2Func = { context, name, _, _, _, _, count, _, attributes in
        guard let context, let name else { return }
        let builder = Unmanaged<ArenaBuilder>.fromOpaque(context).takeUnretainedValue()
        var list: [ArenaBuilder.Attribute] = []
        if count > 0, let attributes {
            list.reserveCapacity(Int(count))
            for k in 0..<Int(count) {
                // Five pointers an attribute: name, prefix, URI, start and end of the value.
                guard let name = attributes[k * 5], let start = attributes[k * 5 + 3], let end = attributes[k * 5 + 4]
                else {
                    continue
                }
                list.append(
                    .init(name: hash(name), value: UnsafeBufferPointer(start: start, count: max(0, end - start))))
            }
        }
        builder.start(HTMLTag(hash: hash(name)), list)
    }

    private static let endElement: endElementNsSAX2Func = { context, _, _, _ in
        guard let context else { return }
        Unmanaged<ArenaBuilder>.fromOpaque(context).takeUnretainedValue().end()
    }

    private static let characters: charactersSAXFunc = { context, text, count in
        guard let context, let text, count > 0 else { return }
        Unmanaged<ArenaBuilder>.fromOpaque(context).takeUnretainedValue().characters(
            UnsafeBufferPointer(start: text, count: Int(count)))
    }

    private static func hash(_ name: UnsafePointer<xmlChar>) -> UInt32 {
        var hash = NameHash.seed
        var p = name
        while p.pointee != 0 {
            hash = NameHash.step(hash, p.pointee)
            p += 1
        }
        return hash
    }
}
