/// Ids of organizations as lists write them: `scheme:value` separated by `|`.
package enum CatalogID {
    /// Schemes that identify an organization in the records, best first.
    private static let preference = ["wikidata:", "lei:", "cik:"]

    /// The best id of a list, nil when none of the preferred schemes is there.
    package static func preferred(_ ids: String?) -> String? {
        guard let ids else { return nil }
        let all = ids.split(separator: "|")
        for scheme in preference {
            if let found = all.first(where: { $0.hasPrefix(scheme) && $0.count > scheme.count }) {
                return String(found)
            }
        }
        return nil
    }
}
