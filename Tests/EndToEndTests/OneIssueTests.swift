import Contracts
import Foundation
import Outbound
import Streams
import Support
import SwitchyardCore
import Testing

@Suite("One issue, end to end", .timeLimit(.minutes(3)), .serialized)
struct OneIssueTests {
    @Test("a reported failure is classified, labelled, carded and assigned; the same delivery again changes nothing")
    func wholeWay() async throws {
        let line = try RunningLine()
        let caller = Caller(line: line)
        let view = try StreamView(line)
        let number = try await caller.report(1)
        try await caller.wait("labels") {
            let issue = try caller.object(try await caller.gitHub("GET", "/repos/acme/dbt_cloud/issues/\(number)").body)
            let labels = (issue["labels"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
            let people = (issue["assignees"] as? [[String: Any]] ?? []).compactMap { $0["login"] as? String }
            return labels.contains("claude:classified") && labels.contains("category:code_fix_required")
                && labels.contains("dbt-error") && ["ana", "bruno"].contains(people.first)
        }
        try await caller.wait("a card") {
            let reply = try await caller.gitHub("GET", "/repos/acme/dbt_cloud/issues/\(number)/comments")
            let cards = try caller.array(reply.body).filter {
                ($0["body"] as? String ?? "").contains("<!-- SWITCHYARD_METADATA ")
            }
            return cards.count == 1
        }
        let classified = try await view.entries(.classifications)
        #expect(classified.count == 1)
        #expect(classified.first?.subject == "acme/dbt_cloud#\(number)")

        // The very delivery, as GitHub would send it again.
        let hooks = try caller.array(try await caller.gitHub("GET", "/repos/acme/dbt_cloud/hooks").body)
        let hook = try #require(hooks.first?["id"] as? Int)
        let deliveries = try caller.array(
            try await caller.gitHub("GET", "/repos/acme/dbt_cloud/hooks/\(hook)/deliveries?per_page=100").body)
        let opened = try #require(deliveries.last { $0["event"] as? String == "issues" }?["id"] as? Int)
        let before = try await view.entries(.failures).count
        let again = try await caller.gitHub(
            "POST", "/repos/acme/dbt_cloud/hooks/\(hook)/deliveries/\(opened)/attempts")
        #expect(again.status == 202)
        #expect(try await view.entries(.failures).count == before)
        #expect(try await view.deadLetters() == 0)
    }

    @Test("a wrong signature is refused with 401 and leaves no entry")
    func wrongSignature() async throws {
        let line = try RunningLine()
        let caller = Caller(line: line)
        let view = try StreamView(line)
        let reply = try await caller.webhook("issues", Array("{}".utf8), delivery: "a", secret: "another")
        #expect(reply.status == 401)
        for stream in StreamName.known { #expect(try await view.entries(stream).isEmpty) }
    }

    @Test("a transient failure closes with named runs, a skipped node proves nothing, and its return reopens it")
    func transientLife() async throws {
        let line = try RunningLine(
            policy: try RunningLine.quickPolicy().replacing("quiet: 1h", with: "quiet: 0s"))
        let caller = Caller(line: line)
        let number = try await openTimeout(caller)
        try await caller.wait("watched") {
            try await labels(number, caller).contains("switchyard:monitoring")
        }
        for run in 1...2 { try await finish(run, status: "success", executed: true, caller) }
        for run in 3...5 { try await finish(run, status: "skipped", executed: false, caller) }
        let view = try StreamView(line)
        try await caller.wait("runs handled") { try await view.unfinished() == 0 }
        #expect(try await view.entries(.resolutions).isEmpty)
        try await finish(6, status: "success", executed: true, caller)
        try await caller.wait("closed") { try await state(number, caller) == "closed" }
        let comments = try caller.array(
            try await caller.gitHub("GET", "/repos/acme/dbt_cloud/issues/\(number)/comments").body)
        let note = comments.compactMap { $0["body"] as? String }.first { $0.contains("9001") }
        #expect(note?.contains("9002") == true && note?.contains("9006") == true && note?.contains("9003") == false)
        // The same failure again, reported by a script.
        _ = try await caller.rpc(
            "IngestorService", "SubmitFailure",
            ["repository": "acme/dbt_cloud", "title": OneIssueTests.title, "body": OneIssueTests.body],
            port: line.plan.port + 1)
        try await caller.wait("reopened") { try await state(number, caller) == "open" }
    }

    @Test("a command of a person changes labels, owner and the next verdict; a stranger's changes nothing")
    func commanded() async throws {
        let line = try RunningLine()
        let caller = Caller(line: line)
        let number = try await openTimeout(caller)
        let issue = "/repos/acme/dbt_cloud/issues/\(number)"
        try await caller.wait("watched") { try await labels(number, caller).contains("switchyard:monitoring") }
        for (token, command) in [
            ("sandbox-zed", "priority low"), ("sandbox-ana", "category infrastructure_issue"),
            ("sandbox-ana", "assign @chen"),
        ] {
            let reply = try await caller.gitHub(
                "POST", "\(issue)/comments", as: token, ["body": "/switchyard \(command)"])
            #expect(reply.status == 201)
        }
        try await caller.wait("obeyed") {
            let now = try await labels(number, caller)
            let people = try caller.object(try await caller.gitHub("GET", issue).body)["assignees"] as? [[String: Any]]
            return now.contains("category:infrastructure_issue") && !now.contains("category:transient_failure")
                && people?.contains { $0["login"] as? String == "chen" } == true
        }
        #expect(try await !labels(number, caller).contains("priority:low"))
        try await caller.wait("learnt") {
            let told = try await caller.rpc(
                "ClassifierService", "Explain", ["subject": "acme/dbt_cloud#\(number)"], port: line.plan.port + 2)
            return told["corrected_by"] as? String == "ana"
        }
        let life = try await caller.rpc(
            "ResolverService", "GetIssue", ["repository": "acme/dbt_cloud", "number": number], port: line.plan.port + 4)
        #expect((life["issue"] as? [String: Any])?["category"] as? String == "infrastructure_issue")
    }

    private static let title = "Nightly run failed: fct_orders timed out"
    private static let body = """
        environment: production
        Database Error in model fct_orders (models/marts/fct_orders.sql)
          000630 (57014): Statement reached its statement or warehouse timeout of 3600 second(s) and was canceled.
        The warehouse was crowded at that minute. Nothing changed, the run before passed, the retry passed.
        """

    private func openTimeout(_ caller: Caller) async throws -> Int {
        let reply = try await caller.gitHub(
            "POST", "/repos/acme/dbt_cloud/issues", as: "sandbox-dbt-monitor",
            ["title": OneIssueTests.title, "body": OneIssueTests.body, "labels": ["dbt-error"]])
        return try #require(try caller.object(reply.body)["number"] as? Int)
    }

    private func finish(_ run: Int, status: String, executed: Bool, _ caller: Caller) async throws {
        let at = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + Int64(run) * 1000)
        _ = try await caller.rpc(
            "IngestorService", "SubmitRun",
            [
                "idempotency_key": "run-\(run)",
                "run": [
                    "repository": "acme/dbt_cloud", "origin": "dbt_cloud", "job": ["id": "7", "name": "hourly"],
                    "run": ["id": "900\(run)", "attempt": 1], "environment": "production", "status": "success",
                    "nodes": [["unique_id": "model.analytics.fct_orders", "status": status, "executed": executed]],
                    "finished_at": at.rfc3339,
                ] as [String: Any],
            ], port: caller.line.plan.port + 1)
    }

    private func labels(_ number: Int, _ caller: Caller) async throws -> [String] {
        let reply = try await caller.gitHub("GET", "/repos/acme/dbt_cloud/issues/\(number)/labels")
        return try caller.array(reply.body).compactMap { $0["name"] as? String }
    }

    private func state(_ number: Int, _ caller: Caller) async throws -> String? {
        let reply = try await caller.gitHub("GET", "/repos/acme/dbt_cloud/issues/\(number)")
        return try caller.object(reply.body)["state"] as? String
    }
}
