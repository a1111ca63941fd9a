import Foundation

/// The targets of Package.swift in the order in which they stand there, with what they depend on.
struct PackageManifest: Sendable {
    struct Target: Sendable {
        let name: String
        let dependencies: Set<String>
        let isTest: Bool
    }

    let targets: [Target]

    static let here = PackageManifest(Repository.here)

    /// Reads the manifest as text: a target starts at `.target(`, `.executableTarget(`, `.systemLibrary(` or `tests(`,
    /// its first string is its name, and the strings behind `dependencies:` are what it depends on.
    init(_ repository: Repository) {
        let manifest = repository.text("Package.swift") ?? ""
        let body = manifest.range(of: "\n    targets: [").map { manifest[$0.upperBound...] } ?? ""
        var targets: [Target] = []
        var rest = body[...]
        let starts = [".target(", ".executableTarget(", ".systemLibrary(", "tests("]
        func nextStart(_ text: Substring) -> (range: Range<Substring.Index>, isTest: Bool)? {
            starts.compactMap { start in text.range(of: "\n        " + start).map { ($0, start == "tests(") } }
                .min { $0.0.lowerBound < $1.0.lowerBound }
        }
        while let (start, isTest) = nextStart(rest) {
            rest = rest[start.upperBound...]
            let end = nextStart(rest)?.range.lowerBound ?? rest.endIndex
            let declaration = rest[..<end]
            let strings = declaration.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
            if let name = strings.first {
                targets.append(
                    Target(
                        name: isTest ? name + "Tests" : name,
                        dependencies: Set(strings.dropFirst()).union(isTest ? ["FactTestSupport"] : []), isTest: isTest)
                )
            }
        }
        self.targets = targets
    }
}
