import Contracts
import CurlOutbound
import Foundation
import Notify
import Outbound
import PythonPrograms
import Signatures
import Testing

@Suite("The sandbox's Slack, PagerDuty and receiver", .timeLimit(.minutes(2)))
struct PartyTests {
    private static let message = ##"{"channel": "#a", "text": "x"}"##

    @Test(
        "their own clients find what they know",
        .enabled(
            if: Python.has("slack_sdk, pagerduty"),
            "needs python3 with slack_sdk and pagerduty from PyPI (Tests/requirements.txt)"),
        arguments: ["slack", "pagerduty"])
    func clients(_ party: String) async throws {
        try await SandboxTrial.with { trial in
            let result = await Python.runApart([Python.script("parties.py"), party, trial.url])
            #expect(result.status == 0, "\(result.output.suffix(3000))")
            #expect(result.output.contains("\(party) is content"))
        }
    }

    @Test(
        "a webhook is signed so that Standard Webhooks' own library takes it",
        .enabled(if: Python.has("standardwebhooks"), "needs python3 with standardwebhooks from PyPI"))
    func signed() async throws {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        let told = try await SandboxTrial.with { trial in
            let client = WebhookClient(
                trial.driver.client, url: Secret("\(trial.url)/receiver/hook"), secret: Secret(secret),
                realNow: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
            let notice = Notice(
                key: "issue:acme/one#1", state: .open, priority: .high, headline: "down", canAcknowledge: true)
            let event = WebhookEvent(
                id: "e1", type: "notice.changed", time: Timestamp(milliseconds: 0), notice: notice)
            try await client.send(event)
            try await client.send(event)
            let reply = try await trial.call("GET", "/_sandbox/receiver/events")
            #expect(reply.list.count == 1 && reply.list[0]["deliveries"] as? Int == 2)
            let first: [String: Any] = [
                "headers": reply.list[0]["headers"] ?? [:], "body": reply.list[0]["body"] ?? "",
            ]
            return String(decoding: try JSONSerialization.data(withJSONObject: first), as: UTF8.self)
        }
        let result = await Python.runApart([Python.script("parties.py"), "webhook", secret], input: told)
        #expect(result.status == 0, "\(result.output.suffix(3000))")
    }

    @Test("what is down takes nothing, and what loses replies has taken it")
    func faults() async throws {
        try await SandboxTrial.with { trial in
            func post() async -> Int? {
                let headers = [("Authorization", "Bearer xoxb-1"), ("Content-Type", "application/json")]
                let reply = try? await trial.call(
                    "POST", "/slack/api/chat.postMessage", Self.message, as: nil, headers: headers)
                return reply?.status
            }
            _ = try await trial.call("POST", "/_sandbox/slack/faults", #"{"down": true}"#)
            #expect(await post() == 503)
            #expect(try await trial.call("GET", "/_sandbox/slack/messages").list.isEmpty)
            _ = try await trial.call("POST", "/_sandbox/slack/faults", #"{"drop_replies": 1}"#)
            #expect(await post() == nil)
            #expect(try await trial.call("GET", "/_sandbox/slack/messages").list.count == 1)
            #expect(await post() == 429)
        }
    }

    @Test("people can read what stands in Slack, and nothing of it takes effect in a browser")
    func page() async throws {
        try await SandboxTrial.with { trial in
            let headers = [("Authorization", "Bearer xoxb-1"), ("Content-Type", "application/json")]
            _ = try await trial.call(
                "POST", "/slack/api/chat.postMessage", ##"{"channel": "#a", "text": "<script>alert(1)</script>"}"##,
                as: nil, headers: headers)
            let page = String(decoding: try await trial.call("GET", "/slack").body, as: UTF8.self)
            #expect(page.contains("#a") && page.contains("&lt;script&gt;") && !page.contains("<script>"))
        }
    }
}
