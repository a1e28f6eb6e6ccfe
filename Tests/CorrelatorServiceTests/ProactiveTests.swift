import Contracts
import Platform
import Streams
import Testing

@testable import CorrelatorService

@Suite("Issues for what is likely to fail", .timeLimit(.minutes(1)))
struct ProactiveTests {
    private static let asked = "reports: {proactive: {repositories: [acme/one], min_probability: 0.4}}"

    /// Fails on each of the last days at 03:00, up to 2026-11-24.
    private static func days(_ count: Int) throws -> [Timestamp] {
        let last = try #require(Timestamp(rfc3339: "2026-11-24T03:00:00Z"))
        return (0..<count).map { last - .seconds($0 * 86_400) }
    }

    private func ready(_ policy: String) async throws -> ReportBench {
        let bench = try ReportBench(policy: policy, at: "2026-11-24T04:00:00Z")
        try await bench.fail("model.shop.<b>@team", at: try ProactiveTests.days(20))
        try await bench.fail("model.shop.rare", at: [try #require(ProactiveTests.days(20).last)])
        try await bench.tick()
        try bench.move(to: "2026-11-24T08:00:00Z")
        return bench
    }

    @Test("nothing is opened unless the policy asks for it")
    func offByDefault() async throws {
        let bench = try await ready("")
        try await bench.tick()
        #expect(try await bench.effects().isEmpty)
    }

    @Test("of the named repositories each likely node gets one issue a week, and its name does nothing there")
    func onceAWeek() async throws {
        let bench = try await ready(ProactiveTests.asked)
        #expect(try await bench.tick() == 1)
        let effects = try await bench.effects()
        #expect(effects.map(\.repository.description) == ["acme/one"])
        let body = try #require(effects.first?.request.body)
        #expect(
            body.contains("model.shop.<b>@team `") && !(effects.first?.request.title?.contains("<b>") ?? true),
            "\(effects)")
        for day in 25...30 {
            try bench.move(to: "2026-11-\(day)T08:00:00Z")
            try await bench.fail("model.shop.<b>@team", at: [bench.platform.now() - .seconds(5 * 3600)])
            try await bench.tick()
        }
        let proactive = try await bench.effects().filter { $0.repository.description == "acme/one" }
        #expect(proactive.count == 1)
        try bench.move(to: "2026-12-01T08:00:00Z")
        try await bench.tick()
        #expect(try await bench.effects().filter { $0.repository.description == "acme/one" }.count == 2)
    }

    @Test("a node with an open issue needs none")
    func alreadyOpen() async throws {
        let bench = try await ready(ProactiveTests.asked)
        let repository = try #require(RepositoryName("acme/one"))
        let at = bench.platform.now() - .seconds(3600)
        let placed = FailurePlaced(
            failureID: ULID(time: at, random: 1), subject: Subject(repository, number: 4), repository: repository,
            outcome: .issueOpened, reason: "r", category: .transientFailure, priority: .high, expert: .dbtExpert,
            deadlines: Deadlines(), occurrenceCount: 1, firstOccurrence: at, lastOccurrence: at,
            fingerprint: Fingerprint(rawValue: "v1:1"), environment: .production,
            nodes: [FailedNode(uniqueID: "model.shop.<b>@team")], monitoring: Monitoring(greenRuns: 1, quietSeconds: 0))
        let envelope = Envelope(
            id: ULID(time: at, random: 2), type: .failurePlaced, source: "/test/1", subject: "s", time: at,
            data: try ContractJSON.encode(placed))
        _ = try await bench.platform.store.commit([Step(mutations: [.append(.assignments, envelope)])])
        try await bench.tick()
        #expect(try await bench.effects().isEmpty)
    }
}
