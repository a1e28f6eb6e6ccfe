package import Contracts

/// Keeps from calling somebody who does not answer: after so many failures in a row nobody calls for a while, then one call
/// tries.
package struct CircuitBreaker: Hashable, Sendable {
    private let failures: Int
    private let pause: Duration
    private var inARow = 0
    private var closedUntil: Timestamp?

    /// Opens after `failures` failures in a row, for `pause`.
    package init(failures: Int = 5, pause: Duration = .seconds(60)) {
        self.failures = max(1, failures)
        self.pause = pause
    }

    /// Whether a call may be made. After the pause one call is let through, and others only when it has succeeded or another
    /// pause has gone by.
    package mutating func admits(at now: Timestamp) -> Bool {
        guard let until = closedUntil else { return true }
        guard now >= until else { return false }
        closedUntil = now + pause
        return true
    }

    /// Whether calls are kept back at the moment.
    package func isOpen(at now: Timestamp) -> Bool { closedUntil.map { now < $0 } ?? false }

    /// Notes how a call ended.
    package mutating func note(_ succeeded: Bool, at now: Timestamp) {
        if succeeded {
            inARow = 0
            closedUntil = nil
        } else {
            inARow += 1
            if inARow >= failures { closedUntil = now + pause }
        }
    }
}
