import Contracts
import CorrelatorCore
import Effects
import Platform
import ServiceRuntime
import Streams
import Support
import Testing

@testable import CorrelatorService

@Suite("An incident on a real Redis", .timeLimit(.minutes(2)))
struct IncidentLifeTests {
    private static func outcome(_ bench: Bench, _ number: Int, _ name: String) throws -> IssueOutcome {
        let repository = try bench.repository(name)
        return IssueOutcome(
            subject: Subject(repository, number: number), repository: repository, issue: IssueReference(number: number),
            pattern: .autoResolved, reason: "proof", flaps: 0)
    }

    @Test(
        "three repositories with one expired login: one incident, one tracking issue, one call, over with the last member"
    )
    func life() async throws {
        let bench = try Bench()
        for (number, name) in [(1, "one"), (2, "two"), (3, "three")] {
            try await bench.take(.failureClassified, bench.refused(number, name, at: number * 7))
        }
        var incident = try #require(try await bench.incidents().first)
        #expect(try await bench.incidents().count == 1)
        #expect(incident.members.count == 3 && incident.repositories.count == 3 && incident.status == .growing)
        #expect(incident.chance < 0.05 && incident.cause.why != nil && !incident.edges.isEmpty)
        #expect(try await bench.effects(.openIssue).count == 1)
        try await bench.openTrackingIssues()
        let calls = try await bench.platform.inspector.entries(EntryQuery(.escalations, after: nil, limit: 100))
        #expect(calls.count == 1)
        for (number, name) in [(1, "one"), (2, "two"), (3, "three")] {
            try await bench.take(.issueResolved, IncidentLifeTests.outcome(bench, number, name))
            incident = try #require(try await bench.incidents().first)
            #expect(incident.status == (number == 3 ? .resolved : .recovering))
        }
        #expect(incident.trackingIssue?.number == 100)
        #expect(try await bench.effects(.closeIssue).map(\.number) == [100])
        #expect(try await bench.platform.store.count(CorrelatorKeys.open) == 0)
    }

    @Test("what a merged change broke in two repositories is one incident, which names the change")
    func landed() async throws {
        let bench = try Bench()
        func broken(_ number: Int, _ name: String, _ line: String, at minutes: Int) throws -> FailureClassified {
            var failure = try bench.refused(number, name, at: minutes)
            failure.fingerprint = Fingerprint(rawValue: "v1:\(number)")
            failure.error = ErrorDigest(family: "dbt.compilation", lines: [line])
            failure.title = "\(name) failed"
            failure.nodes = [FailedNode(uniqueID: "model.\(name).fct_\(name)", resourceType: "model")]
            failure.verdict.category = .codeFixRequired
            failure.verdict.errorType = .compilationFailure
            failure.verdict.affectedSystems = []
            return failure
        }
        let change = ChangeLanded(
            repository: try bench.repository("macros"), kind: "pull_request", number: 12, sha: "abc",
            title: "Strict arguments for fiscal_period_v9", actor: Actor(login: "ana", isBot: false), at: bench.at(0))
        for _ in 0..<2 { try await bench.take(.changeLanded, change) }
        let line = "macro 'fiscal_period_v9' takes no keyword argument 'strict_mode'"
        for (number, name) in [(1, "one"), (2, "two"), (3, "three")] {
            try await bench.take(.failureClassified, broken(number, name, line, at: 20 + number * 5))
        }
        let incident = try #require(try await bench.incidents().first)
        #expect(incident.cause.kind == "change" && incident.cause.value == "acme/macros#12")
        #expect(incident.title.contains("after acme/macros#12"))
        #expect(incident.cause.why?.contains("landed before") == true)
        #expect(incident.members.count == 3)
    }

    @Test("what fails after the end is a new one")
    func again() async throws {
        let bench = try Bench(hub: false)
        for (number, name) in [(1, "one"), (2, "two")] {
            try await bench.take(.failureClassified, bench.refused(number, name, at: number))
        }
        for (number, name) in [(1, "one"), (2, "two")] {
            try await bench.take(.issueResolved, IncidentLifeTests.outcome(bench, number, name))
        }
        let first = try #require(try await bench.incidents().first)
        // The end is told by the clock of the moment: what fails after that is later still.
        let later = Int(Timestamp.system().since(bench.begin) / .seconds(60)) + 60
        for (number, name) in [(3, "one"), (4, "two")] {
            try await bench.take(.failureClassified, bench.refused(number, name, at: later + number))
        }
        let all = try await bench.incidents()
        #expect(all.count == 2 && all.contains { $0.incidentID == first.incidentID && $0.members.count == 2 })
    }

    @Test("an entry that is handled again changes nothing")
    func twice() async throws {
        let bench = try Bench()
        let failures = try [(1, "one"), (2, "two"), (3, "three")].map { try bench.refused($0.0, $0.1, at: $0.0) }
        for failure in failures { try await bench.take(.failureClassified, failure) }
        let before = try await bench.incidents()
        for failure in failures { try await bench.take(.failureClassified, failure) }
        #expect(try await bench.incidents() == before)
        #expect(try await bench.effects(.openIssue).count == 1)
    }

    @Test("two replicas that handle them at once come to what one alone comes to")
    func replicas() async throws {
        let bench = try Bench()
        let other = try Bench(redis: bench.redis)
        let failures = try (1...24).map {
            try bench.refused(
                $0, "r\($0 % 6)", user: $0 % 2 == 0 ? "SVC_A" : "SVC_B", host: $0 % 2 == 0 ? "hk1" : "zz9", at: $0)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, failure) in failures.enumerated() {
                group.addTask { try await (index % 2 == 0 ? bench : other).take(.failureClassified, failure) }
            }
            try await group.waitForAll()
        }
        var memory = CorrelationMemory()
        var expected: [ULID: Set<ULID>] = [:]
        for failure in failures {
            let allotment = memory.add(failure)
            for (id, _) in allotment.ended { expected[id] = nil }
            for group in allotment.groups {
                expected[group.incident] = Set(group.nodes.flatMap { $0.members.map(\.failureID) })
            }
        }
        let found = try await bench.incidents().filter { $0.mergedInto == nil && !$0.members.isEmpty }
        #expect(Set(found.map { Set($0.members.map(\.failureID)) }) == Set(expected.values))
    }
}
