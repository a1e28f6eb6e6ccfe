import CoreMetrics
import JSONScan
import ServiceHTTP
import ServiceRuntime
import Synchronization

/// What webhooks are answered.
enum WebhookReply {
    static func accepted(_ delivery: String) -> RawResponse {
        var writer = JSONWriter(capacity: 80)
        writer.object { writer in
            writer.member("accepted", true)
            writer.member("delivery", delivery)
        }
        return .json(202, bytes: writer.bytes)
    }

    static func ignored(_ reason: String) -> RawResponse {
        var writer = JSONWriter(capacity: 48)
        writer.object { writer in
            writer.member("accepted", false)
            writer.member("reason", reason)
        }
        return .json(200, bytes: writer.bytes)
    }

    static func error(_ status: Int, _ code: String, _ message: String) -> RawResponse {
        var writer = JSONWriter(capacity: 128)
        writer.object { writer in
            writer.member("code", code)
            writer.member("message", message)
        }
        return .json(status, bytes: writer.bytes)
    }
}

/// Counts deliveries by event and result; the handles are kept, since making one costs more than counting.
final class WebhookMeter: Sendable {
    /// Events that have a name of their own in metrics; the rest is `other`, so that nobody outside can make new ones.
    private static let events: Set<String> = [
        "issues", "issue_comment", "label", "pull_request", "workflow_run", "check_run", "push", "deployment_status",
        "ping",
        "repository_dispatch", "installation", "dbt", "slack", "pagerduty", "any",
    ]
    private let metrics: PrometheusRegistry
    private let counters = Mutex<[String: Counter]>([:])

    init(_ metrics: PrometheusRegistry) { self.metrics = metrics }

    func count(_ event: String, _ result: String) {
        let name = WebhookMeter.events.contains(event) ? event : "other"
        let counter = counters.withLock { counters in
            if let known = counters["\(name) \(result)"] { return known }
            let made = MetricName.webhookDeliveries.counter([("event", name), ("result", result)], in: metrics)
            counters["\(name) \(result)"] = made
            return made
        }
        counter.increment()
    }
}
