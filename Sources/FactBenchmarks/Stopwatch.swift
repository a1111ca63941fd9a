import Foundation

/// Processor time, which a busy machine disturbs less than time on the wall.
enum Stopwatch {
    /// Seconds that this process has computed, all threads together.
    static var own: Double { seconds(ofChildren: false) }

    /// Seconds that finished child processes have computed.
    static var children: Double { seconds(ofChildren: true) }

    private static func seconds(ofChildren: Bool) -> Double {
        var usage = rusage()
        #if canImport(Glibc)
            let who = (ofChildren ? RUSAGE_CHILDREN : RUSAGE_SELF).rawValue
            let status = getrusage(who, &usage)
        #else
            let status = getrusage(ofChildren ? RUSAGE_CHILDREN : RUSAGE_SELF, &usage)
        #endif
        guard status == 0 else { return 0 }
        let micro = Double(usage.ru_utime.tv_usec) + Double(usage.ru_stime.tv_usec)
        return Double(usage.ru_utime.tv_sec) + Double(usage.ru_stime.tv_sec) + micro / 1e6
    }
}

/// A program run to its end with its output thrown away.
struct Command {
    let executable: String
    let arguments: [String]
    var environment: [String: String] = [:]

    /// The first program of that name on the PATH.
    static func find(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// Runs it and returns the processor time that it took, in seconds.
    func run() throws -> Double {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let before = Stopwatch.children
        try process.run()
        process.waitUntilExit()
        return Stopwatch.children - before
    }
}
