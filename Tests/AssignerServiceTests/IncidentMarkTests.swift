import AssignerCore
import Contracts
import Effects
import Platform
import ServiceRuntime
import Streams
import Testing

@testable import AssignerService

@Suite("Issues that join and leave incidents", .timeLimit(.minutes(1)))
struct IncidentMarkTests {
    @Test("the label goes on with the incident and comes off when the issue leaves, each once, also when told again")
    func joinAndLeave() async throws {
        let bench = try Bench()
        let failure = bench.failure()
        try await bench.take(.failureClassified, failure)
        let other = try #require(RepositoryName("acme/roy_kent"))
        let now = Timestamp.system()
        var incident = IncidentChanged(
            incidentID: bench.platform.context.ids.next(), status: .open, title: "One cause",
            category: .infrastructureIssue, cause: IncidentCause(kind: "system", value: "snowflake"),
            members: [
                IncidentMember(
                    subject: failure.subject, failureID: failure.failureID, fingerprint: failure.fingerprint,
                    repository: bench.repository, at: now)
            ], repositories: [bench.repository, other], chance: 0, openedAt: now, updatedAt: now)
        for _ in 0..<2 { try await bench.take(.incidentChanged, incident) }
        incident.members = []
        incident.repositories = [other]
        incident.departed = [IncidentDeparture(subject: failure.subject)]
        for _ in 0..<2 { try await bench.take(.incidentChanged, incident) }
        let writes = try await bench.effects(.addLabels, .removeLabels)
            .filter { $0.request.labels == ["switchyard:cross-repo"] }
        #expect(writes.map(\.kind) == [.addLabels, .removeLabels] && writes.allSatisfy { $0.number == 42 })
        #expect(try await bench.placement().incidents == [])
    }
}
