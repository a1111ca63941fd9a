package import FactModel
import FactText

/// Runs the extractors over a segmented document and settles what to do where their mentions overlap.
///
/// In: a `SegmentedDocument`. Out: an `AnnotatedDocument` with mentions sorted by range, none overlapping another, and
/// the document's date. It leaves values alone: a mention is kept or dropped whole.
package struct ExtractStage: Sendable {
    private let extractors: [any Extractor]

    /// The order of the extractors is their rank where mentions overlap.
    package init(_ extractors: [any Extractor]) { self.extractors = extractors }

    /// `fallbackDate` dates documents that neither their source nor their own text dates.
    package func annotate(_ document: SegmentedDocument, fallbackDate: CalendarDate? = nil) -> AnnotatedDocument {
        var date = document.document.metadata.date
        var warnings = document.document.warnings + document.warnings
        var ranked: [(mention: Mention, rank: Int)] = []
        for (rank, extractor) in extractors.enumerated() {
            let known = date ?? fallbackDate.map { Sourced($0, source: "option") }
            let extraction = extractor.extract(document, date: known)
            date = date ?? extraction.documentDate
            warnings += extraction.warnings
            ranked += extraction.mentions.map { ($0, rank) }
        }
        return AnnotatedDocument(
            segmented: document, mentions: ExtractStage.resolved(ranked),
            date: date ?? fallbackDate.map { Sourced($0, source: "option") }, warnings: warnings)
    }

    /// Of two mentions that overlap, the one that strictly contains the other stays (a year inside an organization's
    /// name, a weekday inside a newspaper's); else the one of the lower rank.
    package static func resolved(_ ranked: [(mention: Mention, rank: Int)]) -> [Mention] {
        let sorted = ranked.sorted { a, b in
            a.mention.range != b.mention.range ? a.mention.range < b.mention.range : a.rank < b.rank
        }
        var kept: [(mention: Mention, rank: Int)] = []
        kept.reserveCapacity(sorted.count)
        for candidate in sorted {
            var stays = true
            while let last = kept.last, last.mention.range.overlaps(candidate.mention.range) {
                if wins(candidate, over: last) {
                    kept.removeLast()
                } else {
                    stays = false
                    break
                }
            }
            if stays { kept.append(candidate) }
        }
        return kept.map(\.mention)
    }

    private static func wins(
        _ a: (mention: Mention, rank: Int), over b: (mention: Mention, rank: Int)
    ) -> Bool {
        let (inner, outer) = (a.mention.range, b.mention.range)
        if inner != outer {
            if outer.contains(inner) { return false }
            if inner.contains(outer) { return true }
        }
        return a.rank < b.rank
    }
}
