public import FactModel

/// Options of the numbers extractor: `stages.extract.numbers` in `pipeline.json`.
public struct NumbersConfiguration: StageConfiguration {
    /// Paths of unit tables that add to the embedded one (columns `id`, `names`, `symbols`, `code`, `type`, `dimension`,
    /// `factor`, `offset`). A name or symbol that both have goes to the user's unit.
    public var units: [String] = []
    /// Paths of tables of modifiers, vague numbers or cues that add to the embedded ones; the columns tell which.
    public var rules: [String] = []

    public init() {}
}
