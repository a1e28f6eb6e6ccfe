/// Why an RPC or another route was answered with an error; the message goes to the caller as it is.
package struct ConnectError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure.
    package let code: ConnectCode
    /// A sentence for the caller: what is wrong and what to do. Holds no secret.
    package let message: String
    /// Goes out as `Retry-After`, in whole seconds.
    package let retryAfter: Duration?
    /// The HTTP status, the code's own unless the transport has a better one (404, 405, 413, 415).
    package let status: Int

    /// Made of its fields.
    package init(_ code: ConnectCode, _ message: String, retryAfter: Duration? = nil, status: Int? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.status = status ?? code.status
    }

    /// Code and message.
    package var description: String { "\(code.rawValue): \(message)" }

    /// What the caller of a route that failed for a reason of ours is told; the reason goes to the log.
    static let generic = ConnectError(.internal, "the service failed; its log has the reason under this request id")
}
