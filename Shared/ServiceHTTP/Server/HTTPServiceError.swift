/// Why a service can't serve.
package struct HTTPServiceError: Error, CustomStringConvertible {
    /// The kinds of trouble.
    package enum Code: String, Sendable {
        /// The address is taken, not allowed, or not this machine's.
        case cannotListen = "cannot_listen"
    }

    /// The kind of trouble.
    package let code: Code
    /// What happened and what to do.
    package let message: String
    /// What the system said.
    package let underlying: (any Error)?

    /// The message.
    package var description: String { message }
}
