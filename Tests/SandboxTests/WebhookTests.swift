import Foundation
import Outbound
import Signatures
import Testing

@Suite("The sandbox's webhooks", .timeLimit(.minutes(1)))
struct WebhookTests {
    private let issues = "/repos/acme/dbt_cloud/issues"

    @Test("each change sends one, signed, in order, with GitHub's headers")
    func sent() async throws {
        try await SandboxTrial.with { trial in
            _ = try await trial.call("POST", issues, #"{"title": "T", "labels": ["bug"], "assignees": ["bruno"]}"#)
            _ = try await trial.call("PATCH", issues + "/1", #"{"title": "N"}"#)
            _ = try await trial.call("POST", issues + "/1/comments", #"{"body": "C"}"#)
            _ = try await trial.call("PATCH", issues + "/1", #"{"state": "closed"}"#)
            _ = try await trial.call("PATCH", issues + "/1", #"{"state": "open"}"#)
            _ = try await trial.call("DELETE", issues + "/1/labels/bug")
            let hooks = await trial.received.wait(for: 8)
            #expect(
                hooks.map { "\($0.event).\($0.action)" } == [
                    "issues.opened", "issues.labeled", "issues.assigned", "issues.edited", "issue_comment.created",
                    "issues.closed", "issues.reopened", "issues.unlabeled",
                ])
            #expect((hooks[3].object["changes"] as? [String: [String: String]])?["title"]?["from"] == "T")
            for hook in hooks {
                let signature = hook.headers["x-hub-signature-256"]
                #expect(GitHubSignature.verify(signature, body: hook.body, secret: Secret(SandboxTrial.secret)))
                #expect(
                    !GitHubSignature.verify(signature, body: hook.body + [0x20], secret: Secret(SandboxTrial.secret)))
                #expect(hook.headers["content-type"] == "application/json")
                #expect(hook.headers["user-agent"]?.hasPrefix("GitHub-Hookshot/") == true)
                #expect((hook.object["sender"] as? [String: Any])?["login"] as? String == "ana")
            }
            #expect(Set(hooks.map { $0.headers["x-github-delivery"] }).count == 8)
        }
    }

    @Test("what changes nothing, and a read, send none")
    func quiet() async throws {
        try await SandboxTrial.with { trial in
            _ = try await trial.call("POST", issues, #"{"title": "T", "labels": ["bug"]}"#)
            _ = try await trial.call("POST", issues + "/1/labels", #"{"labels": ["bug"]}"#)
            _ = try await trial.call("PATCH", issues + "/1", #"{"title": "T", "state": "open"}"#)
            _ = try await trial.call("GET", issues)
            _ = try await trial.call("PATCH", issues + "/1", #"{"state": "closed"}"#)
            let hooks = await trial.received.wait(for: 3)
            #expect(hooks.map(\.action) == ["opened", "labeled", "closed"])
        }
    }

    @Test("the bot's own changes are sent too, as the bot's")
    func own() async throws {
        try await SandboxTrial.with { trial in
            _ = try await trial.call("POST", issues, #"{"title": "T"}"#, as: "bot")
            let sender = await trial.received.wait(for: 1).first?.object["sender"] as? [String: Any]
            #expect(sender?["login"] as? String == "switchyard[bot]")
            #expect(sender?["type"] as? String == "Bot")
        }
    }

    @Test("deliveries are listed, and an administrator may have one sent again with its id")
    func redelivery() async throws {
        try await SandboxTrial.with { trial in
            _ = try await trial.call("POST", issues, #"{"title": "T"}"#)
            let first = try #require(await trial.received.wait(for: 1).first)
            let hooks = try await trial.call("GET", "/repos/acme/dbt_cloud/hooks").list
            let hook = try #require(hooks.first?["id"] as? Int)
            let path = "/repos/acme/dbt_cloud/hooks/\(hook)/deliveries"
            var listed: [[String: Any]] = []
            while listed.isEmpty { listed = try await trial.call("GET", path).list }
            #expect(listed.first?["guid"] as? String == first.headers["x-github-delivery"])
            #expect(listed.first?["status_code"] as? Int == 202)
            let id = try #require(listed.first?["id"] as? Int)
            #expect(try await trial.call("POST", "\(path)/\(id)/attempts", as: nil).status == 401)
            #expect(try await trial.call("POST", "\(path)/\(id)/attempts", as: "bruno").status == 404)
            #expect(try await trial.call("POST", "\(path)/\(id)/attempts").status == 202)
            let all = await trial.received.wait(for: 2)
            #expect(all.count == 2)
            #expect(all.last?.body == first.body)
            #expect(all.last?.headers["x-github-delivery"] == first.headers["x-github-delivery"])
        }
    }
}
