import Contracts
import Foundation
import Outbound
import Streams
import Support
import SwitchyardCore
import Testing

@Suite("A failed run is started again, end to end", .timeLimit(.minutes(3)), .serialized)
struct RetryTests {
    /// With retry on and no wait, as quick as the test's clock, which is the world's own.
    private func line() throws -> RunningLine {
        let yaml = try RunningLine.quickPolicy().replacing(
            "transient: {green_runs: 3, quiet: 1h}",
            with: "transient: {green_runs: 1, quiet: 1s, retry: {enabled: true, backoff: 1s, min_confidence: 0}}")
        try #require(yaml.contains("min_confidence"))
        return try RunningLine(policy: yaml)
    }

    private func lives(_ caller: Caller) async throws -> [[String: Any]] {
        let reply = try await caller.rpc("ResolverService", "ListIssues", [:], port: caller.line.plan.port + 4)
        return reply["issues"] as? [[String: Any]] ?? []
    }

    private func workflow(_ id: Int, _ conclusion: String) -> String {
        let log =
            "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='files.packages.example', "
            + "port=443): Read timed out.\\n##[error]Process completed with exit code 2."
        return """
            {"repository": "acme/da-agent-hub", "id": \(id), "workflow_id": 77, "name": "nightly-sync",
             "conclusion": "\(conclusion)", "jobs": [{"name": "sync", "conclusion": "\(conclusion)", "log": "\(log)"}]}
            """
    }

    @Test("its success is evidence; the issue closes with the next run, and the run is started once")
    func workflowRun() async throws {
        let line = try line()
        let caller = Caller(line: line)
        try await caller.sandbox("/_sandbox/workflow_runs", workflow(9100, "failure"))
        try await caller.wait("the run was started again and passed", seconds: 60) {
            try await lives(caller).contains { life in
                (life["proof"] as? [[String: Any]])?.contains { $0["kind"] as? String == "retried_run" } == true
            }
        }
        let before = try #require(try await lives(caller).first)
        #expect(before["phase"] as? String == "recovering")
        #expect((before["retries"] as? [[String: Any]])?.count == 1)
        try await caller.sandbox("/_sandbox/workflow_runs", workflow(9101, "success"))
        try await caller.wait("closed with the run that nobody started", seconds: 60) {
            try await lives(caller).first?["phase"] as? String == "closed"
        }
        let reply = try await caller.gitHub("GET", "/_sandbox/journal")
        let reruns = try caller.array(reply.body).compactMap { $0["path"] as? String }
            .filter { $0.hasSuffix("rerun-failed-jobs") }
        #expect(reruns == ["/repos/acme/da-agent-hub/actions/runs/9100/rerun-failed-jobs"])
    }
}
