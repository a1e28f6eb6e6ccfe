/// Why dbt Cloud did not answer what it was asked.
package struct DbtCloudError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of problem it is.
    package enum Code: String, Sendable {
        /// The token is missing, wrong or expired.
        case unauthorized
        /// The token may not see this.
        case forbidden
        /// There is no such thing, or not yet.
        case notFound
        /// dbt Cloud found the request wrong.
        case invalidRequest
        /// Too many calls; ``DbtCloudError/retryAfter`` says how long to wait, when dbt Cloud did.
        case rateLimited
        /// dbt Cloud is away or in trouble.
        case unavailable
        /// The reply is larger than the limit.
        case tooLarge
        /// The reply is not what this version understands.
        case malformedReply
    }

    /// What kind of problem it is.
    package let code: Code
    /// What dbt Cloud said, without secrets.
    package let message: String
    /// The HTTP status, when there was a reply.
    package let status: Int?
    /// How long to wait, when dbt Cloud said so.
    package let retryAfter: Duration?

    /// Made of its parts.
    package init(_ code: Code, _ message: String, status: Int? = nil, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.status = status
        self.retryAfter = retryAfter
    }

    /// Whether the same call may succeed later.
    package var mayPass: Bool { code == .rateLimited || code == .unavailable || code == .malformedReply }

    /// `dbt Cloud code (status): message`.
    package var description: String { "dbt Cloud \(code.rawValue)\(status.map { " (\($0))" } ?? ""): \(message)" }
}
