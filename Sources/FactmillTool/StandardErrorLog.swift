import Factmill
import FoundationEssentials
import Logging

/// Writes messages to standard error, a line each: `factmill: warning: text key=value`, or a JSON object.
struct StandardErrorLog: LogHandler {
    let json: Bool
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    init(json: Bool, level: Logger.Level) {
        self.json = json
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let own = event.metadata ?? [:]
        let values = metadata.merging(own) { $1 }.sorted { $0.key < $1.key }
        var line: String
        if json {
            line = "{\"time\":\(JSONText.quoted(Date.now.formatted(.iso8601))),\"level\":\"\(event.level)\","
            line += "\"message\":\(JSONText.quoted("\(event.message)"))"
            for (key, value) in values { line += ",\(JSONText.quoted(key)):\(JSONText.quoted("\(value)"))" }
            line += "}"
        } else {
            let word =
                switch event.level {
                case .error, .critical: "error: "
                case .warning: "warning: "
                default: ""
                }
            // A message of several lines, or a name with a line break, stays recognizable line by line.
            line = "factmill: " + word + "\(event.message)".replacing("\n", with: "\nfactmill: " + word)
            for (key, value) in values { line += " \(key)=\("\(value)".replacing("\n", with: "\\n"))" }
        }
        StandardStreams.write(line + "\n", to: .error)
    }
}
