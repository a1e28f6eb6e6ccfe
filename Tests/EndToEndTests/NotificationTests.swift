import Contracts
import Foundation
import Outbound
import Support
import SwitchyardCore
import Testing

@Suite("People are told, end to end", .timeLimit(.minutes(3)), .serialized)
struct NotificationTests {
    /// The same warehouse failure in another repository.
    private func report(_ caller: Caller, _ repository: String, _ token: String) async throws {
        _ = try await caller.gitHub(
            "POST", "/repos/acme/\(repository)/issues", as: token,
            [
                "title": "Nightly build failed in fct_orders", "labels": ["dbt-error"],
                "body": """
                environment: production
                Database Error in model fct_orders (models/marts/fct_orders.sql)
                  250001 (08001): Failed to connect to DB: acme.snowflakecomputing.com:443. Incorrect username or password was specified.
                """,
            ])
    }

    private func messages(_ caller: Caller) async throws -> [[String: Any]] {
        let reply = try await caller.gitHub("GET", "/_sandbox/slack/messages")
        return try caller.array(reply.body)
    }

    private func kept(_ caller: Caller) async throws -> [[String: Any]] {
        try await messages(caller).filter {
            $0["thread_ts"] as? String == nil && "\($0["metadata"] ?? "")".contains("incident:")
        }
    }

    private func pages(_ caller: Caller) async throws -> [[String: Any]] {
        let reply = try await caller.gitHub("GET", "/_sandbox/pagerduty/alerts")
        return try caller.array(reply.body).filter { ($0["dedup_key"] as? String ?? "").contains("incident:") }
    }

    @Test(
        "one cause in two repositories is one message and one page; the button in Slack acknowledges it; a killed correlator tells nothing twice"
    )
    func incident() async throws {
        let line = try RunningLine()
        let caller = Caller(line: line)
        try await report(caller, "dbt_cloud", "sandbox-dbt-monitor")
        try await report(caller, "roy_kent", "sandbox-dbt-monitor")
        try await caller.wait("a message") { try await kept(caller).count == 1 }
        try await caller.wait("a page") { try await pages(caller).count == 1 }
        line.kill("correlator")
        try line.start("correlator")
        let ts = try #require(await kept(caller).first?["ts"] as? String)
        try await caller.sandbox("/_sandbox/slack/interactions", #"{"ts": "\#(ts)"}"#)
        try await caller.wait("an acknowledgement") {
            try await kept(caller).contains { ($0["text"] as? String ?? "").contains("acknowledged") }
        }
        try await caller.wait("an acknowledged page") {
            try await pages(caller).contains { $0["status"] as? String == "acknowledged" }
        }
        // News wait for their turn: Slack takes a message a second in a channel.
        try await caller.wait("who it was, in the thread") {
            try await messages(caller).contains {
                ($0["text"] as? String ?? "").replacing("\u{200B}", with: "").contains("slack:ana sees to it")
            }
        }
        #expect(try await kept(caller).count == 1)
        #expect(try await StreamView(line).deadLetters() == 0)
    }

    @Test("a reaction to the tracking issue acknowledges an incident's call before anybody else is called")
    func reaction() async throws {
        let real = Int64(Date().timeIntervalSince1970 * 1000)
        let line = try RunningLine(environment: [
            "SWITCHYARD_CLOCK_RATE": "120", "SWITCHYARD_CLOCK_ORIGIN": "2026-11-24T12:00:00Z@\(real)",
        ])
        let caller = Caller(line: line)
        try await report(caller, "dbt_cloud", "sandbox-dbt-monitor")
        try await report(caller, "roy_kent", "sandbox-dbt-monitor")
        try await caller.wait("a message") { try await kept(caller).count == 1 }
        let hub = "/repos/acme/da-agent-hub/issues"
        var number = 0
        try await caller.wait("the tracking issue") {
            let issues = try caller.array(try await caller.gitHub("GET", hub).body)
            number = issues.compactMap { $0["number"] as? Int }.first ?? 0
            return number > 0
        }
        let reacted = try await caller.gitHub(
            "POST", "\(hub)/\(number)/reactions", as: "sandbox-eli", ["content": "eyes"])
        #expect(reacted.status == 201)
        try await caller.wait("an acknowledgement") {
            try await kept(caller).contains { ($0["text"] as? String ?? "").contains("acknowledged") }
        }
        try await caller.wait("who it was, in the thread") {
            try await messages(caller).contains {
                ($0["text"] as? String ?? "").replacing("\u{200B}", with: "").contains(
                    "eli sees to it (github_reaction)")
            }
        }
        // The fallback's turn comes half an hour after the first call.
        try await caller.pass(.seconds(1900))
        #expect(try await messages(caller).allSatisfy { !($0["text"] as? String ?? "").contains("Calling the") })
        #expect(try await pages(caller).map { $0["status"] as? String } == ["acknowledged"])
        #expect(try await StreamView(line).deadLetters() == 0)
    }
}
