import FactDates
package import FactEmit
import FactIngest
import FactLink
package import FactModel
import FactNumbers
import FactOrganizations
import FactSegment
package import FactText

/// The route of a document: ingest, segment, extract, link. Immutable and shared by all workers.
public struct Pipeline: Sendable {
    /// The configuration that it was built from.
    public let configuration: PipelineConfiguration
    /// Writes the records of linked documents.
    package let writer: RecordWriter
    /// Every data file that was read, in reading order.
    package let files: [DataFile]
    package let ruleNames: RuleNames
    private let ingestor: Ingestor
    private let segmenter: Segmenter
    private let extraction: ExtractStage
    private let linker: Linker?

    /// Loads rules and word lists. `folder` is that of the configuration file, which relative paths start from; nil means
    /// the current one.
    public init(_ configuration: PipelineConfiguration, folder: String? = nil) throws(ConfigurationError) {
        self.configuration = configuration
        var builder = EngineBuilder { path throws(DataError) in
            let full = FilePath(folder ?? "").appending(path)
            do throws(DocumentError) {
                return DataFile(name: path, bytes: try DocumentFile.read(full, limit: 1 << 28))
            } catch {
                throw DataError(file: path, error.message)
            }
        }
        do throws(DataError) {
            ingestor = try Ingestor(configuration.stages.ingest, &builder)
            let rules = try SegmentRules(configuration.stages.segment, &builder)
            let extract = configuration.stages.extract
            var extractors: [any Extractor] = []
            if extract.dates.enabled { extractors.append(try DateExtractor(extract.dates.options, &builder)) }
            if extract.organizations.enabled {
                extractors.append(try OrganizationExtractor(extract.organizations.options, &builder))
            }
            if extract.numbers.enabled {
                extractors.append(try NumberExtractor(extract.numbers.options, &builder))
            }
            extraction = ExtractStage(extractors)
            linker = configuration.stages.link.enabled ? try Linker(configuration.stages.link.options, &builder) : nil
            segmenter = Segmenter(rules, lexicon: builder.lexicon.finish())
        } catch {
            throw ConfigurationError(error)
        }
        ruleNames = builder.rules
        files = builder.files
        writer = RecordWriter(
            configuration.stages.emit, ruleNames: builder.rules, version: EngineVersion.current)
    }

    /// The document with everything found in it and bound.
    package func link(_ source: SourceDocument) throws(DocumentError) -> LinkedDocument {
        let document = try ingestor.document(source)
        let segmented = segmenter.segment(document)
        let annotated = extraction.annotate(segmented, fallbackDate: configuration.run.documentDate)
        return linker?.link(annotated) ?? LinkedDocument(unlinked: annotated)
    }
}
