import Contracts
import IngestorCore
import JSONScan
import Testing

@Suite("Workflow runs from webhooks")
struct WorkflowRunTests {
    @Test("a failed run of a watched branch is a run and a failure, once for each attempt")
    func failed() throws {
        let decision = try Given.decide("workflow_run", Given.workflow("failure"))
        let (failure, once) = try #require(Given.failure(decision))
        #expect(once == "run:900:2")
        #expect(failure.origin == .githubActions && failure.environment == .production)
        #expect(failure.nodes == [FailedNode(uniqueID: "workflow:nightly", resourceType: "workflow", status: "error")])
        #expect(failure.occurredAt == Timestamp(rfc3339: "2026-11-24T06:30:00Z"))
        let run = try #require(Given.run(decision))
        #expect(run.status == .failed && run.job == JobReference(id: "7", name: "nightly"))
        #expect(run.run?.id == "900" && run.run?.attempt == 2 && run.run?.trigger == "schedule")
        #expect(run.run?.startedAt == Timestamp(rfc3339: "2026-11-24T06:00:00Z"))
        #expect(run.nodes == [RunNode(uniqueID: "workflow:nightly", status: "error", executed: true)])
        let again = try Given.decide("workflow_run", Given.workflow("failure", attempt: 3))
        #expect(Given.failure(again)?.once == "run:900:3")
    }

    @Test(
        "what GitHub concludes says whether it failed and whether it executed",
        arguments: [
            ("success", RunStatus.success, "success", true), ("neutral", .success, "success", true),
            ("failure", .failed, "error", true), ("timed_out", .failed, "error", true),
            ("startup_failure", .failed, "error", true), ("cancelled", .cancelled, "skipped", false),
            ("stale", .cancelled, "skipped", false), ("skipped", .skipped, "skipped", false),
            ("something_new", .skipped, "skipped", false), ("", .skipped, "skipped", false),
        ])
    func conclusion(word: String, status: RunStatus, node: String, executed: Bool) throws {
        let decision = try Given.decide("workflow_run", Given.workflow(word))
        let run = try #require(Given.run(decision))
        #expect(run.status == status)
        #expect(run.nodes.map(\.status) == [node] && run.nodes.map(\.executed) == [executed])
        #expect((Given.failure(decision) != nil) == (status == .failed))
    }

    @Test(
        "a branch counts by the policy's globs",
        arguments: [("main", true), ("release/2", true), ("feature/x", false), ("", false)])
    func branch(name: String, isWatched: Bool) throws {
        let decision = try Given.decide("workflow_run", Given.workflow("failure", branch: name))
        #expect((Given.run(decision) != nil) == isWatched)
    }

    @Test("a run that has not completed says nothing", arguments: ["requested", "in_progress"])
    func incomplete(action: String) throws {
        #expect(Given.ignored(try Given.decide("workflow_run", Given.workflow("failure", action: action))) != nil)
    }
}
