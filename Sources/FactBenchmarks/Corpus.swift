import FactModel
import Foundation

/// The files that are timed, read into memory before the clock starts.
struct Corpus {
    let name: String
    /// Absolute paths, sorted.
    let paths: [String]
    let sources: [SourceDocument]

    var bytes: Int { sources.reduce(0) { $0 + $1.bytes.count } }

    /// Files below a folder with one of the endings; nil when there is none.
    init?(_ name: String, folder: String, endings: [String]) throws {
        var paths: [String] = []
        let root = URL(filePath: folder).standardizedFileURL
        if let names = FileManager.default.enumerator(atPath: root.path) {
            for case let path as String in names where endings.contains(where: path.hasSuffix) {
                paths.append(root.path + "/" + path)
            }
        }
        guard !paths.isEmpty else { return nil }
        paths.sort()
        self.name = name
        self.paths = paths
        sources = try paths.map { SourceDocument(id: $0, bytes: Array(try Data(contentsOf: URL(filePath: $0)))) }
    }

    /// Makes a folder and returns its path.
    static func makeFolder(_ path: String) throws -> String {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    static func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
}
