import FactText

/// Embedded files that tests read by themselves.
enum DataFileFixture {
    static func lunisolar() throws -> DataFile { try DataFile.embedded("Rules/lunisolar.tsv") }
}
