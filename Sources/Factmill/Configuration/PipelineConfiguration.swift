public import FactDates
public import FactEmit
public import FactIngest
public import FactLink
public import FactModel
public import FactNumbers
public import FactOrganizations
public import FactSegment

/// Everything that `pipeline.json` says. The layout mirrors the route; every key has a default.
public struct PipelineConfiguration: StageConfiguration {
    /// Version of the configuration format.
    public var version: Int = PipelineConfiguration.currentVersion
    public var input = InputConfiguration()
    public var stages = StagesConfiguration()
    public var output = OutputConfiguration()
    public var run = RunConfiguration()

    public init() {}

    /// Problems of all parts, with whole key paths.
    public var violations: [OptionViolation] {
        let parts: [(String, [OptionViolation])] = [
            ("input", input.violations),
            ("stages.ingest", stages.ingest.violations),
            ("stages.segment", stages.segment.violations),
            ("stages.extract.numbers", stages.extract.numbers.options.violations),
            ("stages.extract.dates", stages.extract.dates.options.violations),
            ("stages.extract.organizations", stages.extract.organizations.options.violations),
            ("stages.link", stages.link.options.violations),
            ("stages.emit", stages.emit.violations),
            ("output", output.violations),
            ("run", run.violations),
        ]
        return parts.flatMap { prefix, found in
            found.map { OptionViolation(key: prefix + "." + $0.key, message: $0.message) }
        }
    }
}

/// The stages of the route, in its order.
public struct StagesConfiguration: StageConfiguration {
    public var ingest = IngestConfiguration()
    public var segment = SegmentConfiguration()
    public var extract = ExtractConfiguration()
    public var link = Switchable<LinkConfiguration>()
    public var emit = EmitConfiguration()

    public init() {}
}

/// The extractors. One that is switched off finds nothing, and nothing is loaded for it.
public struct ExtractConfiguration: StageConfiguration {
    public var numbers = Switchable<NumbersConfiguration>()
    public var dates = Switchable<DatesConfiguration>()
    public var organizations = Switchable<OrganizationsConfiguration>()

    public init() {}
}

/// The options of a stage and `enabled` beside them in the same object.
public struct Switchable<Options: StageConfiguration>: StageConfiguration, CustomReflectable {
    public var enabled: Bool = true
    public var options = Options()

    public init() {}

    private enum CodingKeys: CodingKey { case enabled }

    public init(from decoder: any Decoder) throws {
        enabled = try decoder.container(keyedBy: CodingKeys.self).decode(Bool.self, forKey: .enabled)
        options = try Options(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(enabled, forKey: .enabled)
        try options.encode(to: encoder)
    }

    /// The keys as they stand in the configuration.
    public var customMirror: Mirror {
        let children = [(label: String?.some("enabled"), value: enabled as Any)] + Mirror(reflecting: options).children
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
