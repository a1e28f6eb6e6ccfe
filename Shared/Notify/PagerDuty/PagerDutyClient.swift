package import Contracts
import JSONScan
package import Outbound
package import Signatures

/// PagerDuty's Events API v2. Each call names the alert by its `dedup_key`, so that sending one again is harmless.
///
/// Every call throws ``NotifyError``, which never holds the routing key.
package struct PagerDutyClient: Sendable {
    /// PagerDuty's own address.
    package static let publicURL = "https://events.pagerduty.com/v2/enqueue"

    /// What is said of an alert.
    package enum Action: String, Sendable {
        /// Somebody is called.
        case trigger
        /// Somebody sees to it.
        case acknowledge
        /// It is over.
        case resolve
    }

    private let call: NotifyCall
    private let routingKey: Secret
    private let url: String

    /// `baseURL` is the address of the service, or of `/v2/enqueue` itself.
    package init(_ client: OutboundClient, routingKey: Secret, baseURL: String = PagerDutyClient.publicURL) {
        call = NotifyCall(client: client, target: "PagerDuty")
        self.routingKey = routingKey
        let bare = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        url = bare.hasSuffix("/enqueue") ? bare : "\(bare)/v2/enqueue"
    }

    /// The `dedup_key` of what is told.
    package static func deduplicationKey(_ notice: Notice) -> String { String("switchyard:\(notice.key)".prefix(255)) }

    /// Sends an event.
    ///
    /// - Throws: ``NotifyError``; `refused` for what PagerDuty finds invalid.
    package func send(_ action: Action, _ notice: Notice, source: String) async throws(NotifyError) {
        let reply = try await call.send(
            OutboundRequest(
                "POST", url, headers: [OutboundHeader("Content-Type", "application/json")],
                body: body(action, notice, source)))
        switch reply.status {
        case 200..<300: return
        case 429:
            throw NotifyError(
                .rateLimited, "PagerDuty: too many events", retryAfter: NotifyCall.retryAfter(reply) ?? .seconds(60))
        case 401, 403:
            throw NotifyError(.unauthorized, "PagerDuty: status \(reply.status) (check PAGERDUTY_ROUTING_KEY)")
        // Sending it again is harmless, so a lost reply needs no look.
        case 408, 500...: throw NotifyError(.away, "PagerDuty: status \(reply.status)")
        default: throw NotifyError(.refused, "PagerDuty: \(problem(reply))")
        }
    }

    private func problem(_ reply: OutboundReply) -> String {
        guard let body = try? JSONValue(parsing: reply.body) else { return "status \(reply.status)" }
        var texts = [body["message"]?.string ?? "status \(reply.status)"]
        var index = 0
        while let text = body["errors"]?[index]?.string, index < 5 {
            texts.append(text)
            index += 1
        }
        let text = texts.joined(separator: ", ").replacing(routingKey.reveal(), with: "[redacted]")
        return NotifyCall.excerpt(Array(text.utf8))
    }

    private func body(_ action: Action, _ notice: Notice, _ source: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("routing_key", routingKey.reveal())
            writer.member("event_action", action.rawValue)
            writer.member("dedup_key", PagerDutyClient.deduplicationKey(notice))
            guard action == .trigger else { return }
            writer.member("client", "Switchyard")
            writer.key("payload")
            writer.object { payload(&$0, notice, source) }
            writer.key("links")
            writer.array { writer in
                for link in notice.links.prefix(10)
                where link.url.hasPrefix("https://") || link.url.hasPrefix("http://") {
                    writer.object { writer in
                        writer.member("href", link.url)
                        writer.member("text", link.label)
                    }
                }
            }
        }
        return writer.bytes
    }

    private func payload(_ writer: inout JSONWriter, _ notice: Notice, _ source: String) {
        let summary = String(notice.headline.prefix(1024))
        writer.member("summary", summary.isEmpty ? notice.key : summary)
        writer.member("source", source)
        writer.member("severity", PagerDutyClient.severity(notice.priority))
        writer.member("group", source)
        writer.key("custom_details")
        writer.object { writer in
            writer.member("state", notice.state.rawValue)
            for fact in notice.facts.prefix(30) {
                writer.key(fact.name)
                writer.string(String(fact.value.prefix(2000)))
            }
        }
    }

    static func severity(_ priority: Priority) -> String {
        switch priority {
        case .critical: "critical"
        case .high: "error"
        case .medium: "warning"
        default: "info"
        }
    }
}
