import FactModel
import FactOrganizations

/// What running text makes of a listed name: drops what does harm, marks what needs evidence.
struct NameFilter {
    let places: Set<String>
    let demonyms: Set<String>
    let givenNames: Set<String>
    let commonWords: Set<String>

    /// White space made single, notes in square brackets removed.
    func clean(_ name: String) -> String {
        var name = name
        if let bracket = name.firstIndex(of: "[") { name = String(name[..<bracket]) }
        return name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// What a form needs to be believed; nil when it does more harm than good.
    func flags(_ form: String, _ list: NameList) -> NameFlags? {
        let lower = form.lowercased()
        guard form.count >= 2, lower != "null", lower != "n/a",
            form.first?.isLetter ?? false || form.first?.isNumber ?? false,
            form.unicodeScalars.contains(where: { $0.properties.isUppercase }), form.allSatisfy({ $0 != "\"" })
        else { return nil }
        if places.contains(lower) || demonyms.contains(lower) { return nil }
        let words = form.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
        let lowerWords = words.map { $0.lowercased() }
        let letters = form.filter(\.isLetter)
        let isCapitals = letters.allSatisfy(\.isUppercase)
        var flags: NameFlags = []
        if isCapitals, letters.count <= 6 {
            flags.insert(.acronym)
            if letters.count < 3 || !list.trustsAcronyms { flags.insert(.needsEvidence) }
        }
        if words.count == 1 {
            if !list.keepsWords, !isCapitals { return nil }
            if givenNames.contains(lower) { return nil }
            if commonWords.contains(lower) || form.count < 4 { flags.insert(.needsEvidence) }
            // A club's or party's one-word name is a place's, a person's or a common word more often than not.
            if list.type == .team || list.type == .party { flags.insert(.needsEvidence) }
            return flags
        }
        if lowerWords.allSatisfy({ commonWords.contains($0) || $0.count < 3 }) { flags.insert(.needsEvidence) }
        if words.count == 2 || words.count == 3, givenNames.contains(lowerWords[0]), list.type == .company,
            !lowerWords.dropFirst().contains(where: commonWords.contains)
        {
            flags.insert(.personLike)
        }
        if list.type == .team, lowerWords.allSatisfy({ places.contains($0) || commonWords.contains($0) }) {
            flags.insert(.placeLike)
        }
        return flags
    }
}
