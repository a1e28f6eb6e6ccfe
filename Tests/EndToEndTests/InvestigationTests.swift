import Contracts
import Foundation
import Outbound
import Streams
import Support
import SwitchyardCore
import Testing

@Suite("Asking what is behind an issue, end to end", .timeLimit(.minutes(3)), .serialized)
struct InvestigationTests {
    @Test(
        "a comment or the label asks, one comment answers, and asked again it is edited; a stranger gets nothing done")
    func asked() async throws {
        let line = try RunningLine()
        let caller = Caller(line: line)
        let number = try await caller.report(1)
        let issue = "/repos/acme/dbt_cloud/issues/\(number)"
        try await caller.wait("a card") { try await comments(issue, caller, with: "SWITCHYARD_METADATA").count == 1 }
        try await say("investigate", as: "sandbox-zed", issue, caller)
        try await say("investigate", as: "sandbox-ana", issue, caller)
        let mark = "<!-- switchyard:investigation -->"
        try await caller.wait("an answer") { try await comments(issue, caller, with: mark).count == 1 }
        let answer = try #require(try await comments(issue, caller, with: mark).first)
        #expect(answer.contains("invalid identifier") && answer.contains("What would tell them apart"))
        #expect(answer.contains("Asked for by ` ana `") && answer.contains("Reported: once"))
        #expect(answer.contains("none to the failing paths"), "\(answer)")

        // The same failure again, so that there is news.
        _ = try await caller.rpc(
            "IngestorService", "SubmitFailure",
            [
                "repository": "acme/dbt_cloud", "title": "Nightly build failed in fct_case_1",
                "environment": "production",
                "body": """
                environment: production
                Database Error in model fct_case_1 (models/marts/fct_case_1.sql)
                  000904 (42000): SQL compilation error: invalid identifier 'COLUMN_FCT_CASE_1'
                """,
            ], port: line.plan.port + 1)
        let view = try StreamView(line)
        try await caller.wait("joined") { try await view.entries(.assignments).count == 2 }
        _ = try await caller.gitHub("POST", "\(issue)/labels", as: "sandbox-ana", ["labels": ["claude:investigate"]])
        try await caller.wait("news") {
            try await comments(issue, caller, with: mark).first?.contains("2 times, first") == true
        }
        #expect(try await comments(issue, caller, with: mark).count == 1)
        try await caller.wait("the label off") {
            let reply = try await caller.gitHub("GET", "\(issue)/labels")
            return try !caller.array(reply.body).contains { $0["name"] as? String == "claude:investigate" }
        }
        let asked = try await view.entries(.classifications).filter { $0.type == .failureInvestigated }
        #expect(asked.count == 2)
        #expect(try await view.deadLetters() == 0)
    }

    private func say(_ command: String, as token: String, _ issue: String, _ caller: Caller) async throws {
        let reply = try await caller.gitHub(
            "POST", "\(issue)/comments", as: token, ["body": "/switchyard \(command)"])
        #expect(reply.status == 201)
    }

    private func comments(_ issue: String, _ caller: Caller, with mark: String) async throws -> [String] {
        let reply = try await caller.gitHub("GET", "\(issue)/comments")
        return try caller.array(reply.body).compactMap { $0["body"] as? String }.filter { $0.contains(mark) }
    }
}
