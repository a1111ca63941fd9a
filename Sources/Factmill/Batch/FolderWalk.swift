import FactModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds the files below one folder that are to be read. No recursion, and no folder is entered twice.
struct FolderWalk {
    /// A file, by its path below the folder.
    struct Found {
        let relative: [UInt8]
        var problem: InputProblem?
    }

    private(set) var found: [Found] = []
    private(set) var warnings: [Warning] = []
    private let root: FilePath
    private let configuration: InputConfiguration
    private let included: [[UInt8]]
    private let excluded: [[UInt8]]
    /// Folders below `root` that are still to be read.
    private var pending: [[UInt8]] = [[]]
    /// Folders that were entered; kept only when links to folders are followed.
    private var entered: Set<FileIdentity> = []

    init(_ root: FilePath, _ configuration: InputConfiguration) {
        self.root = root
        self.configuration = configuration
        included = configuration.include.map { FolderWalk.folded(Array($0.utf8)) }
        excluded = configuration.exclude.map { FolderWalk.folded(Array($0.utf8)) }
    }

    /// Walks the whole folder. Throws when the folder itself cannot be read.
    mutating func run() throws(RunError) {
        while let folder = pending.popLast() {
            if configuration.links == .all, !enter(folder) { continue }
            do throws(SystemError) {
                for (name, kind) in try FolderWalk.children(root.appending(folder)) {
                    visit(name: name, kind: kind, in: folder)
                }
            } catch {
                if folder.isEmpty {
                    throw RunError(error.isDenied ? .permission : .inputMissing, path: root.text, error.words)
                }
                let path = folder + [UInt8(ascii: "/")]
                found.append(
                    Found(relative: path, problem: InputProblem(.quarantined, "unreadable-folder", error.words)))
            }
        }
    }

    private mutating func enter(_ folder: [UInt8]) -> Bool {
        guard let status = try? root.appending(folder).status(following: true) else { return true }
        return entered.insert(status.identity).inserted
    }

    private mutating func visit(name: [UInt8], kind: FileStatus.Kind, in folder: [UInt8]) {
        if name.first == UInt8(ascii: "."), !configuration.hidden { return }
        let relative = folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
        switch kind {
        case .folder: pending.append(relative)
        case .file where isWanted(name): found.append(Found(relative: relative))
        case .special where isWanted(name): found.append(Found(relative: relative, problem: .notAFile))
        case .link: follow(relative, name: name)
        case .file, .special: break
        }
    }

    private mutating func follow(_ relative: [UInt8], name: [UInt8]) {
        if configuration.links == .none {
            guard isWanted(name) else { return }
            let problem = InputProblem(.skipped, "link", "is a link, and input.links is none")
            found.append(Found(relative: relative, problem: problem))
            return
        }
        do throws(SystemError) {
            switch try root.appending(relative).status(following: true).kind {
            case .folder where configuration.links == .all: pending.append(relative)
            case .folder:
                warnings.append(
                    Warning(
                        code: "folder-link",
                        message: "\(DocumentID.text(relative)) is a link to a folder and is not followed (input.links)")
                )
            case .file where isWanted(name): found.append(Found(relative: relative))
            case .special where isWanted(name): found.append(Found(relative: relative, problem: .notAFile))
            case .file, .special, .link: break
            }
        } catch {
            guard isWanted(name) else { return }
            let problem = InputProblem(.quarantined, "unreadable", "is a link that leads nowhere: \(error.words)")
            found.append(Found(relative: relative, problem: problem))
        }
    }

    private func isWanted(_ name: [UInt8]) -> Bool {
        let name = FolderWalk.folded(name)
        func ends(in suffixes: [[UInt8]]) -> Bool {
            suffixes.contains { name.count >= $0.count && name.suffix($0.count).elementsEqual($0) }
        }
        return (included.isEmpty || ends(in: included)) && !ends(in: excluded)
    }

    /// ASCII letters in lower case.
    private static func folded(_ name: [UInt8]) -> [UInt8] {
        name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }

    /// Names and kinds of what a folder holds, in no order.
    private static func children(_ folder: FilePath) throws(SystemError) -> [(name: [UInt8], kind: FileStatus.Kind)] {
        guard let opened = folder.withCString({ opendir($0) }), let stream = opened else { throw .last }
        defer { closedir(stream) }
        var children: [(name: [UInt8], kind: FileStatus.Kind)] = []
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw .last }
                return children
            }
            let start = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: UInt8.self)
            let name = Array(
                UnsafeBufferPointer(start: start, count: strlen(UnsafePointer<CChar>(OpaquePointer(start)))))
            if name == [UInt8(ascii: ".")] || name == [UInt8(ascii: "."), UInt8(ascii: ".")] { continue }
            children.append((name, kind(of: entry.pointee.d_type, folder.appending(name))))
        }
    }

    private static func kind(of type: UInt8, _ path: FilePath) -> FileStatus.Kind {
        switch Int(type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        // Some file systems do not say.
        case Int(DT_UNKNOWN): (try? path.status(following: false).kind) ?? .special
        default: .special
        }
    }
}
