import Contracts
import JSONScan

/// PagerDuty's Events API v2 as far as Switchyard calls it.
struct PagerDutyWorld: Sendable {
    /// An alert with all that was said of it.
    struct Alert: Sendable {
        var key: String
        var status: String
        var summary: String
        var severity: String
        var events: [String]
        var at: Timestamp
    }

    private(set) var alerts: [Alert] = []
    var fault = PartyFault()
    private var recent: [Timestamp] = []
    private var counter = 0

    /// Answers a request below `/pagerduty`.
    mutating func answer(_ request: WorldRequest, at now: Timestamp) -> PartyReply {
        if fault.isDown {
            return PartyReply(
                reply: WorldReply(503, ["status": "error", "message": "Service Unavailable"]), delay: fault.delay)
        }
        guard request.path.last == "enqueue", request.method == "POST" else {
            return PartyReply(reply: WorldReply(404, ["status": "not found"]))
        }
        let reply = enqueue(request, now)
        return PartyReply(
            reply: reply, isDropped: reply.status == 202 && fault.takesReply(), delay: fault.delay)
    }

    private mutating func enqueue(_ request: WorldRequest, _ now: Timestamp) -> WorldReply {
        guard let body = try? JSONValue(parsing: request.body), case .object = body else {
            return PagerDutyWorld.invalid(["JSON request body is not valid"], "Invalid JSON")
        }
        let problems = PagerDutyWorld.problems(body)
        guard problems.isEmpty else { return PagerDutyWorld.invalid(problems, "Event object is invalid") }
        // "120 events per minute" for an integration key.
        recent.removeAll { now.since($0) >= .seconds(60) }
        guard recent.count < 120 else {
            return WorldReply(
                429,
                [
                    "status": "throttle exceeded",
                    "message": "Requests for this service are arriving too quickly.  Please retry later.",
                ])
        }
        recent.append(now)
        counter += 1
        let key = body["dedup_key"]?.string ?? "sandbox-\(counter)"
        apply(body, key, now)
        return WorldReply(
            202, ["status": "success", "message": "Event processed", "dedup_key": .string(key)])
    }

    private mutating func apply(_ body: JSONValue, _ key: String, _ now: Timestamp) {
        let action = body["event_action"]?.string ?? ""
        let open = alerts.lastIndex { $0.key == key && $0.status != "resolved" }
        switch (action, open) {
        case ("trigger", nil):
            alerts.append(
                Alert(
                    key: key, status: "triggered", summary: body["payload"]?["summary"]?.string ?? "",
                    severity: body["payload"]?["severity"]?.string ?? "", events: [action], at: now))
        case (_, let index?):
            alerts[index].events.append(action)
            if action == "acknowledge" { alerts[index].status = "acknowledged" }
            if action == "resolve" { alerts[index].status = "resolved" }
        // "acknowledge and resolve of what is not open are dropped", with 202 all the same.
        default: break
        }
    }

    private static func problems(_ body: JSONValue) -> [String] {
        var problems: [String] = []
        func missing(_ name: String, _ value: JSONValue?) {
            if value?.string?.isEmpty != false { problems.append("'\(name)' is missing or blank") }
        }
        missing("routing_key", body["routing_key"])
        let action = body["event_action"]?.string
        if action.map({ ["trigger", "acknowledge", "resolve"].contains($0) }) != true {
            problems.append("'event_action' is invalid (must be one of the following: trigger, acknowledge, resolve)")
        }
        if (body["dedup_key"]?.string?.count ?? 0) > 255 { problems.append("'dedup_key' is too long (maximum 255)") }
        if action == "trigger" {
            missing("payload.summary", body["payload"]?["summary"])
            missing("payload.source", body["payload"]?["source"])
            let severities = ["info", "warning", "error", "critical"]
            if body["payload"]?["severity"]?.string.map({ severities.contains($0) }) != true {
                problems.append("'payload.severity' is invalid (must be one of the following: \(severities))")
            }
            if (body["payload"]?["summary"]?.string?.count ?? 0) > 1024 {
                problems.append("'payload.summary' is too long (maximum 1024)")
            }
        } else {
            missing("dedup_key", body["dedup_key"])
        }
        return problems
    }

    private static func invalid(_ problems: [String], _ message: String) -> WorldReply {
        WorldReply(
            400,
            [
                "status": "invalid event", "message": .string(message),
                "errors": .array(problems.map { .string($0) }),
            ])
    }

    /// The alerts, for tests and tools: `GET /_sandbox/pagerduty/alerts`.
    var journal: JSONValue {
        .array(
            alerts.map { alert in
                [
                    "dedup_key": .string(alert.key), "status": .string(alert.status),
                    "summary": .string(alert.summary), "severity": .string(alert.severity),
                    "events": .array(alert.events.map { .string($0) }), "at": .string(alert.at.rfc3339),
                ]
            })
    }
}
