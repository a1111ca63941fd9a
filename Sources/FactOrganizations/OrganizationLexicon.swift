package import FactModel
package import FactText

/// Organizations listed in files of the columns of Rules/organizations.tsv: the program's own and the user's.
///
/// Earlier files win: a form that an earlier file lists keeps its record and case rule.
package struct OrganizationLexicon: Sendable {
    static let columns = ["id", "name", "aliases", "type", "country", "ids", "case", "context"]

    /// One organization of the files.
    package struct Entry: Sendable {
        package let rule: RuleID
        /// Words of which one must stand in the document for an alias to be believed; empty when none is needed.
        package let context: [WordID]
    }

    package let table: NameTable
    /// By record number of `table`.
    package let entries: [Entry]

    /// Reads the files. Throws `DataError` with file and line for a duplicate id, an empty name, a bad column count, an
    /// unknown type or case rule.
    init(files: [DataFile], _ builder: inout EngineBuilder) throws(DataError) {
        var encoder = NameTableEncoder()
        var entries: [Entry] = []
        for file in files {
            // Ids are unique in a file; a user's file may take up an id of the program's own list to replace it.
            var seen: [String: Int] = [:]
            var forms: [(form: String, record: Int, flags: NameFlags)] = []
            for row in try file.rows(OrganizationLexicon.columns) {
                if let before = seen.updateValue(row.line, forKey: row[0]) {
                    throw row.error("the id '\(row[0])' is used before in line \(before)")
                }
                if row[0].isEmpty { throw row.error("has no id") }
                if Tokenizer.words(of: row[1]).isEmpty { throw row.error("has an empty name") }
                var flags = try OrganizationLexicon.flags(row)
                var type = OrganizationType.other
                if row[3] == "excluded" {
                    flags.insert(.excluded)
                } else if let named = OrganizationType(rawValue: row[3]) {
                    type = named
                } else {
                    throw row.error("there is no organization type '\(row[3])'")
                }
                let record = encoder.addRecord(
                    name: row[1], type: type, country: row[4].isEmpty ? nil : row[4], ids: row[5].isEmpty ? nil : row[5]
                )
                entries.append(
                    Entry(
                        rule: builder.rules.register(row[0]),
                        context: row.list(7).map { builder.lexicon.add($0) }))
                forms.append((row[1], record, flags))
                for alias in row.list(2) {
                    // `?` before an alias: only with context words or evidence from the text.
                    let isWeak = alias.hasPrefix("?")
                    forms.append(
                        (isWeak ? String(alias.dropFirst()) : alias, record, isWeak ? [flags, .needsEvidence] : flags))
                }
            }
            // Within a file a form may stand for several organizations; between files the earlier one wins.
            let fresh = forms.filter { !encoder.contains($0.form) }
            for (form, record, flags) in fresh {
                encoder.addForm(form, record: record, flags: OrganizationLexicon.withCase(flags, form))
                // The reader starts at capitals; names that may start with a small letter mark their first word.
                if let first = Tokenizer.words(of: form).first,
                    flags.contains(.anyCase) || String(decoding: first, as: UTF8.self).first?.isLowercase ?? false
                {
                    builder.lexicon.add(first, .organizationName)
                }
            }
        }
        table = try NameTable(copying: encoder.encode(), name: "organization lexicons")
        self.entries = entries
    }

    private static func flags(_ row: DataRow) throws(DataError) -> NameFlags {
        switch row[6] {
        case "": []
        case "exact": .exactCase
        case "any": .anyCase
        case "context": .needsEvidence
        default: throw row.error("there is no case rule '\(row[6])': exact, any, context or nothing")
        }
    }

    /// Forms of capitals only match capitals only.
    static func withCase(_ flags: NameFlags, _ form: String) -> NameFlags {
        let hasSmall = form.unicodeScalars.contains { $0.properties.isLowercase }
        return hasSmall || flags.contains(.anyCase) ? flags : flags.union(.acronym)
    }
}
