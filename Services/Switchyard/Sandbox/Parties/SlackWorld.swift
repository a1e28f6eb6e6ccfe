import Contracts
import JSONScan

/// Slack's Web API and incoming webhooks as far as Switchyard calls them: messages, edits, threads, with Slack's words for what is wrong.
struct SlackWorld: Sendable {
    /// A message as it stands, with what it said before.
    struct Message: Sendable {
        var channel: String
        var ts: String
        var thread: String?
        var text: String
        var blocks: JSONValue
        var metadata: JSONValue
        var edits: [String] = []
        var at: Timestamp
    }

    private(set) var messages: [Message] = []
    var fault = PartyFault()
    /// Ids of channels by name, made when first named.
    private var channels: [String: String] = [:]
    private var lastPost: [String: Timestamp] = [:]
    private var updates: [Timestamp] = []
    private(set) var refusals = 0
    private var counter = 0

    /// Answers a request below `/slack`.
    mutating func answer(_ request: WorldRequest, at now: Timestamp) -> PartyReply {
        if request.method == "GET", request.path.count == 1 {
            return PartyReply(reply: WorldReply(200), page: page)
        }
        if fault.isDown {
            return PartyReply(
                reply: WorldReply(503, ["ok": false, "error": "service_unavailable"]), delay: fault.delay)
        }
        let before = counter + messages.reduce(0) { $0 + $1.edits.count }
        let isHook = request.path.dropFirst().first == "services"
        let reply = isHook ? hook(request, now) : method(request, now)
        if reply.status == 429 { refusals += 1 }
        let hasChanged = counter + messages.reduce(0) { $0 + $1.edits.count } != before
        return PartyReply(
            reply: reply, isDropped: hasChanged && fault.takesReply(), delay: fault.delay,
            page: isHook && reply.status == 200 ? "ok" : nil)
    }

    private mutating func method(_ request: WorldRequest, _ now: Timestamp) -> WorldReply {
        guard let token = request.headers["authorization"]?.split(separator: " ").last else {
            return SlackWorld.error("not_authed")
        }
        guard token.hasPrefix("xoxb-") else { return SlackWorld.error("invalid_auth") }
        if let error = fault.error { return SlackWorld.error(error) }
        let asked = request.arguments
        switch request.path.last {
        case "chat.postMessage": return post(asked, now)
        case "chat.update": return update(asked, now)
        case "conversations.history": return history(asked, thread: nil)
        case "conversations.replies": return history(asked, thread: asked["ts"]?.string)
        case "conversations.list":
            let list: [JSONValue] = channels.sorted { $0.key < $1.key }.map {
                ["id": .string($0.value), "name": .string(String($0.key.dropFirst())), "is_member": true]
            }
            return WorldReply(
                200, ["ok": true, "channels": .array(list), "response_metadata": ["next_cursor": ""]])
        case "auth.test":
            return WorldReply(
                200,
                [
                    "ok": true, "url": "https://acme.slack.com/", "team": "acme", "user": "switchyard",
                    "team_id": "T0000SBOX", "user_id": "U0000SBOT", "bot_id": "B0000SBOT",
                    "is_enterprise_install": false,
                ])
        default: return SlackWorld.error("unknown_method")
        }
    }

    private mutating func post(_ asked: JSONValue, _ now: Timestamp) -> WorldReply {
        guard let name = asked["channel"]?.string, !name.isEmpty, let id = channel(name) else {
            return SlackWorld.error("channel_not_found")
        }
        if let problem = SlackRules.problem(asked) { return SlackWorld.error(problem) }
        let thread = asked["thread_ts"]?.string
        if let thread, !messages.contains(where: { $0.channel == id && $0.ts == thread }) {
            return SlackWorld.error("thread_not_found")
        }
        // "chat.postMessage: 1 per second per channel"; a burst is tolerated by Slack, not here.
        if let last = lastPost[id], now.since(last) < .seconds(1) { return SlackWorld.tooFast(.seconds(1)) }
        let message = keep(asked, in: id, thread: thread, now)
        return WorldReply(
            200,
            [
                "ok": true, "channel": .string(id), "ts": .string(message.ts),
                "message": [
                    "type": "message", "subtype": "bot_message", "text": .string(message.text),
                    "ts": .string(message.ts), "bot_id": "B0000SBOT",
                ],
            ])
    }

    private mutating func keep(
        _ asked: JSONValue, in channel: String, thread: String?, _ now: Timestamp
    ) -> Message {
        lastPost[channel] = now
        counter += 1
        let message = Message(
            channel: channel, ts: "\(now.milliseconds / 1000).\(String(1_000_000 + counter).dropFirst())",
            thread: thread, text: asked["text"]?.string ?? "", blocks: SlackRules.structure(asked["blocks"]),
            metadata: SlackRules.structure(asked["metadata"]), at: now)
        messages.append(message)
        return message
    }

    private mutating func update(_ asked: JSONValue, _ now: Timestamp) -> WorldReply {
        guard let id = asked["channel"]?.string, channels.values.contains(id) else {
            return SlackWorld.error("channel_not_found")
        }
        guard let index = messages.firstIndex(where: { $0.channel == id && $0.ts == asked["ts"]?.string }) else {
            return SlackWorld.error("message_not_found")
        }
        if let problem = SlackRules.problem(asked) { return SlackWorld.error(problem) }
        // Tier 3: 50 a minute.
        updates.removeAll { now.since($0) >= .seconds(60) }
        guard updates.count < 50 else { return SlackWorld.tooFast(.seconds(30)) }
        updates.append(now)
        messages[index].edits.append(messages[index].text)
        messages[index].text = asked["text"]?.string ?? messages[index].text
        if asked["blocks"] != nil { messages[index].blocks = SlackRules.structure(asked["blocks"]) }
        if asked["metadata"] != nil { messages[index].metadata = SlackRules.structure(asked["metadata"]) }
        let message = messages[index]
        return WorldReply(
            200,
            [
                "ok": true, "channel": .string(id), "ts": .string(message.ts), "text": .string(message.text),
                "message": ["type": "message", "text": .string(message.text)],
            ])
    }

    private func history(_ asked: JSONValue, thread: String?) -> WorldReply {
        guard let id = asked["channel"]?.string, channels.values.contains(id) else {
            return SlackWorld.error("channel_not_found")
        }
        let oldest = Double(asked["oldest"]?.string ?? "") ?? 0
        let shows =
            ["1", "true"].contains(asked["include_all_metadata"]?.string ?? "")
            || asked["include_all_metadata"] == .bool(true)
        let found = messages.filter {
            $0.channel == id && (thread == nil ? $0.thread == nil : $0.thread == thread || $0.ts == thread)
                && (Double($0.ts) ?? 0) >= oldest
        }
        let list = (thread == nil ? found.reversed() : found).map { SlackWorld.json($0, metadata: shows) }
        return WorldReply(
            200,
            [
                "ok": true, "messages": .array(list), "has_more": false,
                "response_metadata": ["next_cursor": ""],
            ])
    }

    private mutating func hook(_ request: WorldRequest, _ now: Timestamp) -> WorldReply {
        guard request.method == "POST" else { return WorldReply(404) }
        guard let asked = try? JSONValue(parsing: request.body), SlackRules.problem(asked) == nil else {
            return WorldReply(400, .string("invalid_payload"))
        }
        let id = channel("#hook") ?? "C0"
        if let last = lastPost[id], now.since(last) < .seconds(1) { return SlackWorld.tooFast(.seconds(1)) }
        _ = keep(asked, in: id, thread: nil, now)
        return WorldReply(200)
    }

    /// The channel's id; `nil` when Slack knows none such.
    private mutating func channel(_ name: String) -> String? {
        if fault.unknownChannels.contains(name) { return nil }
        if channels.values.contains(name) { return name }
        guard name.hasPrefix("#"), name.count > 1 else { return nil }
        let id = channels[name] ?? "C\(String(100_000_000 + channels.count + 1))"
        channels[name] = id
        return id
    }

    /// The name of a channel.
    func name(_ id: String) -> String { channels.first { $0.value == id }?.key ?? id }

    private static func error(_ word: String) -> WorldReply {
        WorldReply(200, ["ok": false, "error": .string(word)])
    }

    private static func tooFast(_ wait: Duration) -> WorldReply {
        WorldReply(
            429, ["ok": false, "error": "ratelimited"], headers: ["retry-after": "\(wait.components.seconds)"])
    }

    private static func json(_ message: Message, metadata: Bool) -> JSONValue {
        var value: JSONValue = [
            "type": "message", "ts": .string(message.ts), "text": .string(message.text), "bot_id": "B0000SBOT",
            "blocks": message.blocks,
        ]
        if let thread = message.thread { value = value.adding(["thread_ts": .string(thread)]) }
        return metadata && message.metadata != .null ? value.adding(["metadata": message.metadata]) : value
    }
}
