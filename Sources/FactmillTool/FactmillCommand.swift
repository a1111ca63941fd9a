import ArgumentParser
import Factmill

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The tool. Data goes to standard output, messages to standard error; the exit code says how it ended.
@main
struct FactmillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "factmill",
        abstract: "Turns news documents into records of numbers, dates and organizations, each with its context.",
        discussion: """
            Exit codes: 0 all done, 1 internal error, 64 wrong use, 65 finished and some documents set aside, 66 input \
            missing, 73 output cannot be created, 74 reading or writing failed, 77 no permission, 78 configuration or \
            word list invalid.
            """,
        version: EngineVersion.current,
        subcommands: [
            RunCommand.self, StreamCommand.self, CheckCommand.self, DefaultsCommand.self, SchemaCommand.self,
            ExplainCommand.self,
        ])

    static func main() {
        // A reader that goes away shows as a failed write, which ends a command quietly.
        signal(SIGPIPE, SIG_IGN)
        main(nil)
    }
}
