package import FactText

/// Text with expected mentions marked inside it, so that no test counts offsets by hand:
/// `Sales rose «number:12 percent» in «date:March»`. Marks do not nest.
package struct MarkedText: Sendable {
    package struct Mark: Sendable, Equatable, CustomStringConvertible {
        package let label: String
        package let range: ByteRange
        package let text: String
        package var description: String { "\(label) \(range.start)..<\(range.end) '\(text)'" }
    }

    /// The text without marks.
    package let text: String
    package let marks: [Mark]

    package init(_ marked: String) {
        var text = ""
        var marks: [Mark] = []
        var rest = marked[...]
        while let open = rest.firstIndex(of: "«") {
            text += rest[..<open]
            rest = rest[rest.index(after: open)...]
            let inside = rest.prefix { $0 != "»" }
            rest = rest.dropFirst(inside.count).dropFirst()
            let colon = inside.firstIndex(of: ":") ?? inside.startIndex
            let label = String(inside[..<colon])
            let body = colon == inside.startIndex ? inside : inside[inside.index(after: colon)...]
            let start = text.utf8.count
            text += body
            marks.append(Mark(label: label, range: ByteRange(start, text.utf8.count), text: String(body)))
        }
        self.text = text + rest
        self.marks = marks
    }
}
