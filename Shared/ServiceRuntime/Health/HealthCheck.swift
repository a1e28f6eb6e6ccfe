/// One thing that a service can't do its work without.
package struct HealthCheck: Sendable {
    /// What a check found.
    package enum Result: Hashable, Sendable {
        /// It works.
        case ok
        /// It does not; a sentence without secrets says why.
        case failed(String)
    }

    /// Names the check in answers and logs, e.g. `redis`.
    package let name: String
    /// Looks now; must answer within a second or two, and is cancelled when nobody waits any more.
    package let check: @Sendable () async -> Result

    /// Made of its fields.
    package init(name: String, check: @escaping @Sendable () async -> Result) {
        self.name = name
        self.check = check
    }
}
