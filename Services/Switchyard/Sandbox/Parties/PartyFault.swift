import JSONScan

/// What Slack's or PagerDuty's stand-in is asked to do wrong, until it is asked otherwise.
struct PartyFault: Sendable {
    /// Every request is answered with 503 and not applied.
    var isDown = false
    /// Writes are applied, and their replies never sent: all, or the next so many.
    var drops = 0
    /// Milliseconds before each answer.
    var delay = 0
    /// The `error` that Slack gives for every call.
    var error: String?
    /// Channels that Slack does not know.
    var unknownChannels: [String] = []

    init() {}

    /// Reads `{"down": true, "drop_replies": 2, "delay_ms": 500, "error": "invalid_auth", "unknown_channels": ["#nope"]}`; what is left out is
    /// as it should be.
    init(_ body: JSONValue) {
        if case .bool(let down)? = body["down"] { isDown = down }
        drops = max(0, body["drop_replies"]?.int ?? 0)
        delay = min(60_000, max(0, body["delay_ms"]?.int ?? 0))
        error = body["error"]?.string
        unknownChannels = body["unknown_channels"]?.strings ?? []
    }

    /// Whether the reply of a write that was applied is lost.
    mutating func takesReply() -> Bool {
        guard drops > 0 else { return false }
        drops -= 1
        return true
    }
}
