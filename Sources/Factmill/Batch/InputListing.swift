import FactEmit
import FactModel

/// The documents of a run, sorted by the bytes of their ids.
///
/// The id of a document is its path relative to the input folder, or its name where the input is a file itself. With
/// several inputs the last part of each input's path stands in front (`2025/a.txt`), and as many parts before it as
/// make the inputs differ. Bytes that are not UTF-8 are written `%E9`, and `%` in such a name `%25`. A file that two
/// inputs reach is read once, under the first of both.
struct InputListing: Sendable {
    /// One document to be.
    struct Entry: Sendable {
        let id: String
        let path: FilePath
        /// Why it is not read at all.
        var problem: InputProblem?
    }

    private(set) var entries: [Entry] = []
    /// What was passed over and a user should know of.
    private(set) var warnings: [Warning] = []

    /// Lists files and folders. Throws `RunError` when an input does not exist or cannot be looked into, or when
    /// there is nothing to read.
    init(_ paths: [FilePath], _ configuration: InputConfiguration) throws(RunError) {
        let inputs = try InputListing.distinct(paths)
        let labels = InputListing.labels(inputs.map(\.canonical))
        for (input, label) in zip(inputs, labels) {
            var walk = FolderWalk(input.path, configuration)
            let isAlone = inputs.count == 1
            switch input.kind {
            case .folder:
                try walk.run()
                let prefix = isAlone ? [] : label + [UInt8(ascii: "/")]
                for found in walk.found {
                    let id = DocumentID.text(prefix + found.relative)
                    entries.append(Entry(id: id, path: input.path.appending(found.relative), problem: found.problem))
                }
                warnings += walk.warnings
            case .file, .link:
                entries.append(Entry(id: DocumentID.text(isAlone ? input.path.lastComponent : label), path: input.path))
            case .special:
                entries.append(
                    Entry(
                        id: DocumentID.text(isAlone ? input.path.lastComponent : label), path: input.path,
                        problem: .notAFile))
            }
        }
        if inputs.count > 1 { dropRepeated() }
        if entries.isEmpty {
            let names = paths.map(\.text).joined(separator: ", ")
            let ends = configuration.include.joined(separator: ", ")
            let wanted = ends.isEmpty ? "there is no file" : "there is no file whose name ends in one of \(ends)"
            throw RunError(.inputMissing, path: names, wanted)
        }
        entries.sort { a, b in
            a.id.utf8.elementsEqual(b.id.utf8)
                ? a.path.bytes.lexicographicallyPrecedes(b.path.bytes)
                : a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
        }
        tellApart()
    }

    private struct Input {
        let path: FilePath
        let canonical: FilePath
        let kind: FileStatus.Kind
    }

    private static func distinct(_ paths: [FilePath]) throws(RunError) -> [Input] {
        var seen: Set<FilePath> = []
        var inputs: [Input] = []
        for path in paths {
            do throws(SystemError) {
                let kind = try path.status(following: true).kind
                let canonical = path.canonical ?? path
                if seen.insert(canonical).inserted {
                    inputs.append(Input(path: path, canonical: canonical, kind: kind))
                }
            } catch {
                throw RunError(error.isDenied ? .permission : .inputMissing, path: path.text, error.words)
            }
        }
        return inputs
    }

    /// For each path its last parts, as few as make them all different.
    static func labels(_ paths: [FilePath]) -> [[UInt8]] {
        let parts = paths.map { $0.bytes.split(separator: UInt8(ascii: "/")).map(Array.init) }
        var lengths = Array(repeating: 1, count: paths.count)
        while true {
            let labels = zip(parts, lengths).map { parts, length in
                Array(parts.suffix(length).joined(separator: [UInt8(ascii: "/")]))
            }
            let groups = Dictionary(grouping: labels.indices) { labels[$0] }
            let unclear = groups.values.filter { $0.count > 1 }.joined().filter { lengths[$0] < parts[$0].count }
            if unclear.isEmpty { return labels }
            for index in unclear { lengths[index] += 1 }
        }
    }

    /// Keeps the first of several entries for the same file.
    private mutating func dropRepeated() {
        var seen: Set<FilePath> = []
        entries = entries.filter { entry in
            let folder = entry.path.folder
            let name = entry.path.lastComponent
            let full = (folder.bytes.isEmpty ? FilePath(".") : folder).canonical?.appending(name)
            return seen.insert(full ?? entry.path).inserted
        }
    }

    /// Ids that came out the same (one name spells what another one's bytes are written as) get a number.
    private mutating func tellApart() {
        var repeats = 1
        for index in entries.indices.dropFirst() {
            if entries[index].id.utf8.elementsEqual(entries[index - repeats].id.utf8) {
                repeats += 1
                let entry = entries[index]
                entries[index] = Entry(id: "\(entry.id)~\(repeats)", path: entry.path, problem: entry.problem)
            } else {
                repeats = 1
            }
        }
    }
}

/// Why a listed file is not read.
struct InputProblem: Sendable {
    let status: DocumentStatus
    let error: DocumentError

    init(_ status: DocumentStatus, _ code: String, _ message: String) {
        self.status = status
        error = DocumentError(stage: "input", code: code, message: message)
    }

    static let notAFile = InputProblem(.skipped, "not-a-file", "is a pipe, socket or device")
}

/// Document ids from the bytes of paths.
enum DocumentID {
    /// The path as text. A part that is not UTF-8 has its stray bytes, and `%`, written as `%` and two digits.
    static func text(_ path: [UInt8]) -> String {
        if let text = String(validating: path, as: UTF8.self) { return text }
        return path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { part in
            String(validating: part, as: UTF8.self) ?? escaped(part)
        }.joined(separator: "/")
    }

    private static func escaped(_ part: ArraySlice<UInt8>) -> String {
        var out = ""
        var rest = part
        while let first = rest.first {
            // A code point has at most four bytes.
            let length = (1...4).first { String(validating: rest.prefix($0), as: UTF8.self) != nil }
            if let length, length <= rest.count, first != UInt8(ascii: "%") {
                out += String(decoding: rest.prefix(length), as: UTF8.self)
                rest = rest.dropFirst(length)
            } else {
                let digits = String(first, radix: 16, uppercase: true)
                out += "%" + (digits.count < 2 ? "0" : "") + digits
                rest = rest.dropFirst()
            }
        }
        return out
    }
}
