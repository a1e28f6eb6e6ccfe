/// Why streams or state could not be read or written.
package struct StreamsError: Error, Sendable, CustomStringConvertible {
    /// What kind of problem it is.
    package enum Code: String, Sendable {
        /// The store can't be reached or did not answer in time; what was sent may have been applied.
        case unavailable
        /// The store is over its memory limit and takes no writes.
        case full
        /// The store answered something that this version does not understand.
        case malformedReply
        /// The store is not fit to be trusted: too old, without append-only file, or evicting.
        case unfit
        /// A record holds something that can't be decoded.
        case malformedRecord
        /// The store refused the call.
        case refused
    }

    /// What kind of problem it is.
    package let code: Code
    /// What happened and what to do, without secrets.
    package let message: String

    /// Made of its parts.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// `code: message`.
    package var description: String { "\(code.rawValue): \(message)" }
}
