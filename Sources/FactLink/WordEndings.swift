import FactModel
import FactText

/// What the ending of a word that no list knows says about its class: link-endings.tsv.
struct WordEndings {
    private var endings: [(letters: [UInt8], class: OpenClasses, forms: VerbForms)] = []

    init() {}

    init(_ builder: inout EngineBuilder) throws(DataError) {
        for row in try builder.embedded("Rules/link-endings.tsv").rows(["id", "ending", "class", "form"]) {
            guard let open = OpenClasses.names[row[2]] else { throw row.error("there is no class '\(row[2])'") }
            let forms: VerbForms
            switch row[3] {
            case "": forms = []
            case "past": forms = [.past, .participle]
            case "gerund": forms = .gerund
            default: throw row.error("the form is empty, 'past' or 'gerund', not '\(row[3])'")
            }
            endings.append((Array(row[1].utf8), open, forms))
        }
    }

    /// Class and verb forms of `text[start ..< end]`; a noun when no ending fits.
    func guess(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> (class: OpenClasses, forms: VerbForms) {
        for (letters, open, forms) in endings where end - start > letters.count + 1 {
            var i = end - letters.count
            var fits = true
            for letter in letters {
                if text[i] | 0x20 != letter {
                    fits = false
                    break
                }
                i += 1
            }
            if fits { return (open, forms) }
        }
        return (.noun, [])
    }
}
