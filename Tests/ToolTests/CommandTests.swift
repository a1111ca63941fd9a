import Foundation
import Testing

/// The small commands, and what they have in common.
@Suite struct CommandTests {
    @Test func defaultsLoadAgain() throws {
        let scratch = try Scratch()
        let first = try Tool.run("defaults", "--set", "run.jobs=3", in: scratch.url)
        #expect(first.status == 0)
        let file = try scratch.write("again.json", first.output)
        let again = try Tool.run("defaults", "--config", file)
        #expect(again.status == 0)
        #expect(again.output == first.output)
        #expect(try Tool.run("check", "--config", file).status == 0)
    }

    @Test func checkNamesThePlace() throws {
        let scratch = try Scratch()
        let file = try scratch.write("bad.json", "{\n  \"stages\": {\n    \"emit\": {\"documentTexts\": true}\n  }\n}")
        let run = try Tool.run("check", "--config", file)
        #expect(run.status == 78)
        #expect(
            run.errors
                == "factmill: error: \(file):3:14: stages.emit.documentTexts: unknown key; did you mean \"documentText\"?\n"
        )
        #expect(run.output.isEmpty)
    }

    @Test func checkReadsWordLists() throws {
        let scratch = try Scratch()
        try scratch.write("words.tsv", "word\tclasses\nfoo\tno-such-class\n")
        let file = try scratch.write("lists.json", #"{"stages": {"segment": {"words": ["words.tsv"]}}}"#)
        let run = try Tool.run("check", "--config", file)
        #expect(run.status == 78)
        #expect(run.errors.contains("words.tsv:2: there is no token class 'no-such-class'"))
        try scratch.write("lists.json", #"{"stages": {"segment": {"words": ["none.tsv"]}}}"#)
        let missing = try Tool.run("check", "--config", file)
        #expect(missing.status == 78)
        #expect(missing.errors.contains("none.tsv"))
    }

    @Test(arguments: ["jsonschema", "duckdb", "bigquery", "spark"])
    func schemasAreOfOneColumnList(format: String) throws {
        for record in ["facts", "documents", "organizations", "errors"] {
            let run = try Tool.run("schema", "--format", format, "--record", record)
            #expect(run.status == 0)
            #expect(run.output.contains(record == "organizations" ? "org_id" : "doc_id"))
        }
        let some = try Tool.run("schema", "--format", format, "--set", "stages.emit.columns=[\"id\",\"text\"]")
        #expect(some.output.contains("id") && !some.output.contains("sentence"))
    }

    @Test func explainTellsRuleAndValue() throws {
        let scratch = try Scratch()
        let file = try scratch.write("a.txt", "The sale closed on 3 March 2024, the firm said.")
        let run = try Tool.run("explain", file)
        #expect(run.status == 0)
        #expect(run.output.contains("date \"3 March 2024\""))
        #expect(run.output.contains("rule date."))
        #expect(run.output.contains("2024-03-03"))
        #expect(try Tool.run("explain", scratch.path("none")).status == 66)
        #expect(try Tool.run("explain", scratch.url.path).status == 66)
    }

    @Test func wrongUseIsExitCode64() throws {
        for arguments in [
            ["bogus"], ["run", "--bogus"], ["stream", "--emit", "fact"], ["schema", "--format", "xml"], ["explain"],
            ["run", "-q", "-v", "x"],
        ] {
            let run = try Tool.run(arguments)
            #expect(run.status == 64, "\(arguments)")
            #expect(run.output.isEmpty && !run.errors.isEmpty)
        }
    }

    @Test func versionAndCompletionsGoToStandardOutput() throws {
        let version = try Tool.run("--version")
        #expect(version.status == 0)
        #expect(version.output.split(separator: ".").count == 3)
        #expect(try Tool.run("--generate-completion-script", "bash").output.contains("factmill"))
    }
}
