import FactModel

/// One list of names and what its entries are.
struct NameList {
    let file: String
    let type: OrganizationType
    /// Single-word forms are kept when they are no common word, place or given name; otherwise only longer forms.
    let keepsWords: Bool
    /// Forms of capitals only are believed without further evidence.
    let trustsAcronyms: Bool

    /// In order of trust: of two lists that give one organization, the first one's record leads.
    static let all = [
        NameList(file: "international-organizations.tsv", type: .international, keepsWords: true, trustsAcronyms: true),
        NameList(file: "companies-sp500.tsv", type: .company, keepsWords: true, trustsAcronyms: true),
        NameList(file: "companies-sec.tsv", type: .company, keepsWords: true, trustsAcronyms: false),
        NameList(file: "companies-listed.tsv", type: .company, keepsWords: true, trustsAcronyms: false),
        NameList(file: "universities.tsv", type: .university, keepsWords: false, trustsAcronyms: false),
        NameList(file: "political-parties.tsv", type: .party, keepsWords: true, trustsAcronyms: false),
        NameList(file: "government-bodies.tsv", type: .government, keepsWords: false, trustsAcronyms: false),
        NameList(file: "football-clubs.tsv", type: .team, keepsWords: true, trustsAcronyms: false),
    ]
}
