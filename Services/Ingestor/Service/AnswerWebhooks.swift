import Contracts
import IngestorCore
import JSONScan
import Platform
import ServiceHTTP
import ServiceRuntime
import Signatures
import Streams

/// `POST /webhooks/slack` and `POST /webhooks/pagerduty`: how people answer a call where it reached them.
struct AnswerWebhooks: Sendable {
    static let slackSignature = HeaderName("X-Slack-Signature")
    static let slackTimestamp = HeaderName("X-Slack-Request-Timestamp")
    static let pagerDutySignature = HeaderName("X-PagerDuty-Signature")

    let platform: Platform
    let committer: StepCommitter
    let slackSecret: Secret?
    let pagerDutySecret: Secret?
    let meter: WebhookMeter

    private static let responses = [
        RouteResponse(200, "Taken, or nothing that concerns us."), RouteResponse(400, "Malformed."),
        RouteResponse(401, "Signature missing or wrong."), RouteResponse(503, "The store is away; send it again."),
    ]

    var routes: [RawRoute] {
        [
            RawRoute(
                .post, "/webhooks/slack", summary: "Takes an answer from Slack: a button or a reaction.", access: .open,
                maximumBodyBytes: 1 << 20, request: .any, responses: AnswerWebhooks.responses
            ) { request in
                let isForm = request.header(.contentType)?.hasPrefix("application/x-www-form-urlencoded") ?? false
                return try await slack(
                    request.body.array, signature: request.header(AnswerWebhooks.slackSignature),
                    timestamp: request.header(AnswerWebhooks.slackTimestamp), isForm: isForm)
            },
            RawRoute(
                .post, "/webhooks/pagerduty", summary: "Takes an acknowledgement from PagerDuty.", access: .open,
                maximumBodyBytes: 1 << 20, request: .any, responses: AnswerWebhooks.responses
            ) { request in
                try await pagerDuty(request.body.array, signature: request.header(AnswerWebhooks.pagerDutySignature))
            },
        ]
    }

    /// What Slack sent: a form for what is pressed, JSON for events.
    func slack(_ bytes: [UInt8], signature: String?, timestamp: String?, isForm: Bool) async throws -> RawResponse {
        // Slack signs with the time of day, whatever clock a demonstration runs by.
        let now = Int(Timestamp.system().milliseconds / 1000)
        guard let slackSecret,
            SlackSignature.verify(signature, timestamp: timestamp, body: bytes, secret: slackSecret, now: now)
        else { return refused("slack", "X-Slack-Signature is missing, old or wrong; set SLACK_SIGNING_SECRET") }
        let text = isForm ? AnswerWebhooks.payload(bytes) : bytes
        guard let text, let body = try? JSONValue(parsing: text) else { return malformed("slack") }
        return try await take(AnswerIntake.slack(body, at: platform.now()), "slack")
    }

    /// What PagerDuty sent.
    func pagerDuty(_ bytes: [UInt8], signature: String?) async throws -> RawResponse {
        guard let pagerDutySecret,
            bytes.withUnsafeBytes({ PagerDutySignature.verify(signature, body: $0, secret: pagerDutySecret) })
        else {
            return refused("pagerduty", "X-PagerDuty-Signature is missing or wrong; set PAGERDUTY_WEBHOOK_SECRET")
        }
        guard let body = try? JSONValue(parsing: bytes) else { return malformed("pagerduty") }
        return try await take(AnswerIntake.pagerDuty(body, at: platform.now()), "pagerduty")
    }

    private func take(_ answer: AnswerIntake.Answer, _ party: String) async throws -> RawResponse {
        switch answer {
        case .ignored:
            meter.count(party, "ignored")
            return WebhookReply.ignored("ignored")
        case .challenge(let text):
            var writer = JSONWriter(capacity: 80)
            writer.object { $0.member("challenge", text) }
            return .json(200, bytes: writer.bytes)
        case .acknowledged(let entry, let delivery):
            let key = IngestorKeys.delivery(party, delivery)
            let (stream, envelope) = try platform.writer.envelope(
                .escalationAcknowledged, subject: entry.key, entry)
            let step = Step(
                expected: [key: 0],
                mutations: [.put(key, [], timeToLive: IngestorKeys.memory), .append(stream, envelope)])
            let isNew = try await committer.commit(step) == .committed
            meter.count(party, isNew ? "accepted" : "duplicate")
            return WebhookReply.ignored(isNew ? "taken" : "duplicate")
        }
    }

    /// The value of `payload` in a form.
    static func payload(_ form: [UInt8]) -> [UInt8]? {
        for pair in form.split(separator: UInt8(ascii: "&")) where pair.starts(with: "payload=".utf8) {
            var bytes: [UInt8] = []
            var rest = pair.dropFirst("payload=".utf8.count)
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "%") else {
                    bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                    continue
                }
                guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            }
            return bytes
        }
        return nil
    }

    private func refused(_ party: String, _ why: String) -> RawResponse {
        meter.count(party, "refused")
        return WebhookReply.error(401, "unauthenticated", why)
    }

    private func malformed(_ party: String) -> RawResponse {
        meter.count(party, "malformed")
        return WebhookReply.error(400, "malformed", "the body is no JSON, nor a form with one")
    }
}
