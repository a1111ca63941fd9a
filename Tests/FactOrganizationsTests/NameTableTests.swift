import FactModel
import FactOrganizations
import FactText
import Testing

/// The binary name table: what goes in comes out; anything damaged is refused.
@Suite struct NameTableTests {
    static func sample() -> [UInt8] {
        var encoder = NameTableEncoder()
        let first = encoder.addRecord(
            name: "Zürcher Kantonalbank", type: .bank, country: "CH", ids: "lei:165GRDQ39W63PHVONY02|isin:X")
        encoder.addForm("Zürcher Kantonalbank", record: first, flags: [])
        encoder.addForm("ZKB", record: first, flags: .acronym)
        let second = encoder.addRecord(name: "Bank of X (Y+Z)*", type: .bank, country: nil, ids: nil)
        encoder.addForm("Bank of X (Y+Z)*", record: second, flags: [])
        encoder.addForm("ZKB", record: second, flags: .acronym)
        return encoder.encode()
    }

    @Test func encodingIsDeterministic() { #expect(Self.sample() == Self.sample()) }

    @Test func truncatedTablesAreRefused() {
        let bytes = Self.sample()
        for count in [0, 10, 63, 64, bytes.count / 2, bytes.count - 1] {
            #expect(throws: DataError.self) { try NameTable(copying: Array(bytes.prefix(count)), name: "t") }
        }
    }

    @Test func otherVersionsAndDamageAreRefused() throws {
        var version = Self.sample()
        version[4] = 9
        let error = #expect(throws: DataError.self) { try NameTable(copying: version, name: "t") }
        #expect(error?.message.contains("version 9") == true)
        var damaged = Self.sample()
        damaged[damaged.count - 1] ^= 1
        let other = #expect(throws: DataError.self) { try NameTable(copying: damaged, name: "t") }
        #expect(other?.message.contains("checksum") == true)
        #expect(throws: DataError.self) { try NameTable(copying: Array("{}".utf8), name: "t") }
    }

    @Test func namesAreFoundWithTheirRecords() throws {
        let table = try NameTable(copying: Self.sample(), name: "t")
        func match(_ text: String) -> NameMatch? {
            let bytes = Array(text.utf8)
            var tokens: [Token] = []
            Tokenizer(LexiconBuilder().finish()).tokenize(bytes.span, from: 0, to: bytes.count, into: &tokens)
            return table.longestMatch(tokens, at: 0, limit: tokens.count, bytes.span)
        }
        let full = try #require(match("Zürcher Kantonalbank cut rates"))
        #expect(full.length == 2)
        #expect(full.isExactCase)
        #expect(table.records(of: full.form) == [0])
        let value = table.value(of: 0)
        #expect(value.name == "Zürcher Kantonalbank")
        #expect(value.catalogID == "lei:165GRDQ39W63PHVONY02")
        #expect(value.country == "CH")
        #expect(match("ZÜRCHER KANTONALBANK")?.isExactCase == false)
        #expect(match("zürcher Kantonalbank") == nil)
        #expect(match("zkb") == nil)
        let shared = try #require(match("ZKB rose"))
        #expect(table.records(of: shared.form) == [0, 1])
        #expect(match("Bank of X (Y+Z)* rose")?.length == 9)
        #expect(match("Bank of X rose") == nil)
    }

    @Test func theEmbeddedTableLoads() throws {
        let table = try NameTable(embedded: "Models/names.bin")
        #expect(table.lengths(startingWith: WordHash.of("Toyota".utf8)) != 0)
    }
}
