import FactText
import Testing

@Suite struct DataFileTests {
    private func file(_ text: String) -> DataFile { DataFile(name: "Rules/test.tsv", bytes: Array(text.utf8)) }

    @Test func rowsAreReadWithTheirLines() throws {
        let rows = try file("# note\nword\tclasses\r\nfeb\tmonth finalAbbreviation\n\n# more\nmay\tmonth modal")
            .rows(["word", "classes"])
        #expect(rows.map(\.line) == [3, 6])
        #expect(rows.map { $0[0] } == ["feb", "may"])
        #expect(try rows[0].classes(1) == [.month, .finalAbbreviation])
        #expect(try file("a\nx|y||z\n").rows(["a"])[0].list(0) == ["x", "y", "z"])
        #expect(try file("a\n\u{20}\n").rows(["a"]).count == 1)
    }

    @Test(arguments: [
        ("wrong\tclasses\n", 1, "the first line must name the columns: word, classes"),
        ("\n#\nword\n", 3, "the first line must name the columns: word, classes"),
        ("word\tclasses\none\n", 2, "has 1 columns, 2 are expected"),
        ("word\tclasses\none\ttwo\tthree\n", 2, "has 3 columns, 2 are expected"),
    ])
    func brokenTablesNameTheLine(_ text: String, _ line: Int, _ message: String) {
        #expect(throws: DataError(file: "Rules/test.tsv", line: line, message)) {
            try file(text).rows(["word", "classes"])
        }
    }

    @Test func bytesThatAreNotTextNameTheLine() {
        let broken = DataFile(name: "x.tsv", bytes: Array("a\n".utf8) + [0xFF])
        #expect(throws: DataError(file: "x.tsv", line: 2, "is not valid UTF-8")) { try broken.rows(["a"]) }
    }

    @Test func unknownClassesNameTheLine() throws {
        let row = try file("word\tclasses\nx\tmonth wekday\n").rows(["word", "classes"])[0]
        #expect(throws: DataError(file: "Rules/test.tsv", line: 2, "there is no token class 'wekday'")) {
            try row.classes(1)
        }
    }

    @Test func embeddedFilesAreFoundByName() throws {
        #expect(DataFile.embeddedNames.contains("Rules/words.tsv"))
        #expect(try !DataFile.embedded("Rules/words.tsv").bytes.isEmpty)
        for name in DataFile.embeddedNames {
            #expect(try DataFile.embeddedBytes(name).count == DataFile.embedded(name).bytes.count)
        }
        #expect(throws: DataError.self) { try DataFile.embedded("Rules/no-such-file.tsv") }
    }

    @Test(arguments: [
        (DataError(file: "f", "is empty"), "f: is empty"),
        (DataError(file: "f", line: 3, "is odd"), "f:3: is odd"),
        (DataError(file: "f", line: 3, column: 7, "is odd"), "f:3:7: is odd"),
    ])
    func errorsSayWhere(_ error: DataError, _ text: String) { #expect(error.description == text) }
}
