import Foundation

/// The files of this package as they lie in its folder, without builds, output and version control.
struct Repository: Sendable {
    let root: URL
    /// Paths relative to the root, sorted.
    let paths: [String]

    static let here: Repository = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let skipped = ["output", "Package.resolved"]
        var paths: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path + "/" + folder)) ?? []
            for name in names {
                let path = folder.isEmpty ? name : folder + "/" + name
                if name == ".git" || name.hasPrefix(".build") || name == "__pycache__" || skipped.contains(path) {
                    continue
                }
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: root.path + "/" + path, isDirectory: &isFolder)
                if isFolder.boolValue { folders.append(path) } else { paths.append(path) }
            }
        }
        return Repository(root: root, paths: paths.sorted())
    }()

    /// The text of a file; nil when it is not UTF-8.
    func text(_ path: String) -> String? { try? String(contentsOf: root.appending(path: path), encoding: .utf8) }

    func lines(_ path: String) -> [Substring] {
        text(path)?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    }

    /// Files below a folder with one of the endings.
    func files(below folder: String, endings: String...) -> [String] {
        paths.filter { path in path.hasPrefix(folder + "/") && endings.contains { path.hasSuffix("." + $0) } }
    }

    /// Swift source without comments and the insides of string literals, line by line.
    func code(_ path: String) -> [String] {
        var isLong = false
        return lines(path).map { line in
            var code = ""
            var isString = false
            var rest = line[...]
            while let character = rest.first {
                if rest.hasPrefix("\"\"\"") {
                    isLong.toggle()
                    rest = rest.dropFirst(3)
                    continue
                }
                if !isLong, !isString, rest.hasPrefix("//") { break }
                if !isLong, character == "\"" { isString.toggle() }
                if isString, character == "\\" { rest = rest.dropFirst() }
                if !isLong, !isString { code.append(character) }
                rest = rest.dropFirst()
            }
            return code
        }
    }
}
