import JSONScan
import Outbound

/// What Slack's replies mean.
enum SlackReplyRules {
    /// The error that a reply of the Web API stands for; `nil` when it says `ok`.
    ///
    /// Slack answers most errors with 200 and `"ok":false`, so the word decides, never the status alone.
    static func error(_ reply: OutboundReply, _ body: JSONValue?) -> NotifyError? {
        if reply.status == 429 {
            return NotifyError(.rateLimited, "Slack: ratelimited", retryAfter: NotifyCall.retryAfter(reply))
        }
        // A gateway's error may come after the write was applied.
        if reply.status >= 500 { return NotifyError(.lost, "Slack: status \(reply.status)") }
        guard let body, case .bool(let isOK)? = body["ok"] else {
            return reply.status == 200
                ? NotifyError(.lost, "Slack: the reply is none of its API")
                : NotifyError(.refused, "Slack: status \(reply.status)")
        }
        guard !isOK else { return nil }
        let word = body["error"]?.string ?? "no reason"
        return NotifyError(code(word), "Slack: \(NotifyCall.excerpt(Array(word.utf8)))\(remedy(word))")
    }

    private static func code(_ word: String) -> NotifyError.Code {
        switch word {
        case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "access_denied",
            "ekm_access_denied":
            .unauthorized
        case "ratelimited", "rate_limited", "message_limit_exceeded": .rateLimited
        case "message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found": .notFound
        case "service_unavailable", "org_login_required", "team_added_to_org": .away
        // "It's possible some aspect of the operation succeeded before the error was raised."
        case "internal_error", "fatal_error", "request_timeout": .lost
        default: .refused
        }
    }

    /// What a person can do about it.
    private static func remedy(_ word: String) -> String {
        switch word {
        case "channel_not_found": " (check notifications.slack_channel; a private channel must invite the app)"
        case "not_in_channel": " (invite the app to the channel, or give it chat:write.public)"
        case "missing_scope": " (give the app chat:write)"
        case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive":
            " (check SLACK_BOT_TOKEN)"
        default: ""
        }
    }

    /// The error of an incoming webhook, which answers in plain text; `nil` when it was taken.
    static func webhookError(_ reply: OutboundReply) -> NotifyError? {
        switch reply.status {
        case 200..<300: return nil
        case 429: return NotifyError(.rateLimited, "Slack: ratelimited", retryAfter: NotifyCall.retryAfter(reply))
        case 500...: return NotifyError(.lost, "Slack: status \(reply.status)")
        case 403, 404, 410:
            // The hook was removed or its channel closed, which its owner can mend; until then nothing gets through.
            return NotifyError(
                .unauthorized, "Slack: \(NotifyCall.excerpt(reply.body)) (check SLACK_WEBHOOK_URL)")
        default: return NotifyError(.refused, "Slack: \(NotifyCall.excerpt(reply.body))")
        }
    }
}
