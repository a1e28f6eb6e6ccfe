import Contracts
import JSONScan
import Notify
import Outbound
import Signatures
import Synchronization

/// A target that answers as it is told, and keeps what it was asked.
final class Wire: Sendable {
    private let replies: Mutex<[Result<OutboundReply, OutboundError>]>
    private let requests = Mutex<[OutboundRequest]>([])

    init(_ replies: Result<OutboundReply, OutboundError>...) { self.replies = Mutex(replies) }

    static func reply(_ status: Int, _ body: String = "", _ headers: [OutboundHeader] = []) -> Wire {
        Wire(.success(OutboundReply(status: status, headers: headers, body: Array(body.utf8))))
    }

    var client: OutboundClient {
        OutboundClient { request throws(OutboundError) in
            self.requests.withLock { $0.append(request) }
            let next = self.replies.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
            return try next.get()
        }
    }

    var asked: [OutboundRequest] { requests.withLock { $0 } }

    var body: JSONValue { (try? JSONValue(parsing: asked.last?.body ?? [])) ?? .null }

    static let notice = Notice(
        key: "issue:acme/one#1", state: .open, priority: .critical, headline: "<!channel> *orders* & @here failed",
        facts: [NoticeFact(name: "Owner", value: "ana")],
        links: [
            NoticeLink(label: "issue", url: "https://github.com/acme/one/issues/1"),
            NoticeLink(label: "bad", url: "javascript:alert(1)"),
        ], mentions: ["U024BE7LH", "<!channel>"], channel: "#data", canAcknowledge: true)

    var slack: SlackClient {
        SlackClient(client, credential: .bot(Secret("xoxb-secret")), baseURL: "http://slack/api/")
    }
    var pagerDuty: PagerDutyClient {
        PagerDutyClient(client, routingKey: Secret("R0UT1NG"), baseURL: "http://pagerduty")
    }
    var webhook: WebhookClient {
        WebhookClient(
            client, url: Secret("http://receiver/token"), secret: Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
            realNow: { Timestamp(milliseconds: 1_614_265_330_000) })
    }
}

/// The code of what a call throws; `nil` when it throws nothing.
func code(_ call: () async throws(NotifyError) -> Void) async -> NotifyError.Code? {
    do throws(NotifyError) {
        try await call()
        return nil
    } catch {
        return error.code
    }
}
