import FactEmit
import FactModel

extension RecordWriter {
    /// The writer that a configuration asks for. Throws when `stages.emit` names a kind or column that does not exist.
    init(_ configuration: PipelineConfiguration, ruleNames: RuleNames = RuleNames()) throws(ConfigurationError) {
        do throws(OptionError) {
            try self.init(configuration.stages.emit, ruleNames: ruleNames, version: EngineVersion.current)
        } catch {
            throw ConfigurationError(
                ConfigurationPlace(source: "the configuration"), keyPath: "stages.emit.\(error.key)", error.message)
        }
    }
}
