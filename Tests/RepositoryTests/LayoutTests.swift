import Foundation
import Testing

/// The rules of the code that a compiler does not check.
@Suite struct LayoutTests {
    static let repository = Repository.here
    static let sources = repository.files(below: "Sources", endings: "swift")
    static let swiftFiles = sources + repository.files(below: "Tests", endings: "swift")

    @Test func everyFolderOfSourcesIsATarget() {
        let folders = Set(Self.repository.paths.filter { $0.hasPrefix("Sources/") }.map { $0.split(separator: "/")[1] })
        let targets = Set(PackageManifest.here.targets.filter { !$0.isTest }.map { Substring($0.name) })
        #expect(folders == targets)
        #expect(targets.count > 15)
    }

    /// A module imports only what stands above it in Package.swift, and says so there.
    @Test(arguments: PackageManifest.here.targets.map(\.name))
    func importsRunDownhill(_ name: String) throws {
        let targets = PackageManifest.here.targets
        let index = try #require(targets.firstIndex { $0.name == name })
        let target = targets[index]
        let above = Set(targets[..<index].map(\.name))
        let own = Set(targets.map(\.name))
        let folder = (target.isTest ? "Tests/" : "Sources/") + name
        for path in Self.repository.files(below: folder, endings: "swift") {
            for module in imports(path) where own.contains(module) {
                #expect(above.contains(module), "\(path) imports \(module), which stands below \(name)")
                #expect(
                    target.dependencies.contains(module), "\(path) imports \(module), which \(name) does not declare")
            }
        }
    }

    /// The stages know each other's types only through FactModel; only the library Factmill joins them.
    @Test func stagesDoNotImportEachOther() {
        let stages: Set = [
            "FactIngest", "FactSegment", "FactNumbers", "FactDates", "FactOrganizations", "FactLink", "FactEmit",
        ]
        for stage in stages {
            for path in Self.repository.files(below: "Sources/" + stage, endings: "swift") {
                #expect(stages.isDisjoint(with: imports(path)), "\(path)")
            }
        }
    }

    @Test func onlyTheHTMLFolderImportsLibXML2() {
        for path in Self.sources where !path.hasPrefix("Sources/FactIngest/HTML/") {
            #expect(!imports(path).contains("CLibXML2"), "\(path)")
        }
    }

    /// No Foundation where documents are read and facts are made; FoundationEssentials where rule files are decoded.
    @Test func theHotPathDoesWithoutFoundation() {
        let modules = [
            "FactText", "FactModel", "FactNumerals", "FactRules", "FactNumbers", "FactDates", "FactOrganizations",
            "FactLink", "FactEmit", "FactSegment",
        ]
        for module in modules {
            for path in Self.repository.files(below: "Sources/" + module, endings: "swift") {
                #expect(!imports(path).contains("Foundation"), "\(path)")
            }
        }
    }

    @Test func everyModuleStandsInTheReadmeMap() throws {
        let readme = try #require(Self.repository.text("README.md"))
        for target in PackageManifest.here.targets where !target.isTest {
            #expect(readme.contains("`\(target.name)`"), "README.md does not say what \(target.name) is")
        }
    }

    /// Input is hostile: nothing in the sources may trap on purpose.
    @Test(arguments: sources)
    func nothingTrapsOnPurpose(_ path: String) {
        let forbidden = ["try!", "as!", "fatalError(", "preconditionFailure(", "precondition(", "assertionFailure("]
        for (index, line) in Self.repository.code(path).enumerated() {
            for word in forbidden { #expect(!line.contains(word), "\(path):\(index + 1): \(word)") }
            #expect(!hasForceUnwrap(line), "\(path):\(index + 1): force unwrap")
        }
    }

    @Test func filesStayShort() {
        for path in Self.swiftFiles {
            let count = Self.repository.lines(path).count - 1
            #expect(count <= 400, "\(path) has \(count) lines")
        }
    }

    @Test func noFileKnowsAMachine() {
        let roots = ["work", "root", "home", "Users"].map { "/\($0)/" }
        let exempt = ["LICENSE", "Tests/RepositoryTests/LayoutTests.swift"]
        for path in Self.repository.paths where !exempt.contains(path) && !path.hasPrefix("seeds/") {
            guard path.hasSuffix(".swift") || !path.contains("/Cases/"), let text = Self.repository.text(path) else {
                continue
            }
            for root in roots {
                // A path starts behind a space, a quote, a bracket or an equals sign; `a/work/b` is not one.
                for mark in [" ", "\"", "'", "(", "=", "\t", "\n", "`", ":"] {
                    #expect(!text.contains(mark + root), "\(path) has a path below \(root)")
                }
            }
        }
    }

    @Test(arguments: ["scripts/setup", "scripts/run", "scripts/test", ".ci/run"])
    func scriptsCanBeStarted(_ path: String) {
        #expect(FileManager.default.isExecutableFile(atPath: Self.repository.root.appending(path: path).path))
    }

    private func imports(_ path: String) -> Set<String> {
        var modules: Set<String> = []
        for line in Self.repository.code(path) {
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at <= 2, at + 1 < words.count else { continue }
            // `import struct Foundation.URL`
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "typealias", "let", "var"]
            let name = kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
            modules.insert(String(name.prefix { $0 != "." }))
        }
        return modules
    }

    /// `name!`, `)!`, `]!` that is not `!=`.
    private func hasForceUnwrap(_ line: String) -> Bool {
        let characters = Array(line)
        return characters.indices.dropFirst().contains { i in
            guard characters[i] == "!" else { return false }
            let before = characters[i - 1]
            guard before.isLetter || before.isNumber || before == "_" || before == ")" || before == "]" else {
                return false
            }
            return i + 1 == characters.count || characters[i + 1] != "="
        }
    }
}
