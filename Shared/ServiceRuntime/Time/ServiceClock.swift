package import Contracts
import FoundationEssentials

/// The clock that every deadline, window and timer of the domain is measured with.
///
/// Timeouts of the machinery (a socket, a drain) use real monotonic time instead.
package struct ServiceClock: Sendable {
    /// The present moment.
    package let now: @Sendable () -> Timestamp
    private let sleepUntil: @Sendable (Timestamp) async throws -> Void

    /// Made of its two abilities; `sleep` returns once `now` has reached the deadline and throws `CancellationError`
    /// when its task is cancelled.
    package init(
        now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (_ until: Timestamp) async throws -> Void
    ) {
        self.now = now
        self.sleepUntil = sleep
    }

    /// Returns once this clock has reached `deadline`, at once when it has passed.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    package func sleep(until deadline: Timestamp) async throws { try await sleepUntil(deadline) }

    /// Returns once `duration` has passed on this clock.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    package func sleep(for duration: Duration) async throws { try await sleepUntil(now() + duration) }
}

extension ServiceClock {
    /// The system's clock.
    package static let live = paced(.real)

    /// The system's clock at another pace.
    package static func paced(_ pace: ClockPace) -> ServiceClock {
        let now: @Sendable () -> Timestamp = { pace.virtual(at: .system()) }
        return ServiceClock(now: now) { deadline in
            // In pieces, so that a step of the system's clock is noticed within a minute.
            while case let missing = deadline.since(now()), missing > .zero {
                let rest = pace.real(for: missing, from: .system())
                try await Task.sleep(for: min(max(rest, .milliseconds(1)), .seconds(60)))
            }
        }
    }
}

extension Timestamp {
    /// The real time of this machine, whatever the service's clock says: for logs, not for decisions.
    package static func system() -> Timestamp {
        Timestamp(milliseconds: Int64((Date.now.timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
