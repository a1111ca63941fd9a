import Foundation
import Testing

/// `factmill run` from outside.
@Suite struct RunTests {
    private static let text = "Acme Corp. sold 12 percent more on 3 March 2024. It hired 1,200 people in May 2024."
    private static let files = ["facts.jsonl", "documents.jsonl", "organizations.jsonl", "errors.jsonl"]

    @Test func everyDocumentHasItsRow() throws {
        let scratch = try Scratch()
        try scratch.write("in/b.txt", Self.text)
        try scratch.write("in/a/c.TXT", Self.text)
        try scratch.write("in/a.txt", Self.text)
        try scratch.write("in/image.txt", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]))
        try scratch.write("in/.hidden.txt", Self.text)
        try scratch.write("in/notes.csv", Self.text)
        let run = try Tool.run("run", scratch.path("in"), "--output", scratch.path("out"))
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        let documents = try scratch.rows("out/documents.jsonl")
        #expect(documents.map { $0["doc_id"] as? String } == ["a.txt", "a/c.TXT", "b.txt", "image.txt", "notes.csv"])
        #expect(documents.map { $0["status"] as? String } == ["ok", "ok", "ok", "quarantined", "ok"])
        let errors = try scratch.rows("out/errors.jsonl")
        #expect(errors.count == 1 && errors[0]["code"] as? String == "unsupported-media-type")
        let manifest = try #require(
            try JSONSerialization.jsonObject(with: Data(scratch.read("out/run.json").utf8)) as? [String: Any])
        let counts = try #require(manifest["counts"] as? [String: Int])
        #expect(counts["seen"] == 5 && counts["ok"] == 4 && counts["quarantined"] == 1 && counts["skipped"] == 0)
        #expect(try scratch.list("out") == (Self.files + ["run.json"]).sorted(), "no temporary file is left")
    }

    @Test func namesDecideWhatIsRead() throws {
        let scratch = try Scratch()
        for name in ["a.txt", "b.html", "c.log", ".hidden.txt"] { try scratch.write("in/\(name)", Self.text) }
        func ids(_ options: String...) throws -> [String?] {
            let arguments = options.flatMap { ["--set", $0] }
            _ = try Tool.run(["run", scratch.path("in"), "--output", scratch.path("out")] + arguments)
            return try scratch.rows("out/documents.jsonl").map { $0["doc_id"] as? String }
        }
        #expect(try ids() == ["a.txt", "b.html", "c.log"])
        #expect(try ids("input.include=[\".TXT\", \".html\"]") == ["a.txt", "b.html"])
        #expect(try ids("input.exclude=[\".log\"]") == ["a.txt", "b.html"])
        #expect(try ids("input.hidden=true") == [".hidden.txt", "a.txt", "b.html", "c.log"])
    }

    @Test func theBytesDependOnNothingButTheInput() throws {
        let scratch = try Scratch()
        for i in 0..<60 {
            try scratch.write(
                "one/\(i % 7)/\(i).txt", "On \(i % 28 + 1) May 2024 the firm sold \(i) cars. \(Self.text) 北京 😀 \(i).")
        }
        // Another folder, written in another order.
        for i in (0..<60).reversed() {
            try scratch.write("two/\(i % 7)/\(i).txt", try scratch.read("one/\(i % 7)/\(i).txt"))
        }
        let runs: [(folder: String, jobs: String, environment: [String: String])] = [
            ("one", "1", [:]), ("one", "2", ["TZ": "Asia/Shanghai"]), ("one", "8", ["LANG": "tr_TR.UTF-8"]),
            ("two", "3", ["TZ": "America/New_York", "LC_ALL": "zh_CN.UTF-8"]),
        ]
        for (index, run) in runs.enumerated() {
            let result = try Tool.run(
                "run", scratch.path(run.folder), "--output", scratch.path("out\(index)"), "--jobs", run.jobs,
                environment: run.environment)
            #expect(result.status == 0)
            for file in Self.files {
                let (first, own) = (try scratch.read("out0/\(file)"), try scratch.read("out\(index)/\(file)"))
                #expect(first == own, "\(file) with \(run)")
            }
        }
        #expect(try scratch.rows("out0/documents.jsonl").count == 60)
    }

    @Test func severalInputsAreToldApart() throws {
        let scratch = try Scratch()
        try scratch.write("x/in/a.txt", Self.text)
        try scratch.write("y/in/a.txt", Self.text)
        try scratch.write("z.txt", Self.text)
        let run = try Tool.run(
            "run", scratch.path("x/in"), scratch.path("y/in"), scratch.path("z.txt"), scratch.path("x/in/a.txt"),
            scratch.path("x/../x/in"), "--output", scratch.path("out"))
        #expect(run.status == 0)
        #expect(
            try scratch.rows("out/documents.jsonl").map { $0["doc_id"] as? String } == [
                "x/in/a.txt", "y/in/a.txt", "z.txt",
            ])
    }

    @Test func aNamedFileIsReadWhateverItsEnd() throws {
        let scratch = try Scratch()
        try scratch.write("notes.md", Self.text)
        #expect(try Tool.run("run", scratch.path("notes.md"), "--output", scratch.path("out")).status == 0)
        #expect(try scratch.rows("out/documents.jsonl").map { $0["doc_id"] as? String } == ["notes.md"])
    }

    @Test func namesThatAreNotUTF8AreEscaped() throws {
        let scratch = try Scratch()
        try scratch.write("in/ok%.txt", Self.text)
        let name = Array((scratch.path("in") + "/caf").utf8) + [0xE9] + Array("%.txt".utf8) + [0]
        let file = name.withUnsafeBytes { fopen($0.bindMemory(to: CChar.self).baseAddress!, "w") }
        try #require(file != nil)
        if let file {
            fputs("One sentence.", file)
            fclose(file)
        }
        #expect(try Tool.run("run", scratch.path("in"), "--output", scratch.path("out")).status == 0)
        #expect(
            try scratch.rows("out/documents.jsonl").map { $0["doc_id"] as? String } == ["caf%E9%25.txt", "ok%.txt"])
    }

    @Test func whatIsNoFileIsSkippedAndNothingBlocks() throws {
        let scratch = try Scratch()
        try scratch.write("in/a.txt", Self.text)
        #expect(mkfifo(scratch.path("in/pipe.txt"), 0o600) == 0)
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: scratch.path("in/loop.txt"), withDestinationPath: "loop.txt")
        try manager.createSymbolicLink(atPath: scratch.path("in/gone.txt"), withDestinationPath: "nothing")
        try manager.createSymbolicLink(atPath: scratch.path("in/linked.txt"), withDestinationPath: "a.txt")
        try manager.createSymbolicLink(atPath: scratch.path("in/again"), withDestinationPath: ".")
        try manager.createSymbolicLink(atPath: scratch.path("in/zero.txt"), withDestinationPath: "/dev/zero")
        let run = try Tool.run("run", scratch.path("in"), "--output", scratch.path("out"))
        #expect(run.status == 65)
        let status = try scratch.rows("out/documents.jsonl").map {
            "\($0["doc_id"] as? String ?? "") \($0["status"] as? String ?? "")"
        }
        #expect(
            status == [
                "a.txt ok", "gone.txt quarantined", "linked.txt ok", "loop.txt quarantined", "pipe.txt skipped",
                "zero.txt skipped",
            ])
        #expect(try scratch.read("out/run.json").contains("folder-link"))
        let all = try Tool.run(
            "run", scratch.path("in"), "--output", scratch.path("all"), "--set", "input.links=all")
        #expect(all.status == 65)
        #expect(try scratch.rows("all/documents.jsonl").count == 6, "no file twice")
        let none = try Tool.run(
            "run", scratch.path("in"), "--output", scratch.path("none"), "--set", "input.links=none")
        #expect(none.status == 0)
        #expect(try scratch.rows("none/errors.jsonl").count == 6)
    }

    @Test func aFailingRunHarmsNothing() throws {
        let scratch = try Scratch()
        try scratch.write("in/a.txt", Self.text)
        #expect(try Tool.run("run", scratch.path("in"), "--output", scratch.path("out")).status == 0)
        let before = try Self.files.map { try scratch.read("out/\($0)") }
        try scratch.write("bad.json", "{\"run\": {\"jbs\": 1}}")
        let attempts: [([String], Int32)] = [
            (["run", scratch.path("nothing")], 66),
            (["run", scratch.path("in"), "--config", scratch.path("bad.json")], 78),
            (["run", scratch.path("in"), "--config", scratch.path("none.json")], 78),
            (["run", scratch.path("in"), "--set", "run.jbs=1"], 78), (["run", scratch.path("in"), "--jobs", "x"], 64),
            (["run", scratch.path("in"), "--jobs", "-1"], 64),
            (["run", scratch.path("in"), "--date", "2026-02-30"], 64),
            (["run", scratch.path("in"), "--set", "input.include=[\".md\"]"], 66),
        ]
        for (arguments, status) in attempts {
            let run = try Tool.run(arguments + ["--output", scratch.path("out")])
            #expect(run.status == status, "\(arguments)")
            #expect(!run.errors.isEmpty && run.output.isEmpty, "\(arguments)")
        }
        #expect(try Self.files.map { try scratch.read("out/\($0)") } == before)
        #expect(try scratch.list("out") == (Self.files + ["run.json"]).sorted())
    }

    @Test func anOutputThatCannotBeMadeIsNamed() throws {
        let scratch = try Scratch()
        try scratch.write("in/a.txt", Self.text)
        let file = try scratch.write("file", "kept")
        for output in [file, file + "/below"] {
            let run = try Tool.run("run", scratch.path("in"), "--output", output)
            #expect(run.status == 73)
            #expect(run.errors == "factmill: error: \(file): is not a folder\n")
        }
        #expect(try scratch.read("file") == "kept")
        try scratch.write("out/facts.jsonl/x", "kept")
        #expect(try Tool.run("run", scratch.path("in"), "--output", scratch.path("out")).status == 73)
        #expect(try scratch.list("out") == ["facts.jsonl"])
    }

    @Test(.enabled(if: getuid() != 0, "root may read and write everything"))
    func missingPermissionIsItsOwnCode() throws {
        let scratch = try Scratch()
        try scratch.write("in/a.txt", Self.text)
        try scratch.write("shut/x", "")
        chmod(scratch.path("shut"), 0o500)
        #expect(try Tool.run("run", scratch.path("in"), "--output", scratch.path("shut/out")).status == 77)
        chmod(scratch.path("in"), 0)
        #expect(try Tool.run("run", scratch.path("in"), "--output", scratch.path("out")).status == 77)
        chmod(scratch.path("in"), 0o700)
        chmod(scratch.path("in/a.txt"), 0)
        #expect(try Tool.run("run", scratch.path("in"), "--output", scratch.path("out")).status == 65)
        chmod(scratch.path("shut"), 0o700)
    }

    @Test(.enabled(if: FileManager.default.isWritableFile(atPath: "/dev/full"), "there is no /dev/full"))
    func aFullDiskIsToldOnStandardOutput() throws {
        let run = try Tool.shell(#"echo '{"id":"a","text":"One."}' | "$0" stream --emit sentences > /dev/full"#)
        #expect(run.status == 74)
        #expect(run.errors == "factmill: error: standard output: no space left on device\n")
    }

    @Test func theConfigurationsPathsStartFromItsFolder() throws {
        let scratch = try Scratch()
        try scratch.write("project/data/a.txt", Self.text)
        try scratch.write(
            "project/pipeline.json", #"{"input": {"paths": ["data"]}, "output": {"folder": "results"}}"#)
        #expect(try Tool.run("run", "--config", "project/pipeline.json", in: scratch.url).status == 0)
        #expect(scratch.exists("project/results/facts.jsonl"))
        #expect(
            try Tool.run("run", in: scratch.url.appendingPathComponent("project")).status == 0,
            "pipeline.json of the current folder is taken")
        #expect(try Tool.run("run", in: scratch.url).status == 64, "there is nothing to read")
    }

    @Test func aDryRunWritesNothing() throws {
        let scratch = try Scratch()
        try scratch.write("in/b.txt", Self.text)
        try scratch.write("in/a.txt", Self.text)
        let run = try Tool.run("run", scratch.path("in"), "--output", scratch.path("out"), "--dry-run")
        #expect(run.status == 0)
        #expect(run.output == "a.txt\nb.txt\n")
        #expect(!scratch.exists("out"))
    }

    @Test func theDateOptionDatesDocumentsWithoutOne() throws {
        let scratch = try Scratch()
        try scratch.write("in/a.txt", "Prices rose.")
        for (options, date) in [([], nil), (["--date", "2026-02-11"], "2026-02-11")] as [([String], String?)] {
            let run = try Tool.run(["run", scratch.path("in"), "--output", scratch.path("out")] + options)
            #expect(run.status == 0)
            #expect(try scratch.rows("out/documents.jsonl").first?["doc_date"] as? String == date)
        }
    }

    @Test func messagesAreAsAskedFor() throws {
        let scratch = try Scratch()
        try scratch.write("in/a.txt", Self.text)
        let base = ["run", scratch.path("in"), "--output", scratch.path("out")]
        #expect(try Tool.run(base + ["--quiet"]).errors.isEmpty)
        #expect(try !Tool.run(base).errors.contains("\r"), "no progress line in a pipe")
        #expect(try Tool.run(base + ["--progress", "always"]).errors.contains("1/1 documents"))
        let rows = try JSONRows.parse(try Tool.run(base + ["--log-format", "json"]).errors)
        #expect(rows.count == 1 && rows.first?["level"] as? String == "notice")
    }
}
