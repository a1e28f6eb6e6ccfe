/// Why GitHub did not do what it was asked.
package struct GitHubError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of problem it is.
    package enum Code: String, Sendable {
        /// The token is missing, wrong or expired.
        case unauthorized
        /// The token may not do this.
        case forbidden
        /// There is no such thing, or the token may not see it.
        case notFound
        /// It was removed, or issues are switched off.
        case gone
        /// GitHub found the request's fields wrong.
        case validation
        /// The hourly limit is spent; ``GitHubError/retryAfter`` says until when.
        case rateLimited
        /// GitHub asks for a pause.
        case secondaryRateLimited
        /// It conflicts with the state of the thing.
        case conflict
        /// GitHub is away or in trouble; nothing is known to have been applied.
        case unavailable
        /// The reply was lost; it may have been applied.
        case lost
        /// The reply is not what this version understands.
        case malformedReply
    }

    /// What kind of problem it is.
    package let code: Code
    /// What GitHub said, without secrets.
    package let message: String
    /// The HTTP status, when there was a reply.
    package let status: Int?
    /// How long to wait, when GitHub said so.
    package let retryAfter: Duration?

    /// Made of its parts.
    package init(_ code: Code, _ message: String, status: Int? = nil, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.status = status
        self.retryAfter = retryAfter
    }

    /// `code: message`.
    package var description: String { "GitHub \(code.rawValue)\(status.map { " (\($0))" } ?? ""): \(message)" }
}
