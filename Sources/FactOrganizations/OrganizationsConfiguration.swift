public import FactModel

/// Options of the organization extractor.
public struct OrganizationsConfiguration: StageConfiguration {
    /// Files of further organizations, in the columns of Rules/organizations.tsv; a name listed here wins over
    /// the lists that come with the program.
    public var lexicons: [String]
    /// Files of further head words, cues and words that are no organizations, in the columns of
    /// Rules/organization-words.tsv.
    public var rules: [String]

    public init() {
        lexicons = []
        rules = []
    }
}
