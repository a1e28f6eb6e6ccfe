import Contracts
import IngestorCore
import Testing

@Suite("Failures that scripts report")
struct SubmittedFailureTests {
    private static func request(_ body: String) -> SubmitFailureRequest {
        SubmitFailureRequest(
            repository: Given.made(RepositoryName("acme/dbt_cloud")), title: "orders failed", body: body)
    }

    @Test("what the script did not say is read from its text")
    func read() {
        let request = SubmittedFailureTests.request(
            "environment: staging\nDatabase Error in model orders (models/orders.sql)\n  deadlock detected")
        let failure = SubmittedFailure.failure(request, id: Given.id, now: Given.now)
        #expect(failure.failureID == Given.id && failure.origin == .api)
        #expect(failure.environment == .unknown && failure.nodes.map(\.uniqueID) == ["model.orders"])
        #expect(failure.occurredAt == Given.now && failure.observedAt == Given.now)
        #expect(failure.error.family != "unknown")
    }

    @Test("what the script said stands")
    func given() {
        var request = SubmittedFailureTests.request("environment: staging\nDatabase Error in model orders")
        request.environment = .production
        request.origin = .dbtCloud
        request.occurredAt = Given.now - .seconds(60)
        request.nodes = [FailedNode(uniqueID: "model.shop.lines", resourceType: "model", status: "error")]
        let failure = SubmittedFailure.failure(request, id: Given.id, now: Given.now)
        #expect(failure.environment == .production && failure.origin == .dbtCloud)
        #expect(failure.occurredAt == Given.now - .seconds(60) && failure.observedAt == Given.now)
        #expect(failure.nodes.map(\.uniqueID) == ["model.shop.lines"])
    }

    @Test("of a text alone production is believed, and nothing that would weigh less", arguments: ["unknown", "mars"])
    func unknown(word: String) {
        for (body, expected) in [("target: prod", RunEnvironment.production), ("target: dev", .unknown)] {
            var request = SubmittedFailureTests.request(body)
            request.environment = RunEnvironment(rawValue: word)
            #expect(SubmittedFailure.failure(request, id: Given.id, now: Given.now).environment == expected)
        }
    }

    @Test("messages of nodes hold no secrets, and there are at most fifty")
    func nodes() {
        var request = SubmittedFailureTests.request("x")
        request.nodes = (0..<80).map {
            FailedNode(
                uniqueID: "model.shop.m\($0)", resourceType: "model", status: "error", message: "password=hunter2secret"
            )
        }
        let failure = SubmittedFailure.failure(request, id: Given.id, now: Given.now)
        #expect(failure.nodes.count == 50)
        #expect(failure.nodes.allSatisfy { $0.message?.contains("hunter2secret") == false })
    }
}
