import Contracts
import JSONScan

extension SlackWorld {
    /// What stands in the channels, as people read it: `GET /slack`.
    var page: String {
        var lines = [
            "<!doctype html><meta charset=\"utf-8\"><title>Slack of the sandbox</title>",
            "<style>body{font:15px/1.5 system-ui;max-width:60rem;margin:2rem auto}article{border:1px solid #ccc;",
            "border-radius:6px;padding:.6rem 1rem;margin:.8rem 0}.news{margin-left:2rem;border-style:dashed}",
            "pre{white-space:pre-wrap;margin:.3rem 0;font:inherit}small{color:#666}</style>",
            "<h1>What stands in Slack</h1>",
        ]
        let kept = messages.filter { $0.thread == nil }.reversed()
        if kept.isEmpty { lines.append("<p>No message yet.</p>") }
        for message in kept.prefix(200) {
            lines.append(SlackWorld.article(message, name(message.channel), kind: ""))
            for reply in messages where reply.thread == message.ts && reply.channel == message.channel {
                lines.append(SlackWorld.article(reply, "in the thread", kind: "news"))
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func article(_ message: Message, _ place: String, kind: String) -> String {
        let edits = message.edits.isEmpty ? "" : ", edited \(message.edits.count) times"
        let body = texts(message.blocks).map { "<pre>\(escaped($0))</pre>" }.joined()
        return "<article class=\"\(kind)\"><small>\(escaped(place)), \(message.at)\(edits)</small>"
            + (body.isEmpty ? "<pre>\(escaped(message.text))</pre>" : body) + "</article>"
    }

    /// Every text of the blocks, in order.
    private static func texts(_ value: JSONValue) -> [String] {
        switch value {
        case .array(let elements): return elements.flatMap(texts)
        case .object(let members):
            if let text = value["text"]?.string { return [text.replacing("&amp;", with: "&")] }
            return members.flatMap { texts($0.value) }
        default: return []
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    /// The messages with their edits, for tests and tools: `GET /_sandbox/slack/messages`.
    var journal: JSONValue {
        .array(
            messages.map { message in
                [
                    "channel": .string(name(message.channel)), "channel_id": .string(message.channel),
                    "ts": .string(message.ts), "thread_ts": .text(message.thread), "text": .string(message.text),
                    "edits": .array(message.edits.map { .string($0) }), "blocks": message.blocks,
                    "metadata": message.metadata, "at": .string(message.at.rfc3339),
                ]
            })
    }

    /// What Slack sends when somebody presses the button of a message, or puts a reaction under it.
    func interaction(_ body: JSONValue, at now: Timestamp) -> JSONValue? {
        guard let ts = body["ts"]?.string, let message = messages.first(where: { $0.ts == ts }) else { return nil }
        let user = body["user"]?.string ?? "U0000ANA0"
        if let reaction = body["reaction"]?.string {
            return [
                "type": "event_callback", "event_id": .string("Ev\(now.milliseconds)"), "team_id": "T0000SBOX",
                "event": [
                    "type": "reaction_added", "user": .string(user), "reaction": .string(reaction),
                    "item": ["type": "message", "channel": .string(message.channel), "ts": .string(ts)],
                ],
            ]
        }
        let buttons = message.blocks.elements.filter { $0["type"]?.string == "actions" }
        guard let button = buttons.first?["elements"]?[0] else { return nil }
        return [
            "type": "block_actions", "team": ["id": "T0000SBOX", "domain": "acme"],
            "user": ["id": .string(user), "username": "ana", "team_id": "T0000SBOX"],
            "container": ["type": "message", "message_ts": .string(ts), "channel_id": .string(message.channel)],
            "actions": [
                [
                    "action_id": button["action_id"] ?? .null, "type": "button", "value": button["value"] ?? .null,
                    "action_ts": .string("\(now.milliseconds / 1000).000001"),
                ]
            ],
        ]
    }
}
