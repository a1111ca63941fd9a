/// The version of the engine, which stands in every record and manifest.
public enum EngineVersion {
    public static let current = "0.1.0"
}
