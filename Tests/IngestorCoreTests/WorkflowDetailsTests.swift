import Contracts
import IngestorCore
import Testing

@Suite("What is read about a failed workflow")
struct WorkflowDetailsTests {
    private func failure(_ workflow: String, log: String) throws -> FailureObserved {
        let text = ObservedText(title: "Workflow \(workflow) failed on main", body: "workflow: \(workflow)")
        let now = Timestamp(milliseconds: 1_795_478_400_000)
        let told = FailureObserved(
            failureID: ULID(time: now, random: 1), repository: try #require(RepositoryName("acme/hub")),
            origin: .githubActions, title: text.title, body: text.body, environment: .production,
            nodes: [FailedNode(uniqueID: "workflow:\(workflow)")], error: text.error, systems: text.systems,
            fingerprint: text.fingerprint, occurredAt: now, observedAt: now)
        return WorkflowDetails(jobs: [.init(name: "build", step: "Run it")], logTail: Array("cut\n\(log)".utf8))
            .added(to: told, attempt: 1)
    }

    @Test("runners say the same to all workflows: each has its own failure, the same one every time")
    func apart() throws {
        let lost = "##[error]The hosted runner lost communication with the server."
        let first = try failure("publish", log: lost)
        #expect(try failure("publish", log: "2026-11-24T06:30:00.1234567Z \(lost)").fingerprint == first.fingerprint)
        #expect(try failure("archive", log: lost).fingerprint != first.fingerprint)
        #expect(try failure("publish", log: "##[error]No space left on device").fingerprint != first.fingerprint)
        #expect(try failure("archive", log: lost).error.family == first.error.family)
    }
}
