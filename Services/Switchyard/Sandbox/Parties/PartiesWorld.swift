import Contracts
import JSONScan

/// Slack, PagerDuty, dbt Cloud and a receiver of webhooks as far as Switchyard calls them.
struct PartiesWorld: Sendable {
    /// Slack.
    var slack = SlackWorld()
    /// PagerDuty.
    var pagerDuty = PagerDutyWorld()
    /// dbt Cloud.
    var dbt = DbtCloudWorld()

    /// A receiver of Switchyard's own webhook.
    var receiver = ReceiverWorld()

    /// Whether a request is for a party that has faults of its own.
    static func answers(_ request: WorldRequest) -> Bool {
        ["slack", "pagerduty", "receiver"].contains(request.path.first)
    }

    /// Answers a request whose path begins with `slack`, `pagerduty` or `receiver`.
    mutating func answer(_ request: WorldRequest, at now: Timestamp) -> PartyReply {
        switch request.path.first {
        case "slack": slack.answer(request, at: now)
        case "pagerduty": pagerDuty.answer(request, at: now)
        case "receiver": receiver.answer(request, at: now)
        default: PartyReply(reply: .notFound)
        }
    }

    /// What the sandbox itself is asked of them, by method and path; `nil` when it is nothing of theirs.
    mutating func control(_ name: String, _ body: JSONValue) -> WorldReply? {
        switch name {
        case "GET slack/messages": return WorldReply(200, slack.journal)
        case "GET pagerduty/alerts": return WorldReply(200, pagerDuty.journal)
        case "GET receiver/events": return WorldReply(200, receiver.journal)
        case "POST receiver/faults": receiver.fault = PartyFault(body)
        case "POST slack/faults": slack.fault = PartyFault(body)
        case "POST pagerduty/faults": pagerDuty.fault = PartyFault(body)
        default: return nil
        }
        return WorldReply(204)
    }
}
