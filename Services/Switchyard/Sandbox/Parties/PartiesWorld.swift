package import Contracts
import JSONScan

/// Slack, PagerDuty and dbt Cloud as far as Switchyard calls them.
package struct PartiesWorld: Sendable {
    private var messages: [(channel: String, text: String, ts: String)] = []
    private var lastPost: [String: Timestamp] = [:]
    private var alerts: [String: String] = [:]
    /// dbt Cloud.
    package var dbt = DbtCloudWorld()
    private var counter = 0

    /// Nobody has called yet.
    package init() {}

    /// How many messages and alerts there are.
    package var counts: (messages: Int, alerts: Int) { (messages.count, alerts.count) }

    /// Answers a request whose path begins with `slack`, `pagerduty` or `dbt`.
    package mutating func answer(_ request: WorldRequest, at now: Timestamp) -> WorldReply {
        let body = (try? JSONValue(parsing: request.body)) ?? .object([])
        switch (request.path.first, request.path.last) {
        case ("slack", "chat.postMessage"): return post(request, body, now)
        case ("slack", "chat.update"): return update(body)
        case ("slack", "auth.test"):
            return WorldReply(
                200, ["ok": true, "team": "acme", "user": "switchyard", "team_id": "T1", "user_id": "U1"])
        case ("pagerduty", "enqueue") where request.method == "POST": return enqueue(body)
        case ("dbt", _): return dbt.answer(request, at: now)
        default: return .notFound
        }
    }

    private mutating func post(_ request: WorldRequest, _ body: JSONValue, _ now: Timestamp) -> WorldReply {
        guard request.headers["authorization"]?.hasPrefix("Bearer ") == true else {
            return WorldReply(200, ["ok": false, "error": "not_authed"])
        }
        guard let channel = body["channel"]?.string, !channel.isEmpty else {
            return WorldReply(200, ["ok": false, "error": "channel_not_found"])
        }
        guard let text = body["text"]?.string, !text.isEmpty else {
            return WorldReply(200, ["ok": false, "error": "no_text"])
        }
        // Slack: about one message a second in a channel.
        if let last = lastPost[channel], now.since(last) < .seconds(1) {
            return WorldReply(429, ["ok": false, "error": "ratelimited"], headers: ["retry-after": "1"])
        }
        lastPost[channel] = now
        counter += 1
        let ts = "\(now.milliseconds / 1000).\(String(1_000_000 + counter).dropFirst())"
        messages.append((channel, text, ts))
        return WorldReply(
            200, ["ok": true, "channel": .string(channel), "ts": .string(ts), "message": ["text": .string(text)]])
    }

    private mutating func update(_ body: JSONValue) -> WorldReply {
        guard let index = messages.firstIndex(where: { $0.ts == body["ts"]?.string }) else {
            return WorldReply(200, ["ok": false, "error": "message_not_found"])
        }
        messages[index].text = body["text"]?.string ?? messages[index].text
        return WorldReply(
            200, ["ok": true, "channel": .string(messages[index].channel), "ts": .string(messages[index].ts)])
    }

    private mutating func enqueue(_ body: JSONValue) -> WorldReply {
        func invalid(_ problem: String) -> WorldReply {
            WorldReply(
                400,
                ["status": "invalid event", "message": "Event object is invalid", "errors": [.string(problem)]])
        }
        guard body["routing_key"]?.string?.isEmpty == false else { return invalid("'routing_key' is missing or blank") }
        guard let action = body["event_action"]?.string, ["trigger", "acknowledge", "resolve"].contains(action) else {
            return invalid("'event_action' is missing or invalid")
        }
        if action == "trigger", body["payload"]?["summary"]?.string?.isEmpty != false {
            return invalid("'payload.summary' is missing or blank")
        }
        counter += 1
        let key = body["dedup_key"]?.string ?? "sandbox-\(counter)"
        alerts[key] = action
        return WorldReply(202, ["status": "success", "message": "Event processed", "dedup_key": .string(key)])
    }
}
