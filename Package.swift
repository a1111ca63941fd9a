// swift-tools-version: 6.2
import PackageDescription

// The targets stand in import order: each imports only targets above it (Tests/RepositoryTests checks this).
// Warnings are errors in our own targets; SwiftPM leaves dependencies alone.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A test target beside its module; the files of `data` folders are read from the source tree, not bundled.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies + ["FactTestSupport"], path: "Tests/\(name)Tests",
        exclude: data, swiftSettings: strict)
}

let package = Package(
    name: "factmill",
    products: [
        .library(name: "Factmill", targets: ["Factmill"]),
        .executable(name: "factmill", targets: ["FactmillTool"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", "3.12.0"..<"5.0.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"]), .yum(["libxml2-devel"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "CFactData", exclude: ["Rules"], publicHeadersPath: "include"),
        .target(name: "FactText", dependencies: ["CFactData"], swiftSettings: strict),
        .target(name: "FactModel", dependencies: ["FactText"], swiftSettings: strict),
        .target(name: "FactNumerals", dependencies: ["FactText", "FactModel"], swiftSettings: strict),
        .target(name: "FactRules", dependencies: ["FactText", "FactModel", "FactNumerals"], swiftSettings: strict),
        .target(
            name: "FactIngest",
            dependencies: [
                "CLibXML2", "CZlib", "FactText", "FactModel", "FactNumerals",
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: strict),
        .target(name: "FactSegment", dependencies: ["FactText", "FactModel"], swiftSettings: strict),
        .target(
            name: "FactNumbers", dependencies: ["FactText", "FactModel", "FactNumerals", "FactRules"],
            swiftSettings: strict),
        .target(
            name: "FactDates", dependencies: ["FactText", "FactModel", "FactNumerals", "FactRules"],
            swiftSettings: strict),
        .target(name: "FactOrganizations", dependencies: ["FactText", "FactModel"], swiftSettings: strict),
        .target(name: "FactLink", dependencies: ["FactText", "FactModel"], swiftSettings: strict),
        .target(
            name: "FactEmit",
            dependencies: ["FactText", "FactModel", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(
            name: "Factmill",
            dependencies: [
                "FactText", "FactModel", "FactIngest", "FactSegment", "FactNumbers", "FactDates", "FactOrganizations",
                "FactLink", "FactEmit", .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "FactmillTool",
            dependencies: [
                "Factmill", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),

        // Off the route: building the name tables, timing, helpers of the tests.
        .executableTarget(
            name: "factlab",
            dependencies: [
                "FactText", "FactModel", "FactSegment", "FactOrganizations",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .target(
            name: "FactTestSupport", dependencies: ["FactText", "FactModel", "FactIngest", "FactSegment"],
            swiftSettings: strict),
        .executableTarget(
            name: "FactBenchmarks",
            dependencies: [
                "FactText", "FactModel", "FactIngest", "FactSegment", "FactNumbers", "FactDates", "FactOrganizations",
                "FactLink", "FactEmit", "Factmill", "FactTestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        tests("FactText", ["FactText"], data: ["Cases"]),
        tests("FactIngest", ["FactText", "FactModel", "FactNumerals", "FactIngest"]),
        tests("FactSegment", ["FactText", "FactModel", "FactSegment"], data: ["Cases"]),
        tests("FactNumbers", ["FactText", "FactModel", "FactNumerals", "FactNumbers"], data: ["Cases"]),
        tests("FactDates", ["FactText", "FactModel", "FactNumerals", "FactRules", "FactDates"], data: ["Cases"]),
        tests("FactOrganizations", ["FactText", "FactModel", "FactOrganizations"], data: ["Cases"]),
        tests(
            "FactLink",
            ["FactText", "FactModel", "FactNumbers", "FactDates", "FactOrganizations", "FactLink", "Factmill"],
            data: ["Cases"]),
        tests("FactEmit", ["FactText", "FactModel", "FactEmit", "Factmill"]),
        tests("Factmill", ["FactText", "FactModel", "FactEmit", "Factmill"], data: ["Cases"]),
        tests("Tool", ["FactmillTool"]),
        tests("Repository", ["FactText", "FactEmit", "Factmill"]),
    ],
    cLanguageStandard: .c2x
)
