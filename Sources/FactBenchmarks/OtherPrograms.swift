import FactModel
import Foundation

/// The programs that a corpus is given to besides the stages: yardsticks that everybody has, and the tool itself.
struct OtherPrograms {
    /// The factmill executable.
    let tool: String?
    /// A folder for the tool's output and for the corpus in one file.
    let scratch: String

    func commands(_ corpus: Corpus) throws -> [(name: String, command: Command)] {
        var commands: [(name: String, command: Command)] = []
        if let wc = Command.find("wc") {
            // One file: starting to read a thousand small ones is not what is measured.
            let joined = "\(scratch)/\(corpus.name).joined"
            var bytes = Data()
            for source in corpus.sources { bytes.append(contentsOf: source.bytes) }
            try bytes.write(to: URL(filePath: joined))
            commands.append(
                ("wc -w", Command(executable: wc, arguments: ["-w", joined], environment: ["LC_ALL": "C.UTF-8"])))
        }
        if corpus.name == "html", let xmllint = Command.find("xmllint") {
            // The system's limit for arguments is far above; whoever gives more pages times the first of them.
            let paths = Array(corpus.paths.prefix(20_000))
            commands.append(
                ("xmllint --html --noout", Command(executable: xmllint, arguments: ["--html", "--noout"] + paths)))
        }
        if let tool {
            let list = corpus.paths
            for jobs in ["1", "2"] {
                let arguments = ["run", "--quiet", "--jobs", jobs, "--output", "\(scratch)/out-\(jobs)"] + list
                commands.append(("factmill run --jobs \(jobs)", Command(executable: tool, arguments: arguments)))
            }
        }
        return commands
    }
}
