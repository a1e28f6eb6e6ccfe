import Contracts
import IngestorCore
import Testing

@Suite("What the log of a workflow's job adds")
struct WorkflowDetailsTests {
    private func body(_ log: String) throws -> String {
        let failure = FailureObserved(
            failureID: ULID(time: Timestamp(milliseconds: 0), random: 1),
            repository: try #require(RepositoryName("acme/hub")), origin: .githubActions, title: "Workflow a failed",
            body: "It failed.", environment: .production, error: ErrorDigest(family: "unknown"),
            fingerprint: Fingerprint(rawValue: "v1:0123456789abcdef"), occurredAt: Timestamp(milliseconds: 0),
            observedAt: Timestamp(milliseconds: 0))
        return WorkflowDetails(jobs: [.init(name: "sync", step: nil)], logTail: Array(log.utf8))
            .added(to: failure, attempt: 1).body
    }

    @Test("a whole log keeps its first line; of a cut one the rest of a line goes")
    func firstLine() throws {
        let time = "2026-11-24T06:30:00.1234567Z "
        let whole = try body("\(time)ReadTimeoutError: pypi\n\(time)##[error]exit code 2")
        #expect(whole.contains("ReadTimeoutError: pypi") && whole.contains("exit code 2"))
        let cut = try body("tailOfALine\n\(time)ReadTimeoutError: pypi\n\(time)##[error]exit code 2")
        #expect(cut.contains("ReadTimeoutError: pypi") && !cut.contains("tailOfALine"))
        #expect(try body("no times here\nat all").contains("no times here"))
    }

    private func failure(_ workflow: String, log: String) throws -> FailureObserved {
        let text = ObservedText(title: "Workflow \(workflow) failed on main", body: "workflow: \(workflow)")
        let now = Timestamp(milliseconds: 1_795_478_400_000)
        let told = FailureObserved(
            failureID: ULID(time: now, random: 1), repository: try #require(RepositoryName("acme/hub")),
            origin: .githubActions, title: text.title, body: text.body, environment: .production,
            nodes: [FailedNode(uniqueID: "workflow:\(workflow)")], error: text.error, systems: text.systems,
            fingerprint: text.fingerprint, occurredAt: now, observedAt: now)
        return WorkflowDetails(jobs: [.init(name: "build", step: "Run it")], logTail: Array(log.utf8))
            .added(to: told, attempt: 1)
    }

    @Test("runners say the same to all workflows: each has its own failure, the same one every time")
    func apart() throws {
        let lost = "The hosted runner lost communication with the server."
        let time = "2026-11-24T06:30:00.1234567Z "
        let first = try failure("publish", log: "\(time)##[error]\(lost)")
        #expect(
            try failure("publish", log: "2026-11-25T07:11:09.7654321Z ##[error]\(lost)").fingerprint
                == first.fingerprint)
        #expect(try failure("archive", log: lost).fingerprint != first.fingerprint)
        #expect(try failure("publish", log: "##[error]No space left on device").fingerprint != first.fingerprint)
        #expect(try failure("archive", log: lost).error.family == first.error.family)
    }
}
