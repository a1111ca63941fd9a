import FactModel
import FactOrganizations
import Foundation

/// Cleans names of what does harm in running text, joins the records of one organization, and fills the name table.
struct NameCompactor {
    private let filter: NameFilter
    private let countryCodes: [String: String]
    private var encoder = NameTableEncoder()
    /// Records by an id that is unique to one organization.
    private var recordsByID: [String: Int] = [:]
    private var dropped = 0

    /// Schemes that are worth their bytes; the others can be derived or name a page, not an organization.
    private static let schemes = ["wikidata:", "lei:", "cik:", "isin:", "ticker:", "domain:", "partyfacts:"]
    /// Countries whose registers of public bodies give English names.
    private static let englishRegisters: Set<String> = ["GB", "US", "NZ", "EU", "NP"]
    private static let joining = ["wikidata:", "lei:", "cik:", "isin:"]

    init(filter: NameFilter, countryCodes: [String: String]) {
        self.filter = filter
        self.countryCodes = countryCodes
    }

    var summary: String {
        "\(encoder.recordCount) records, \(encoder.formCount) forms, \(dropped) forms dropped"
    }

    mutating func encode() -> [UInt8] { encoder.encode() }

    mutating func add(_ cells: [String], _ list: NameList) {
        let name = filter.clean(cells[0])
        guard !name.isEmpty, name.count < 100 else { return }
        let ids = cells[4].split(separator: "|").map(String.init).filter { id in
            NameCompactor.schemes.contains { id.hasPrefix($0) }
        }.prefix(5)
        // Football lists name the city before the club; bodies of register extracts name their superiors.
        if list.type == .government, name.contains(" - ") || !NameCompactor.englishRegisters.contains(cells[3]) {
            return
        }
        // Shells and funds crowd the registers and are not what news names.
        if list.type == .company, name.contains(" ETF") || name.contains(" Acquisition") || name.hasSuffix(" Fund") {
            return
        }
        var forms = [name]
        for alias in cells[1].split(separator: "|") { forms.append(filter.clean(String(alias))) }
        if let bracket = name.range(of: " (") {
            let inner = name[bracket.upperBound...].prefix { $0 != ")" }
            forms[0] = String(name[..<bracket.lowerBound])
            if list.type != .company, inner.count >= 3, inner.allSatisfy({ $0.isUppercase }) {
                forms.append(String(inner))
            }
        }
        var kept: [(String, NameFlags)] = []
        // The legal form behind a short name is read by rule, so that only the short form needs an entry.
        if list.type == .company, forms.count > 1 { forms.removeFirst() }
        for form in forms {
            if let flags = filter.flags(form, list) { kept.append((form, flags)) } else { dropped += 1 }
        }
        guard !kept.isEmpty else { return }
        let joining = ids.filter { id in NameCompactor.joining.contains { id.hasPrefix($0) } }
        var known: Int?
        for id in joining where known == nil { known = recordsByID[id] }
        let record: Int
        if let known {
            record = known
        } else {
            record = encoder.addRecord(
                name: name, type: list.type, country: code(cells[3]),
                ids: ids.isEmpty ? nil : ids.joined(separator: "|"))
        }
        for id in joining where recordsByID[id] == nil { recordsByID[id] = record }
        for (form, flags) in kept { encoder.addForm(form, record: record, flags: flags) }
    }

    /// ISO 3166-1 alpha-2, nil when unknown or none.
    private func code(_ country: String) -> String? {
        if let code = countryCodes[country] { return code.isEmpty ? nil : code }
        return country.count == 2 && country.allSatisfy(\.isUppercase) ? country : nil
    }
}
