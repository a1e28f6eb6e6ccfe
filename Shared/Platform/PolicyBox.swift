package import Policy
import Synchronization

/// The policy in force, for everybody in the process.
package final class PolicyBox: Sendable {
    private let stored: Mutex<Policy>

    /// Begins with this policy.
    package init(_ policy: Policy) { stored = Mutex(policy) }

    /// The policy in force.
    package var current: Policy { stored.withLock { $0 } }

    /// Puts another policy in force.
    package func replace(_ policy: Policy) { stored.withLock { $0 = policy } }
}
