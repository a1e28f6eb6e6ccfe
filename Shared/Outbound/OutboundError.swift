/// Why there is no reply.
package struct OutboundError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of problem it is.
    package enum Code: String, Sendable {
        /// The name has no address, or nobody listens there: nothing was sent.
        case unreachable
        /// It took too long.
        case timeout
        /// The certificate or the handshake is not right: nothing was sent.
        case tls
        /// The connection broke.
        case reset
        /// The reply is larger than the limit.
        case tooLarge
        /// The request is malformed: nothing was sent.
        case invalidRequest
        /// The caller went away, or the client was shut down.
        case cancelled
    }

    /// What kind of problem it is.
    package let code: Code
    /// Whether the request may have reached the other side and taken effect.
    package let mayHaveBeenApplied: Bool
    /// What happened, without header values or bodies.
    package let message: String

    /// Made of its parts.
    package init(_ code: Code, mayHaveBeenApplied: Bool, _ message: String) {
        self.code = code
        self.mayHaveBeenApplied = mayHaveBeenApplied
        self.message = message
    }

    /// `code: message`.
    package var description: String { "\(code.rawValue): \(message)" }
}
