import Contracts
import FoundationEssentials
import Outbound
import Signatures

/// What GitHub's replies mean.
enum GitHubReplyRules {
    /// The error that a reply stands for; `nil` when it is a success.
    ///
    /// A 403 or 429 is a primary limit when nothing remains, a secondary one when GitHub says so or asks for a pause.
    /// Source: GitHub, "Rate limits for the REST API", "Exceeding the rate limit".
    static func error(_ reply: OutboundReply, token: Secret, now: Timestamp) -> GitHubError? {
        guard reply.status >= 400 else { return nil }
        let text = message(reply, without: token)
        if reply.status == 403 || reply.status == 429, let limit = limit(reply, text, now) { return limit }
        let code: GitHubError.Code =
            switch reply.status {
            case 401: .unauthorized
            case 403: .forbidden
            case 404: .notFound
            case 410: .gone
            case 409: .conflict
            case 422, 400: .validation
            case 429: .secondaryRateLimited
            default: .unavailable
            }
        return GitHubError(code, text, status: reply.status, retryAfter: retryAfter(reply))
    }

    /// Whether the thing is elsewhere now.
    static func isMoved(_ status: Int) -> Bool { [301, 302, 307, 308].contains(status) }

    /// The address of the next page; `nil` on the last one.
    ///
    /// Source: RFC 8288, as GitHub's "Using pagination in the REST API" describes it.
    static func next(_ reply: OutboundReply) -> String? {
        for link in (reply.header("link") ?? "").split(separator: ",") where link.contains("rel=\"next\"") {
            guard let start = link.firstIndex(of: "<"), let end = link[start...].firstIndex(of: ">") else { continue }
            return String(link[link.index(after: start)..<end])
        }
        return nil
    }

    private static func limit(_ reply: OutboundReply, _ text: String, _ now: Timestamp) -> GitHubError? {
        let asked = retryAfter(reply)
        if reply.header("x-ratelimit-remaining") == "0", asked == nil {
            let reset = reply.header("x-ratelimit-reset").flatMap { Int64($0) }
            let wait = reset.map { max(1000, $0 * 1000 - now.milliseconds) } ?? 60_000
            return GitHubError(.rateLimited, text, status: reply.status, retryAfter: .milliseconds(wait))
        }
        if asked != nil || text.lowercased().contains("secondary rate limit") || text.lowercased().contains("abuse") {
            return GitHubError(.secondaryRateLimited, text, status: reply.status, retryAfter: asked ?? .seconds(60))
        }
        return nil
    }

    static func retryAfter(_ reply: OutboundReply) -> Duration? {
        reply.header("retry-after").flatMap { Int($0) }.map { .seconds(max(0, $0)) }
    }

    /// GitHub's own message with its field errors, at most 300 characters; without the token, should the reply repeat it.
    private static func message(_ reply: OutboundReply, without token: Secret) -> String {
        guard let problem = try? JSONDecoder().decode(Problem.self, from: Data(reply.body)) else {
            return "status \(reply.status)"
        }
        let details = (problem.errors ?? []).map { $0.text }.filter { !$0.isEmpty }
        var text = ([problem.message ?? "status \(reply.status)"] + details).joined(separator: "; ")
        if !token.isEmpty { text = text.replacing(token.reveal(), with: "[hidden]") }
        return String(text.prefix(300))
    }

    /// How a call that had no reply failed.
    static func error(_ error: OutboundError) -> GitHubError {
        GitHubError(error.mayHaveBeenApplied ? .lost : .unavailable, error.message)
    }

    private struct Problem: Decodable {
        var message: String?
        var errors: [Detail]?
    }

    /// GitHub gives objects, and sometimes plain strings.
    private struct Detail: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            if let plain = try? decoder.singleValueContainer().decode(String.self) {
                text = plain
                return
            }
            let fields = try? decoder.container(keyedBy: Keys.self)
            let parts = [Keys.resource, .field, .code, .message].compactMap { key in
                (try? fields?.decodeIfPresent(String.self, forKey: key)) ?? nil
            }
            text = parts.joined(separator: " ")
        }

        enum Keys: String, CodingKey { case resource, field, code, message }
    }
}
