import ArgumentParser
import Factmill
import Logging

/// `factmill run`: the whole route over folders and files.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run", abstract: "TODO")
    func run() throws {}
}
