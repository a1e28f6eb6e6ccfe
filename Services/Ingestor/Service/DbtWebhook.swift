import Contracts
import IngestorCore
import JSONScan
import Platform
import ServiceHTTP
import ServiceRuntime
import Signatures

/// `POST /webhooks/dbt`.
struct DbtWebhook: Sendable {
    let platform: Platform
    let taker: RunTaker
    let secret: Secret?
    let meter: WebhookMeter

    var route: RawRoute {
        RawRoute(
            .post, "/webhooks/dbt", summary: "Takes a dbt Cloud webhook.", access: .open, maximumBodyBytes: 25 << 20,
            request: .any,
            responses: [
                RouteResponse(202, "Stored."),
                RouteResponse(200, "Not stored: a duplicate, or nothing that concerns us."),
                RouteResponse(400, "Malformed."), RouteResponse(401, "Signature missing or wrong."),
                RouteResponse(503, "The store is away; send it again."),
            ]
        ) { request in try await take(request) }
    }

    private func take(_ request: RawRequest) async throws -> RawResponse {
        let header = request.header(.authorization)
        guard let secret, request.body.withUnsafeBytes({ DbtSignature.verify(header, body: $0, secret: secret) }) else {
            meter.count("dbt", "refused")
            return WebhookReply.error(401, "unauthenticated", "Authorization is missing or no signature of the body")
        }
        guard let body = try? JSONValue(parsing: request.body.array) else {
            meter.count("dbt", "malformed")
            return WebhookReply.error(400, "malformed", "the body is no JSON")
        }
        guard let run = DbtIntake.decide(body, policy: platform.policy.current, now: platform.now()) else {
            meter.count("dbt", "ignored")
            return WebhookReply.ignored("ignored")
        }
        // Both events of one failed run carry the same account and run, so they are one; the second says that the artifacts are there.
        switch try await taker.take(run) {
        case .stored:
            meter.count("dbt", "accepted")
            return WebhookReply.accepted(body["eventId"]?.string ?? run.key)
        case .duplicate:
            meter.count("dbt", "duplicate")
            return WebhookReply.ignored("duplicate")
        }
    }
}
