import Contracts
import IngestorCore
import JSONScan
import Testing

@Suite("Dispatches of pipelines")
struct DispatchTests {
    private static let details = "environment: staging\nDatabase Error in model orders\n  000904: invalid identifier"

    @Test("error-detected with error_details is a failure of the repository that it names")
    func detected() throws {
        let body = Given.dispatch([
            .init("repository", .string("acme/hub")), .init("error_details", .string(DispatchTests.details)),
        ])
        let (failure, once) = try #require(Given.failure(try Given.decide("repository_dispatch", body)))
        #expect(once == nil && failure.origin == .api && failure.issue == nil)
        #expect(failure.repository.description == "acme/hub")
        #expect(failure.title == "Error detected in acme/hub")
        #expect(failure.body == DispatchTests.details && failure.environment == .staging)
        #expect(failure.error.family != "unknown" && failure.error.code == "000904")
    }

    @Test("without a repository of its own it is of the one that it was sent to")
    func here() throws {
        let body = Given.dispatch([.init("title", .string("load failed"))])
        let failure = try #require(Given.failure(try Given.decide("repository_dispatch", body))?.failure)
        #expect(failure.repository.description == "acme/dbt_cloud" && failure.title == "load failed")
    }

    @Test("anything else is ignored")
    func ignored() throws {
        let text = JSONValue.Member("error_details", .string("x"))
        let others: [(String, [JSONValue.Member])] = [
            ("deploy", [text]), ("error-detected", []), ("error-detected", [.init("error_details", .null)]),
            ("error-detected", [text, .init("repository", .string("acme/unknown"))]),
            ("error-detected", [text, .init("repository", .string("no repository"))]),
        ]
        for (type, payload) in others {
            let body = Given.dispatch(payload, type: type)
            #expect(Given.ignored(try Given.decide("repository_dispatch", body)) != nil, "\(type) \(payload)")
        }
    }
}
