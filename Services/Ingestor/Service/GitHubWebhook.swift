import Contracts
import CoreMetrics
import IngestorCore
import JSONScan
import Platform
import ServiceHTTP
import ServiceRuntime
import Signatures
import Streams

/// `POST /webhooks/github`.
struct GitHubWebhook: Sendable {
    static let signature = HeaderName("X-Hub-Signature-256")
    static let event = HeaderName("X-GitHub-Event")
    static let delivery = HeaderName("X-GitHub-Delivery")
    static let hook = HeaderName("X-GitHub-Hook-ID")

    let platform: Platform
    let intake: Intake
    let secret: Secret?
    let botLogin: String
    let meter: WebhookMeter

    var route: RawRoute {
        RawRoute(
            .post, "/webhooks/github", summary: "Takes a GitHub webhook.", access: .open,
            maximumBodyBytes: 25 << 20, request: .any,
            responses: [
                RouteResponse(202, "Stored."),
                RouteResponse(200, "Not stored: a duplicate, or nothing that concerns us."),
                RouteResponse(400, "Malformed."), RouteResponse(401, "Signature missing or wrong."),
                RouteResponse(503, "The store is away; send it again."),
            ]
        ) { request in try await take(request) }
    }

    private func take(_ request: RawRequest) async throws -> RawResponse {
        guard let secret else { return refuse(.noSecret) }
        let signature = request.header(GitHubWebhook.signature)
        let isOurs = request.body.withUnsafeBytes { GitHubSignature.verify(signature, body: $0, secret: secret) }
        guard isOurs else { return refuse(.badSignature) }
        guard request.header(.contentType)?.hasPrefix("application/json") ?? false else { return refuse(.notJSON) }
        guard let event = request.header(GitHubWebhook.event), let id = request.header(GitHubWebhook.delivery) else {
            return refuse(.noHeaders)
        }
        let payload: GitHubPayload
        do {
            payload = try request.body.withUnsafeBytes { bytes in
                Result { () throws(JSONError) in try GitHubPayload.scan(bytes) }
            }.get()
        } catch {
            meter.count(event, "malformed")
            return WebhookReply.error(400, "malformed", "the body is no JSON of a webhook: \(error)")
        }
        let ids = platform.context.ids
        let decision = GitHubIntake(
            policy: platform.policy.current, botLogin: botLogin, now: platform.now(), makeID: { ids.next() }
        ).decide(event, payload)
        guard case .accepted(let observations) = decision else {
            meter.count(event, "ignored")
            return WebhookReply.ignored("ignored")
        }
        let key = IngestorKeys.delivery(request.header(GitHubWebhook.hook) ?? "", id)
        let permission = CommandPermission(gitHub: platform.github, logger: platform.context.logger)
        switch try await intake.store(await permission.confirmed(observations), delivery: key) {
        case .stored:
            meter.count(event, "accepted")
            return WebhookReply.accepted(id)
        case .duplicate:
            meter.count(event, "duplicate")
            return WebhookReply.ignored("duplicate")
        }
    }

    private enum Refusal { case noSecret, badSignature, notJSON, noHeaders }

    private func refuse(_ why: Refusal) -> RawResponse {
        meter.count("any", "refused")
        switch why {
        case .noSecret:
            return WebhookReply.error(401, "unauthenticated", "no webhook secret is set; set GITHUB_WEBHOOK_SECRET")
        case .badSignature: return WebhookReply.error(401, "unauthenticated", "X-Hub-Signature-256 is missing or wrong")
        case .notJSON:
            return WebhookReply.error(415, "invalid_argument", "set the webhook's content type to application/json")
        case .noHeaders:
            return WebhookReply.error(400, "invalid_argument", "X-GitHub-Event or X-GitHub-Delivery is missing")
        }
    }
}
