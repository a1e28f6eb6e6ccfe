package import Contracts
import JSONScan
package import Outbound
import Signatures

/// Slack as far as Switchyard uses it. It makes each call once: how often, and how fast, is for the ledger.
///
/// Every call throws ``NotifyError``, which never holds the token or the webhook's address.
package struct SlackClient: Sendable {
    /// Slack's own address.
    package static let publicURL = "https://slack.com/api"

    private let call: NotifyCall
    private let credential: SlackCredential
    private let baseURL: String

    /// `baseURL` may end in a slash.
    package init(_ client: OutboundClient, credential: SlackCredential, baseURL: String = SlackClient.publicURL) {
        call = NotifyCall(client: client, target: "Slack")
        self.credential = credential
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
    }

    /// Whether messages can be edited, answered in a thread and found again: not with an incoming webhook.
    package var isBot: Bool {
        if case .bot = credential { true } else { false }
    }

    /// Posts a message.
    ///
    /// - Returns: where it stands; without a time when a webhook took it, so that it can't be edited.
    package func post(_ message: SlackMessage, channel: String?) async throws(NotifyError) -> SlackPlace {
        switch credential {
        case .bot:
            let reply = try await ask("chat.postMessage", message.body(channel: channel, isBot: true))
            guard let place = SlackPlace(reply) else { throw NotifyError(.lost, "Slack: the reply names no message") }
            return place
        case .webhook(let url):
            let reply = try await call.send(
                OutboundRequest(
                    "POST", url.reveal(), headers: [OutboundHeader("Content-Type", "application/json")],
                    body: message.body(channel: nil, isBot: false)))
            if let error = SlackReplyRules.webhookError(reply) { throw error }
            return SlackPlace(channel: channel ?? "", ts: nil)
        }
    }

    /// Edits a message in place.
    ///
    /// - Throws: ``NotifyError`` (`notFound` when somebody deleted it).
    package func update(_ message: SlackMessage, at place: SlackPlace) async throws(NotifyError) {
        guard let ts = place.ts else { throw NotifyError(.notFound, "Slack: a webhook's message can't be edited") }
        _ = try await ask("chat.update", message.body(channel: place.channel, editing: ts, isBot: true))
    }

    /// The message that an effect posted, looked for by its metadata; `nil` when there is none, or when it can't be looked for
    /// (an incoming webhook, or a token without `channels:history`).
    package func find(
        effectID: String, channel: String, thread: String?, since: Timestamp?
    ) async throws(NotifyError) -> SlackPlace? {
        guard isBot else { return nil }
        do throws(NotifyError) {
            guard let id = try await channelID(channel) else { return nil }
            return try await find(effectID, in: id, thread, since)
        } catch {
            // What Slack does not let us see can't be told apart from what is not there.
            if error.code == .refused || error.code == .notFound { return nil }
            throw error
        }
    }

    /// Who Slack takes us for: the team and the bot's name.
    package func identity() async throws(NotifyError) -> String {
        let reply = try await ask("auth.test", Array("{}".utf8))
        return "\(reply["user"]?.string ?? "?") in \(reply["team"]?.string ?? "?")"
    }

    private func find(
        _ effectID: String, in channel: String, _ thread: String?, _ since: Timestamp?
    ) async throws(NotifyError) -> SlackPlace? {
        var query = "channel=\(PercentEncoding.encode(channel))&include_all_metadata=true&limit=200"
        if let thread { query += "&ts=\(PercentEncoding.encode(thread))" }
        if let since { query += "&oldest=\(since.milliseconds / 1000)" }
        let method = thread == nil ? "conversations.history" : "conversations.replies"
        var cursor = ""
        for _ in 0..<10 {
            let page = try await get("\(method)?\(query)\(cursor)")
            var index = 0
            while let message = page["messages"]?[index] {
                if message["metadata"]?["event_payload"]?["effect_id"]?.string == effectID {
                    return SlackPlace(channel: channel, ts: message["ts"]?.string)
                }
                index += 1
            }
            guard let next = page["response_metadata"]?["next_cursor"]?.string, !next.isEmpty else { return nil }
            cursor = "&cursor=\(PercentEncoding.encode(next))"
        }
        return nil
    }

    /// Reading and editing know channels by id only; posting takes names too.
    private func channelID(_ channel: String) async throws(NotifyError) -> String? {
        guard channel.hasPrefix("#") else { return channel }
        var cursor = ""
        for _ in 0..<20 {
            let page = try await get(
                "conversations.list?exclude_archived=true&limit=1000&types=public_channel,private_channel\(cursor)")
            var index = 0
            while let found = page["channels"]?[index] {
                if found["name"]?.string == String(channel.dropFirst()) { return found["id"]?.string }
                index += 1
            }
            guard let next = page["response_metadata"]?["next_cursor"]?.string, !next.isEmpty else { return nil }
            cursor = "&cursor=\(PercentEncoding.encode(next))"
        }
        return nil
    }

    private func ask(_ method: String, _ body: [UInt8]) async throws(NotifyError) -> JSONValue {
        try await send(OutboundRequest("POST", "\(baseURL)/\(method)", body: body))
    }

    private func get(_ path: String) async throws(NotifyError) -> JSONValue {
        try await send(OutboundRequest("GET", "\(baseURL)/\(path)"))
    }

    private func send(_ request: OutboundRequest) async throws(NotifyError) -> JSONValue {
        guard case .bot(let token) = credential else { throw NotifyError(.refused, "Slack: no bot token is set") }
        var request = request
        request.headers = [OutboundHeader("Authorization", "Bearer \(token.reveal())")]
        if request.body != nil {
            request.headers.append(OutboundHeader("Content-Type", "application/json; charset=utf-8"))
        }
        let reply = try await call.send(request)
        let body = try? JSONValue(parsing: reply.body)
        if let error = SlackReplyRules.error(reply, body) { throw error }
        return body ?? .null
    }
}

/// Where a message stands.
package struct SlackPlace: Hashable, Sendable {
    /// The channel's id; a name when only that is known.
    package var channel: String
    /// The message's time, which is its id in the channel; `nil` when it can't be edited.
    package var ts: String?

    /// Made of its parts.
    package init(channel: String, ts: String?) {
        self.channel = channel
        self.ts = ts
    }

    /// The channel's id and the message's, with a colon between; `nil` when it can't be edited.
    package var reference: String? { ts.map { "\(channel):\($0)" } }

    /// Reads a ``reference``.
    package init?(reference: String) {
        let parts = reference.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        self.init(channel: String(parts[0]), ts: String(parts[1]))
    }

    fileprivate init?(_ reply: JSONValue) {
        guard let channel = reply["channel"]?.string, let ts = reply["ts"]?.string else { return nil }
        self.init(channel: channel, ts: ts)
    }
}
