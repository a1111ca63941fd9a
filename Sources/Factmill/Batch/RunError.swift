/// Why a whole run could not be done, as opposed to a document that was set aside.
public struct RunError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of failure: each has its own exit code.
    public enum Kind: Sendable, CaseIterable {
        /// An input does not exist, or no file in it matches.
        case inputMissing
        /// The output cannot be created.
        case cannotCreateOutput
        /// Reading or writing failed, a full disk above all.
        case inputOutput
        /// The system refuses access.
        case permission
    }

    public let kind: Kind
    /// The file or folder, as text for people.
    public let path: String
    public let message: String

    public init(_ kind: Kind, path: String, _ message: String) {
        self.kind = kind
        self.path = path
        self.message = message
    }

    public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}
