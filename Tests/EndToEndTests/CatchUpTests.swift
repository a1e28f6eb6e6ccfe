import Contracts
import Foundation
import Outbound
import Streams
import Support
import Testing

@Suite("An ingestor that was off for an hour", .timeLimit(.minutes(3)), .serialized)
struct CatchUpTests {
    /// Ten minutes pass in a second.
    private static let clock = [
        "SWITCHYARD_CLOCK_RATE": "600",
        "SWITCHYARD_CLOCK_ORIGIN": Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).rfc3339,
    ]

    private func workflow(_ id: Int) -> String {
        """
        {"repository": "acme/da-agent-hub", "id": \(id), "workflow_id": 77, "name": "nightly-\(id)",
         "conclusion": "failure", "jobs": [{"name": "sync", "conclusion": "failure", "log": "Error: boom \(id)"}]}
        """
    }

    private func cloudRun(_ id: Int, at now: String) -> String {
        """
        {"id": \(id), "account_id": 1, "project_id": 101, "environment_id": 2001, "job_definition_id": 7, "status": 20,
         "status_message": "", "created_at": "\(now)", "started_at": "\(now)", "finished_at": "\(now)",
         "job": {"id": 7, "name": "nightly"}, "trigger": {"cause": "scheduled"}, "run_steps": [
          {"id": 1, "index": 4, "status": 20, "name": "Invoke dbt with `dbt build`", "logs": "", "debug_logs": ""}],
         "artifacts": {"4/run_results.json": {"metadata": {"env": {"DBT_CLOUD_RUN_ID": "\(id)"}}, "results": [
          {"unique_id": "model.shop.orders", "status": "error", "message": "Database Error in model orders"}]}}}
        """
    }

    @Test("catches up by itself with what no webhook told it, once each")
    func catchesUp() async throws {
        let line = try RunningLine(environment: CatchUpTests.clock)
        let caller = Caller(line: line)
        let view = try StreamView(line)
        func seen() async throws -> [FailureObserved] {
            try await view.entries(.failures).map { try $0.decode(FailureObserved.self) }
        }
        let first = try await caller.report(1)
        try await caller.wait("the first report") { try await seen().count == 1 }
        line.kill("ingestor")
        let missed = [try await caller.report(2), try await caller.report(3)]
        try await caller.sandbox("/_sandbox/workflow_runs", workflow(9200))
        try await caller.sandbox("/_sandbox/dbt_runs", cloudRun(8200, at: try await caller.clock().rfc3339))
        try await caller.pass(.seconds(3600))
        try line.start("ingestor")
        try await caller.wait("all that was missed", seconds: 60) { try await seen().count >= 5 }
        try await caller.wait("all placed", seconds: 60) { try await view.store.count(.waiting) == 0 }
        // With the next hourly look what is polled again is not told again.
        try await caller.pass(.seconds(2 * 3600))
        let failures = try await seen()
        #expect(failures.compactMap { $0.issue?.number }.sorted() == ([first] + missed).sorted())
        #expect(failures.filter { $0.origin == .githubActions }.map(\.run?.id) == ["9200"])
        #expect(failures.filter { $0.origin == .dbtCloud }.map(\.run?.id) == ["8200"])
        #expect(failures.count == 5)
    }
}
