import Contracts
import IngestorCore
import JSONScan
import Testing

@Suite("Dispatches with structured details")
struct StructuredDispatchTests {
    @Test("error_details that are an object are read line by line, and never lost")
    func object() throws {
        let details = JSONValue.object([
            .init("environment", .string("staging")),
            .init("message", .string("Database Error in model orders\n  000904: invalid identifier")),
            .init("attempt", .int(2)), .init("models", .array([.string("orders"), .string("lines")])),
            .init("nothing", .null),
        ])
        let decision = try Given.decide(
            "repository_dispatch", Given.dispatch([.init("error_details", details)]))
        let failure = try #require(Given.failure(decision)?.failure)
        #expect(
            failure.body.split(separator: "\n") == [
                "environment: staging", "message: Database Error in model orders", "  000904: invalid identifier",
                "attempt: 2", "models: orders", "models: lines",
            ])
        #expect(failure.environment == .staging && failure.error.code == "000904")
    }

    @Test("empty details fall back to the next field that says something")
    func fallback() throws {
        let body = Given.dispatch([
            .init("error_details", .object([])), .init("error", .string("load failed")),
        ])
        #expect(Given.failure(try Given.decide("repository_dispatch", body))?.failure.body == "load failed")
    }
}
