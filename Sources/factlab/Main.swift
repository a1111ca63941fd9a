import ArgumentParser

@main
struct Factlab: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "factlab", abstract: "Builds the tables and models that factmill carries.",
        subcommands: [NamesCommand.self, OrganizationsCommand.self, TuneCommand.self])
}
