/// Why Anthropic did not answer the question.
package struct AnthropicError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of problem it is.
    package enum Code: String, Sendable, CaseIterable {
        /// The key or token is missing, wrong or expired.
        case unauthorized
        /// The account can't pay.
        case billing
        /// The key may not do this.
        case forbidden
        /// There is no such model or path.
        case notFound
        /// The request is malformed or its fields are wrong.
        case invalidRequest
        /// The request is larger than the API takes.
        case tooLarge
        /// The limit of requests or tokens is spent; ``AnthropicError/retryAfter`` says for how long, if it is known.
        case rateLimited
        /// Anthropic is in trouble or has too much to do.
        case overloaded
        /// It took too long.
        case timeout
        /// Nobody was reached, or the connection broke.
        case unreachable
        /// The reply is not what this version understands.
        case malformedReply
        /// The answer was cut at its length limit.
        case truncated
        /// The model refused to answer.
        case refused
        /// The model stopped for another reason than being done.
        case stopped
        /// The caller went away.
        case cancelled
    }

    /// What kind of problem it is.
    package let code: Code
    /// What was said, without secrets; at most 300 characters.
    package let message: String
    /// The HTTP status, when there was a reply.
    package let status: Int?
    /// How long to wait, when Anthropic said so.
    package let retryAfter: Duration?
    /// Whether the same call may succeed later.
    package let mayRetry: Bool
    /// What the call consumed all the same.
    package let usage: TokenUsage?

    /// Made of its parts.
    package init(
        _ code: Code, _ message: String, status: Int? = nil, retryAfter: Duration? = nil, mayRetry: Bool = false,
        usage: TokenUsage? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.retryAfter = retryAfter
        self.mayRetry = mayRetry
        self.usage = usage
    }

    /// `code (status): message`.
    package var description: String { "Anthropic \(code.rawValue)\(status.map { " (\($0))" } ?? ""): \(message)" }
}
