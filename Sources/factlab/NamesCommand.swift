import ArgumentParser
import FactOrganizations
import Foundation

/// `factlab names`: compacts the name lists into one binary table.
struct NamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names", abstract: "Compacts lists of organization names into Models/names.bin.")

    @Option(help: "Folder with the name lists (*.tsv: name, aliases, kind, country, ids).")
    var data: String
    @Option(help: "Folder with places.tsv, given-names.tsv, common-words.tsv, lexemes.tsv and country-codes.tsv.")
    var rules: String = "Sources/CFactData/Rules"
    @Option(help: "File to write.")
    var output: String

    func run() throws {
        let filter = NameFilter(
            places: try words("\(rules)/places.tsv", where: { $0.count > 1 && $0[1] != "demonym" }),
            demonyms: try words("\(rules)/places.tsv", where: { $0.count > 1 && $0[1] == "demonym" }),
            givenNames: try words("\(rules)/given-names.tsv"),
            commonWords: try words("\(rules)/common-words.tsv").union(
                try words(
                    "\(rules)/lexemes.tsv", where: { $0.count > 1 && $0[1].split(separator: " ").contains("common") })))
        var compactor = NameCompactor(filter: filter, countryCodes: try codes("\(rules)/country-codes.tsv"))
        for list in NameList.all {
            let path = "\(data)/\(list.file)"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            var number = 0
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.isEmpty {
                number += 1
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard cells.count == 5 else {
                    throw ValidationError("\(path):\(number): has \(cells.count) columns, 5 are expected")
                }
                compactor.add(cells, list)
            }
        }
        let bytes = compactor.encode()
        try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
        FileHandle.standardError.write(Data((compactor.summary + ", \(bytes.count) bytes\n").utf8))
    }

    private func words(_ path: String, where isWanted: ([String]) -> Bool = { _ in true }) throws -> Set<String> {
        var words: Set<String> = []
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") where line.first != "#" {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if isWanted(cells) { words.insert(cells[0].lowercased()) }
        }
        return words
    }

    private func codes(_ path: String) throws -> [String: String] {
        var codes: [String: String] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") where line.first != "#" {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if cells.count == 2 { codes[cells[0]] = cells[1] }
        }
        return codes
    }
}
