import FactDates
import FactModel
import FactTestSupport
import FactText
import Testing

/// Every option changes what is found; wrong files are refused with their place.
@Suite struct ConfigurationTests {
    private func values(
        _ text: String, _ configuration: DatesConfiguration, files: [String: String] = [:], date: String = "2026-02-11"
    ) throws -> [String] {
        let route = try DateFixture.route(configuration, files: files)
        let document = route.segmented(text, date: date)
        return route.part.extract(document, date: document.document.metadata.date).mentions.map { mention in
            guard case .date(let value) = mention.value else { return "" }
            return value.timex
        }
    }

    @Test func dayMonthOrder() throws {
        var configuration = DatesConfiguration()
        #expect(try values("Signed on 03/04/2025.", configuration) == ["2025-03-04"])
        configuration.dayMonthOrder = .dayFirst
        #expect(try values("Signed on 03/04/2025.", configuration) == ["2025-04-03"])
        #expect(try values("Signed on 03/14/2025.", configuration) == ["2025-03-14"])
    }

    @Test func profile() throws {
        let text = "The duchess was born in 1801. In March she was baptised."
        var configuration = DatesConfiguration()
        configuration.profile = .news
        #expect(try values(text, configuration) == ["1801", "2026-03"])
        configuration.profile = .narrative
        #expect(try values(text, configuration) == ["1801", "1801-03"])
    }

    @Test func holidaysOfAUser() throws {
        let text = "The office closes on Founders Day."
        var configuration = DatesConfiguration()
        #expect(try values(text, configuration) == [])
        configuration.calendars = ["own.tsv"]
        let files = [
            "own.tsv":
                "id\tnames\twhen\tdays\tsource\nfounders\tFounders Day|Day of the Founders\tnth 1 5 03\t1\tby-laws\n"
        ]
        #expect(try values(text, configuration, files: files) == ["2026-03-06"])
    }

    @Test func periodsOfAUser() throws {
        let text = "Spending grew in the Harbour Renewal Programme."
        var configuration = DatesConfiguration()
        #expect(try values(text, configuration) == [])
        configuration.calendars = ["own.tsv"]
        let files = [
            "own.tsv":
                "id\tnames\tuse\tstart\tend\tgrain\tsource\nharbour\tHarbour Renewal Programme\tdate\t2024-01-01\t2027-06-30\tday\tcity\n"
        ]
        #expect(try values(text, configuration, files: files) == ["2024-01-01/2027-06-30"])
    }

    @Test func rulesOfAUser() throws {
        let text = "The ship sailed on stardate 2026-044."
        var configuration = DatesConfiguration()
        configuration.rules = ["own.json"]
        let rule =
            #"{"rules": [{"id": "own.stardate", "patterns": ["stardate y:#4:2000..2999 ~- #3:1..366"], "action": "point year=y"}]}"#
        #expect(try values(text, configuration, files: ["own.json": rule]) == ["2026"])
    }

    @Test(arguments: [
        (#"{"rules": [{"id": "a", "patterns": ["x"]}]}"#, "has no action"),
        (#"{"rules": [{"id": "a", "patterns": ["x"], "action": "fly"}]}"#, "unknown action 'fly'"),
        (#"{"rules": [{"id": "a", "patterns": ["x"], "action": "point year=y"}]}"#, "capture 'y'"),
        (#"{"rules": [{"id": "a", "patterns": ["x"], "action": "point wheel=1"}]}"#, "unknown argument 'wheel'"),
        (#"{"rules": [{"id": "a", "patterns": ["NOWHERE"], "action": "point"}]}"#, "'NOWHERE'"),
        (#"{"rules": [{"id": "a", "patterns": ["@moon"], "action": "point", "level": 2}]}"#, "@moon"),
        (#"{"rules": [{"id": "a", "patterns": ["(x"], "action": "point"}]}"#, "'('"),
        (#"{"rules": [{"id": "a", "patterns": ["x"], "action": "point", "colour": 1}]}"#, "unknown key 'colour'"),
        (#"{"rules": [{"id": "date.iso", "patterns": ["x"], "action": "point"}]}"#, "defined before"),
        (#"{"rules": 3}"#, "rules"), ("{", "JSON"),
    ]) func wrongRuleFiles(_ content: String, _ message: String) throws {
        var configuration = DatesConfiguration()
        configuration.rules = ["own.json"]
        do {
            _ = try DateFixture.route(configuration, files: ["own.json": content])
            Issue.record("accepted: \(content)")
        } catch let error as DataError {
            #expect(error.file == "own.json")
            #expect(error.description.contains(message), "\(error.description)")
        }
    }

    @Test(arguments: [
        ("id\tnames\twhen\tdays\tsource\nx\tX Day\tfixed 13-40\t1\ts\n", "is not a rule for a day"),
        ("id\tnames\twhen\tdays\tsource\nx\tX Day\tfixed 12-24\tmany\ts\n", "is not a number of days"),
        ("id\tnames\tuse\tstart\tend\tgrain\tsource\nx\tX\tdate\t2025-13-01\t\tday\ts\n", "is not a day"),
        ("names\nX\n", "must name the columns"),
    ]) func wrongCalendars(_ content: String, _ message: String) throws {
        var configuration = DatesConfiguration()
        configuration.calendars = ["own.tsv"]
        do {
            _ = try DateFixture.route(configuration, files: ["own.tsv": content])
            Issue.record("accepted: \(content)")
        } catch let error as DataError {
            #expect(error.file == "own.tsv")
            #expect(error.description.contains(message), "\(error.description)")
        }
    }
}
