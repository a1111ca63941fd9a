public import FactModel

/// Options of the link stage: `stages.link`.
public struct LinkConfiguration: StageConfiguration {
    /// Longest sentence that is analysed, in tokens; mentions of a longer one keep only what the document gives them.
    public var maximumSentenceTokens: Int
    /// Whether a mention without a date of its own takes the document's.
    public var documentDate: Bool
    /// Whether pronouns and noun phrases like `the company` are resolved to earlier subjects.
    public var coreference: Bool

    /// 5,000 tokens, with document dates and coreference.
    public init() {
        maximumSentenceTokens = 5_000
        documentDate = true
        coreference = true
    }

    public var violations: [OptionViolation] {
        maximumSentenceTokens >= 1
            ? [] : [OptionViolation(key: "maximumSentenceTokens", message: "must be at least 1")]
    }
}
