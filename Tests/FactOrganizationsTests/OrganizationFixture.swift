import FactModel
import FactOrganizations
import FactTestSupport
import FactText

/// The extractor on embedded files, built once.
enum OrganizationFixture {
    static let shared: Result<TestRoute<OrganizationExtractor>, any Error> = Result {
        try route(OrganizationsConfiguration())
    }

    static func route(
        _ configuration: OrganizationsConfiguration, files: [String: String] = [:]
    ) throws -> TestRoute<OrganizationExtractor> {
        try TestRoute(files: files) { (builder: inout EngineBuilder) throws(DataError) in
            try OrganizationExtractor(configuration, &builder)
        }
    }

    static func columns(_ value: OrganizationValue) -> [String: ExpectedValue] {
        [
            "type": .string(value.type.rawValue), "name": ExpectedValue(value.name),
            "id": ExpectedValue(value.catalogID),
            "ids": ExpectedValue(value.ids), "country": ExpectedValue(value.country),
        ]
    }

    /// The texts of the mentions found in a text.
    static func found(_ route: TestRoute<OrganizationExtractor>, _ text: String) -> [String] {
        let document = route.segmented(text)
        return route.part.extract(document, date: nil).mentions.map { document.text.string($0.range) }
    }
}
