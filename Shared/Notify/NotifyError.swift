/// Why nobody was told.
package struct NotifyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of problem it is.
    package enum Code: String, Sendable {
        /// The credential is not taken.
        case unauthorized
        /// What was sent is not taken, and would not be later.
        case refused
        /// The message that was to be changed is not there.
        case notFound
        /// Too much in too short a time.
        case rateLimited
        /// The target does not take anything now; nothing was applied.
        case away
        /// The reply was lost: it may have been applied.
        case lost
        /// The call was given up.
        case cancelled
    }

    /// What kind of problem it is.
    package let code: Code
    /// What happened, without secrets; addresses of webhooks are such.
    package let message: String
    /// How long the target asks to wait.
    package let retryAfter: Duration?

    /// Made of its parts.
    package init(_ code: Code, _ message: String, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    /// `code: message`.
    package var description: String { "\(code.rawValue): \(message)" }
}
