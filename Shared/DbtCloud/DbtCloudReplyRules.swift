import JSONScan
import Outbound
import Signatures

/// What dbt Cloud's replies mean.
enum DbtCloudReplyRules {
    /// The error that a reply stands for; `nil` when it is a success.
    static func error(_ reply: OutboundReply, token: Secret) -> DbtCloudError? {
        guard !(200..<300).contains(reply.status) else { return nil }
        let code: DbtCloudError.Code =
            switch reply.status {
            case 401: .unauthorized
            case 403: .forbidden
            case 404, 410: .notFound
            case 408, 425, 500...: .unavailable
            case 429: .rateLimited
            default: .invalidRequest
            }
        let asked = reply.header("retry-after").flatMap { Int($0) }.map { Duration.seconds(max(0, min($0, 86_400))) }
        return DbtCloudError(code, message(reply, without: token), status: reply.status, retryAfter: asked)
    }

    /// How a call that had no reply failed.
    static func error(_ error: OutboundError) -> DbtCloudError {
        DbtCloudError(error.code == .tooLarge ? .tooLarge : .unavailable, error.message)
    }

    /// dbt Cloud's own message, at most 300 characters; without the token, should the reply repeat it.
    private static func message(_ reply: OutboundReply, without token: Secret) -> String {
        guard reply.body.count < 65_536, let body = try? JSONValue(parsing: reply.body) else {
            return "status \(reply.status)"
        }
        let said = [body["status"]?["user_message"], body["status"]?["developer_message"], body["detail"]]
        var text = said.lazy.compactMap { $0?.string }.first { !$0.isEmpty } ?? "status \(reply.status)"
        if !token.isEmpty { text = text.replacing(token.reveal(), with: "[hidden]") }
        return String(text.prefix(300))
    }
}
