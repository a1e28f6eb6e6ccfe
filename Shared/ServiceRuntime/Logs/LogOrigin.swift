package import Contracts

/// What every line of a process says about where it comes from.
package struct LogOrigin: Sendable {
    /// The name of the executable, e.g. `classifier`.
    package let service: String
    /// One running copy of it: `<host>-<pid>-<random>`.
    package let instance: String
    /// The time of a line; the machine's, not the domain's.
    package let now: @Sendable () -> Timestamp

    /// Made of its fields.
    package init(service: String, instance: String, now: @escaping @Sendable () -> Timestamp = { .system() }) {
        self.service = service
        self.instance = instance
        self.now = now
    }
}
