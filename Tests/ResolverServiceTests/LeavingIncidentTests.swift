import Contracts
import Platform
import ServiceRuntime
import Streams
import Testing

@testable import ResolverService

@Suite("An issue that leaves its incident", .timeLimit(.minutes(1)))
struct LeavingIncidentTests {
    @Test("it is muted while it is part of it, and heard again when it has left")
    func heard() async throws {
        let bench = try Bench()
        let placed = bench.placed(at: 2)
        try await bench.take(.failurePlaced, placed)
        var incident = IncidentChanged(
            incidentID: bench.platform.context.ids.next(), status: .open, title: "One cause",
            category: .infrastructureIssue, cause: IncidentCause(kind: "system", value: "snowflake"),
            members: [
                IncidentMember(
                    subject: bench.subject, failureID: placed.failureID, fingerprint: placed.fingerprint,
                    repository: bench.repository, at: bench.at(2))
            ], repositories: [bench.repository], chance: 0, openedAt: bench.at(1), updatedAt: bench.at(1))
        try await bench.take(.incidentChanged, incident)
        #expect(try await bench.life()?.mutedBy == incident.incidentID.description)
        incident.members = []
        incident.departed = [IncidentDeparture(subject: bench.subject)]
        incident.updatedAt = bench.at(0.5)
        try await bench.take(.incidentChanged, incident)
        let life = try await bench.life()
        #expect(life?.mutedBy == nil)
        #expect(life?.history.last?.cause == "no longer part of incident \(incident.incidentID)")
    }
}
