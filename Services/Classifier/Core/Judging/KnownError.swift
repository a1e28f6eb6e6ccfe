package import Contracts

/// A row of the error table: what a machine says, and what that usually means.
package struct KnownError: Sendable, Hashable {
    /// The code or phrase, lower case.
    package var phrase: String
    /// Who says it, e.g. `snowflake`; `any` for many.
    package var system: String
    /// What kind of trouble it is, e.g. `lock`.
    package var family: String
    /// The error type that it maps to.
    package var errorType: ErrorType
    /// The category that it usually has; `nil` where only the context can tell.
    package var usualCategory: Category?
    /// Whether its documentation says that a retry may help; `nil` where it says nothing.
    package var isRetryable: Bool?
    /// Where it is documented: an address, or `GUIDE.md` for what only this project's guide says.
    package var source: String
}
