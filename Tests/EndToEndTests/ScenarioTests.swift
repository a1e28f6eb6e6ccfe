import Contracts
import Foundation
import Outbound
import Sandbox
import Streams
import Support
import Testing

/// The sandbox's short plays, of which the truth is known, with the processes as they are deployed.
@Suite("Scenarios of one cause, and of none", .timeLimit(.minutes(4)), .serialized)
struct ScenarioTests {
    /// Ten minutes of the play pass in a second.
    private static let rate = 600

    /// Plays a scenario for so many of its hours.
    private func play(
        _ scenario: Scenario, hours: Int
    ) async throws -> (line: RunningLine, caller: Caller, view: StreamView) {
        let real = Int64(Date().timeIntervalSince1970 * 1000)
        let origin = Timestamp(milliseconds: real)
        let line = try RunningLine(
            environment: [
                "SWITCHYARD_CLOCK_RATE": "\(ScenarioTests.rate)",
                // The services have these seconds to start in.
                "SWITCHYARD_CLOCK_ORIGIN": "\(origin.rfc3339)@\(real + 12_000)",
            ], sandboxArguments: ["--scenario", scenario.rawValue])
        let caller = Caller(line: line)
        let end = origin + .seconds(hours * 3600)
        try await caller.wait("the play is over", seconds: 150) {
            try await caller.clock() >= end
        }
        let view = try StreamView(line)
        try await caller.wait("all is handled", seconds: 60) { try await view.unfinished() == 0 }
        return (line, caller, view)
    }

    private func incidents(_ view: StreamView) async throws -> [ULID: IncidentChanged] {
        try await view.entries(.incidents).map { try $0.decode(IncidentChanged.self) }
            .reduce(into: [:]) { $0[$1.incidentID] = $1 }
    }

    private func list(_ path: String, _ caller: Caller) async throws -> [[String: Any]] {
        try caller.array(try await caller.gitHub("GET", "/_sandbox/\(path)").body)
    }

    @Test(
        "a warehouse that is away: one incident of three repositories, one message, one page, members closed with proof"
    )
    func outage() async throws {
        let (line, caller, view) = try await play(.warehouseOutage, hours: 11)
        let found = try await incidents(view)
        let incident = try #require(found.values.first)
        #expect(found.count == 1 && incident.repositories.count == 3 && incident.status == .resolved, "\(found)")
        let messages = try await list("slack/messages", caller).filter { $0["thread_ts"] as? String == nil }
        let kept = messages.filter { ($0["text"] as? String)?.contains("(resolved)") == true }
        #expect(messages.count == 1 && kept.count == 1, "\(messages.map { $0["text"] ?? "" })")
        #expect((kept.first?["edits"] as? [Any])?.isEmpty == false)
        let pages = try await list("pagerduty/alerts", caller)
        #expect(pages.map { $0["dedup_key"] as? String } == ["switchyard:incident:\(incident.incidentID)"])
        #expect((pages.first?["events"] as? [String])?.last == "resolve")
        // Muted: nobody was called for a member by itself.
        let calls = try await view.entries(.escalations).filter { $0.type == .escalationRaised }
            .map { try $0.decode(EscalationRaised.self) }
        let single = calls.filter { call in call.subject?.number != nil }
        #expect(single.isEmpty, "\(single)")
        let ends = try await view.entries(.resolutions).filter { $0.type == .issueResolved }
            .map { try $0.decode(IssueOutcome.self) }
        #expect(Set(ends.map(\.subject)) == Set(incident.members.map(\.subject)))
        #expect(ends.allSatisfy { $0.pattern == .autoResolved && $0.proof.count >= 3 })
        withExtendedLifetime(line) {}
    }

    @Test("an expired login that three repositories use is one incident, which stays open while nobody mends it")
    func expiry() async throws {
        let (line, caller, view) = try await play(.credentialExpiry, hours: 3)
        let found = try await incidents(view)
        let incident = try #require(found.values.first)
        #expect(found.count == 1 && incident.repositories.count == 3 && incident.status != .resolved, "\(found)")
        let pages = try await list("pagerduty/alerts", caller)
        #expect(pages.map { $0["dedup_key"] as? String } == ["switchyard:incident:\(incident.incidentID)"])
        withExtendedLifetime(line) {}
    }

    @Test("two failures of the same hour that have nothing in common are kept apart")
    func coincidence() async throws {
        let (line, _, view) = try await play(.coincidence, hours: 3)
        #expect(try await view.entries(.assignments).count >= 2)
        #expect(try await incidents(view).isEmpty)
        withExtendedLifetime(line) {}
    }
}
