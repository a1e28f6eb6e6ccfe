/// Why the corpus cannot be had.
package struct CorpusError: Error, CustomStringConvertible {
    /// What went wrong.
    package enum Code: String, Sendable {
        /// A file is not there or may not be read.
        case missing
        /// A line is not what it should be.
        case malformed
    }

    /// What went wrong.
    package let code: Code
    /// Where, and what to do.
    package let message: String
    /// What lay beneath.
    package let underlying: (any Error)?

    /// Made of its fields.
    package init(code: Code, message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The message with its code.
    package var description: String { "\(message) (\(code.rawValue))" }
}
