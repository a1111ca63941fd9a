import FactModel
import FactText
import Testing

@testable import FactIngest

/// Reads a document as text with the options given.
func ingest(
    _ text: String, id: String = "a.txt", _ change: (inout IngestConfiguration) -> Void = { _ in }
) throws -> Document {
    try ingest(bytes: Array(text.utf8), id: id, change)
}

func ingest(
    bytes: [UInt8], id: String = "a.txt", charset: String? = nil,
    _ change: (inout IngestConfiguration) -> Void = { _ in }
) throws -> Document {
    var configuration = IngestConfiguration()
    change(&configuration)
    let source = SourceDocument(id: id, bytes: bytes, charset: charset)
    let usual = configuration == IngestConfiguration()
    return try (usual ? usualIngestor.get() : Ingestor(configuration)).document(source)
}

/// Made once: reading the rule files takes longer than a small document.
private let usualIngestor = Result { try Ingestor(IngestConfiguration()) }

/// The blocks as `kind:text`.
func blocks(_ document: Document) -> [String] {
    document.blocks.map { "\($0.kind.rawValue):\(document.text.string($0.range))" }
}

@Suite struct PlainTextTests {
    static let release = """
        | English |

        Rover 3 sets a new record on the northern ice

        2024.05.17


        "It went further than we thought it could," said the head of the team, who has led it for more than nine years now. The machine crossed the plain.
        A second paragraph follows directly, and it is long enough to be one of its own, with a lot of words in one line of text.

        What comes next

        The team plans another trip in the coming winter, when the ice is thick enough to carry the heavier machine.
        - a bigger drill
        - two more cameras
        Source: Northern Post
        """

    @Test func findsTitleDateParagraphsAndCredit() throws {
        let document = try ingest(Self.release)
        #expect(document.metadata.title?.value == "Rover 3 sets a new record on the northern ice")
        #expect(document.metadata.date?.value == CalendarDate(year: 2024, month: 5, day: 17))
        #expect(document.metadata.date?.source == "dateline")
        #expect(document.metadata.publisher?.value == "Northern Post")
        #expect(
            document.blocks.map(\.kind) == [
                .other, .title, .byline, .paragraph, .paragraph, .heading, .paragraph, .listItem, .listItem, .other,
            ])
        #expect(blocks(document).contains("listItem:a bigger drill"))
        #expect(document.text.bytes == Array(Self.release.utf8))
    }

    @Test(arguments: [
        ("February 03, 2009", "2009-02-03"), ("Published: 3 March 2024 10:15 GMT", "2024-03-03"),
        ("Tuesday, 5 August 1997", "1997-08-05"), ("2026/02/11 08:30", "2026-02-11"), ("2026年2月11日", "2026-02-11"),
    ])
    func readsDateAloneOnALine(_ line: String, _ date: String) throws {
        let text = "Mill reopens after the flood\n\n\(line)\n\nThe mill on the river opened its gates again today.\n"
        let document = try ingest(text)
        #expect(document.metadata.date?.value.description == date)
    }

    @Test(arguments: ["The flood of 3 March 2024 closed it", "Room 2026", "March 3"])
    func leavesOtherLinesAlone(_ line: String) throws {
        let document = try ingest(
            "Mill reopens after the flood\n\n\(line)\n\nThe mill on the river opened its gates.\n")
        #expect(document.metadata.date == nil)
    }

    @Test func readsAgencyDateline() throws {
        let document = try ingest("OSLO, March 3, 2024 (Reuters) - The ferry line will add two ships in the summer.\n")
        #expect(document.metadata.date?.value.description == "2024-03-03")
        #expect(document.metadata.publisher?.value == "Reuters")
        let none = try ingest("OSLO, March 3 (Reuters) - The ferry line will add two ships in the summer.\n")
        #expect(none.metadata.date == nil)
        #expect(none.metadata.publisher?.value == "Reuters")
    }

    @Test func keepsTheDateOfTheSource() throws {
        let day = CalendarDate(year: 2001, month: 2, day: 3)
        let source = SourceDocument(id: "x", bytes: Array(Self.release.utf8), date: day)
        let document = try Ingestor(IngestConfiguration()).document(source)
        #expect(document.metadata.date?.value == day)
        #expect(document.metadata.date?.source == "source")
    }

    static let wrapped = """
        The harbour board met on Monday to talk about the price of coal and
        the state of the eastern pier, which the storm had damaged in the
        autumn.
        The chairman said that repairs would begin in spring and last for a
        year, and that nothing else could be paid for until then.
        """

    @Test func joinsHardWrappedLines() throws {
        #expect(try ingest(Self.wrapped).blocks.count == 2)
        #expect(try ingest(Self.wrapped) { $0.lineBreaks = .paragraphs }.blocks.count == 5)
        let lines = "One. Two.\nThree.\nfour"
        #expect(try ingest(lines).blocks.count == 3)
        #expect(try ingest(lines) { $0.lineBreaks = .wrapped }.blocks.count < 3)
    }

    @Test func readsEveryKindOfLineBreak() throws {
        let document = try ingest("a\r\nb\rc\u{2028}d\u{2029}e\u{85}f\u{B}g\u{C}h")
        #expect(blocks(document) == "abcdefgh".map { "paragraph:\($0)" })
    }

    @Test(arguments: ["", "\n", " \t\r\n\u{A0}\u{2003}\n", "\u{FEFF}"])
    func acceptsNothing(_ text: String) throws {
        let document = try ingest(text)
        #expect(document.blocks.isEmpty)
        #expect(document.warnings.map(\.code) == ["empty-text"])
    }

    @Test func numberedLinesAreItemsOnlyInCompany() throws {
        #expect(try ingest("1. Dig\n2. Plant\n").blocks.map(\.kind) == [.listItem, .listItem])
        #expect(try ingest("1. FC Nowhere won again.\n").blocks.map(\.kind) == [.paragraph])
    }

    @Test func digestIsOfTheRawBytes() throws {
        let document = try ingest("abc")
        #expect(document.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
