/// One line of the doctor: fine, or with its remedy.
package struct Finding: Codable, Hashable, Sendable {
    /// How it stands.
    package enum State: String, Codable, Sendable {
        /// Nothing to do.
        case ok
        /// It works, but not as well as it could.
        case warning
        /// It does not work.
        case problem
    }

    /// What was looked at, e.g. `redis` or `acme/dbt_cloud: webhook`.
    package let subject: String
    /// How it stands.
    package let state: State
    /// What was found.
    package let message: String
    /// What to do; empty when nothing is.
    package let remedy: String

    /// All is well.
    package static func ok(_ subject: String, _ message: String) -> Finding {
        Finding(subject: subject, state: .ok, message: message, remedy: "")
    }

    /// It could be better.
    package static func warning(_ subject: String, _ message: String, remedy: String) -> Finding {
        Finding(subject: subject, state: .warning, message: message, remedy: remedy)
    }

    /// It does not work.
    package static func problem(_ subject: String, _ message: String, remedy: String) -> Finding {
        Finding(subject: subject, state: .problem, message: message, remedy: remedy)
    }
}
