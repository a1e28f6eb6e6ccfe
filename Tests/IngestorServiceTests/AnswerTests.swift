import Contracts
import Foundation
import Outbound
import Platform
import ServiceHTTP
import ServiceRuntime
import Signatures
import Streams
import Testing

@testable import IngestorService

@Suite("How people answer a call", .timeLimit(.minutes(1)))
struct AnswerTests {
    static let secret = Secret("hush")
    static let pressed = """
        {"type":"block_actions","user":{"id":"U024BE7LH","username":"ana"},"actions":[{"action_id":"switchyard_ack",
        "value":"issue:acme/dbt_cloud#42","action_ts":"1.2"}]}
        """
    static let reacted = """
        {"type":"event_callback","event_id":"Ev1","event":{"type":"reaction_added","user":"U024BE7LH","reaction":"eyes",
        "item":{"type":"message","channel":"C024BE91L","ts":"1360782804.083113"}}}
        """
    static let acknowledged = """
        {"event":{"id":"01ABC","event_type":"incident.acknowledged","agent":{"summary":"Ana <b>"},
        "data":{"incident_key":"switchyard:incident:01M86PVA10GZ6G0NS31E2GB6ZX"}}}
        """

    private func webhooks(_ bench: Bench, secret: Secret? = AnswerTests.secret) -> AnswerWebhooks {
        AnswerWebhooks(
            platform: bench.platform, committer: bench.committer, slackSecret: secret, pagerDutySecret: secret,
            meter: WebhookMeter(bench.platform.context.metrics))
    }

    /// Sends as Slack does; the status.
    private func slack(
        _ bench: Bench, _ json: String, isForm: Bool = false, age: Int = 0, signedBy: Secret = AnswerTests.secret,
        known: Secret? = AnswerTests.secret
    ) async throws -> Int {
        let body = isForm ? Array("payload=\(PercentEncoding.encode(json))".utf8) : Array(json.utf8)
        let timestamp = String(Int(Date().timeIntervalSince1970) - age)
        let signature = SlackSignature.sign(body, timestamp: timestamp, secret: signedBy)
        return try await webhooks(bench, secret: known)
            .slack(body, signature: signature, timestamp: timestamp, isForm: isForm).status
    }

    private func entries(_ bench: Bench) async throws -> [EscalationAcknowledged] {
        try await bench.platform.inspector.entries(EntryQuery(.escalations, limit: 100))
            .map { try Envelope(fields: $0.fields).decode(EscalationAcknowledged.self) }
    }

    @Test("the button, a reaction and PagerDuty say who sees to what, each once however often it is sent")
    func taken() async throws {
        let bench = try Bench()
        try await bench.serving { () async throws -> Void in
            for _ in 0..<3 {
                #expect(try await slack(bench, Self.pressed, isForm: true) == 200)
                #expect(try await slack(bench, Self.reacted) == 200)
                let body = Array(Self.acknowledged.utf8)
                let signature = "v1=00, \(PagerDutySignature.sign(body, secret: Self.secret))"
                #expect(try await webhooks(bench).pagerDuty(body, signature: signature).status == 200)
            }
            let found = try await entries(bench)
            #expect(
                found.map(\.key) == [
                    "issue:acme/dbt_cloud#42", "slack:C024BE91L:1360782804.083113",
                    "incident:01M86PVA10GZ6G0NS31E2GB6ZX",
                ])
            #expect(found.map(\.actor) == ["slack:ana", "slack:U024BE7LH", "pagerduty:Ana b"])
        }
    }

    @Test("what is signed with another secret, too old, unsigned or malformed leaves nothing")
    func refused() async throws {
        let bench = try Bench()
        try await bench.serving { () async throws -> Void in
            #expect(try await slack(bench, Self.pressed, isForm: true, signedBy: Secret("other")) == 401)
            #expect(try await slack(bench, Self.pressed, isForm: true, age: 301) == 401)
            #expect(try await slack(bench, Self.pressed, isForm: true, known: nil) == 401)
            #expect(try await slack(bench, "{", isForm: false) == 400)
            #expect(try await webhooks(bench).slack([], signature: nil, timestamp: nil, isForm: true).status == 401)
            let body = Array(Self.acknowledged.utf8)
            for signature in [nil, "", "v1=", "v0=\(body)", PagerDutySignature.sign(body, secret: Secret("other"))] {
                #expect(try await webhooks(bench).pagerDuty(body, signature: signature).status == 401)
            }
            #expect(try await entries(bench).isEmpty)
        }
    }

    @Test(
        "what is no answer to a call of ours is let through and not stored",
        arguments: [
            "{}", "[]", #"{"type":"block_actions"}"#,
            #"{"type":"block_actions","user":{"id":"U024BE7LH"},"actions":[{"action_id":"other","value":"issue:x"}]}"#,
            #"{"type":"block_actions","user":{"id":"U024BE7LH"},"actions":[{"action_id":"switchyard_ack","value":"rm -rf"}]}"#,
            #"{"type":"event_callback","event_id":"E","event":{"type":"reaction_added","user":"U024BE7LH","reaction":"tada","item":{"channel":"C024BE91L","ts":"1.1"}}}"#,
        ])
    func ignored(_ json: String) async throws {
        let bench = try Bench()
        try await bench.serving { () async throws -> Void in
            #expect(try await slack(bench, json) == 200)
            #expect(try await entries(bench).isEmpty)
        }
    }

    @Test("Slack's question whether the address is ours is answered")
    func challenge() async throws {
        let bench = try Bench()
        try await bench.serving { () async throws -> Void in
            let body = Array(#"{"type":"url_verification","challenge":"3eZbrw1a"}"#.utf8)
            let timestamp = String(Int(Date().timeIntervalSince1970))
            let reply = try await webhooks(bench).slack(
                body, signature: SlackSignature.sign(body, timestamp: timestamp, secret: Self.secret),
                timestamp: timestamp, isForm: false)
            #expect(reply.status == 200)
        }
    }
}
