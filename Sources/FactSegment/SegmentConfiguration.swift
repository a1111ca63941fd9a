public import FactModel

/// Options of segmentation: `stages.segment` in `pipeline.json`.
public struct SegmentConfiguration: StageConfiguration {
    /// Paths of word lists that add to the embedded one (columns `word`, `classes`): abbreviations above all.
    public var words: [String] = []
    /// A sentence of more tokens is cut there, and the document gets a warning.
    public var maximumSentenceTokens: Int = 20_000

    public init() {}
}
