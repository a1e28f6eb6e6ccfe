package import Contracts
import JSONScan
package import Outbound
package import Signatures

/// Tells a receiver of the team's own, over a signed webhook: a CloudEvent in structured mode, signed by the rules of Standard Webhooks.
///
/// The same event carries the same id however often it is sent, so that the receiver can drop what it has. Every call throws
/// ``NotifyError``, which never holds the address or the secret.
package struct WebhookClient: Sendable {
    private let call: NotifyCall
    private let url: Secret
    private let secret: Secret
    private let realNow: @Sendable () -> Timestamp

    /// `realNow` is the clock that the receiver has too.
    package init(
        _ client: OutboundClient, url: Secret, secret: Secret, realNow: @escaping @Sendable () -> Timestamp
    ) {
        call = NotifyCall(client: client, target: "the webhook")
        self.url = url
        self.secret = secret
        self.realNow = realNow
    }

    /// Sends an event.
    ///
    /// - Throws: ``NotifyError``; `refused` for a status that trying again would not change.
    package func send(_ event: WebhookEvent) async throws(NotifyError) {
        let body = event.body
        let timestamp = String(realNow().milliseconds / 1000)
        let reply = try await call.send(
            OutboundRequest(
                "POST", url.reveal(),
                headers: [
                    OutboundHeader("Content-Type", "application/cloudevents+json; charset=utf-8"),
                    OutboundHeader(StandardWebhookSignature.idHeaderName, event.id),
                    OutboundHeader(StandardWebhookSignature.timestampHeaderName, timestamp),
                    OutboundHeader(
                        StandardWebhookSignature.headerName,
                        StandardWebhookSignature.sign(body, id: event.id, timestamp: timestamp, secret: secret)),
                ], body: body))
        switch reply.status {
        case 200..<300: return
        case 429:
            throw NotifyError(.rateLimited, "the webhook: status 429", retryAfter: NotifyCall.retryAfter(reply))
        // The id makes sending it again harmless for the receiver, so a lost reply needs no look.
        case 408, 425, 500...:
            throw NotifyError(
                .away, "the webhook: status \(reply.status)", retryAfter: NotifyCall.retryAfter(reply))
        case 401, 403, 404: throw NotifyError(.unauthorized, "the webhook: status \(reply.status)")
        default: throw NotifyError(.refused, "the webhook: status \(reply.status)")
        }
    }
}

/// What a receiver is told.
package struct WebhookEvent: Sendable {
    /// The same for the same event however often it is sent.
    package var id: String
    /// `notice.changed` or `notice.news`.
    package var type: String
    /// When it was decided.
    package var time: Timestamp
    /// What is told.
    package var notice: Notice
    /// The words of news.
    package var news: String?

    /// Made of its parts.
    package init(id: String, type: String, time: Timestamp, notice: Notice, news: String? = nil) {
        self.id = id
        self.type = type
        self.time = time
        self.notice = notice
        self.news = news
    }

    /// The event as JSON: CloudEvents 1.0, structured mode.
    package var body: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("specversion", "1.0")
            writer.member("id", id)
            writer.member("source", "/correlator")
            writer.member("type", "switchyard.\(type)")
            writer.member("subject", notice.key)
            writer.member("time", time.rfc3339)
            writer.member("datacontenttype", "application/json")
            writer.key("data")
            writer.object { writer in
                writer.member("news", ifPresent: news)
                if let json = try? ContractJSON.encode(notice) {
                    writer.key("notice")
                    writer.raw(json)
                }
            }
        }
        return writer.bytes
    }
}
