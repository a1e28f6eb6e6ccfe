import Outbound

/// How many calls a question may still make, and in what time: never more than three, never longer than its span.
package struct CallAllowance: Hashable, Sendable {
    /// Calls that one event may make, second opinions and repetitions included.
    package static let most = 3
    /// Calls that are left.
    package private(set) var left: Int
    /// Time that is left, in real time.
    package private(set) var span: Duration
    private var failures = 0

    /// Waits between calls: half a second, doubled, at most eight, as Anthropic's own clients do.
    private static let backoff = RetryPolicy(attempts: most, base: .milliseconds(500), most: .seconds(8))

    /// A fresh allowance.
    package init(calls: Int = CallAllowance.most, span: Duration = .seconds(30)) {
        left = min(max(0, calls), CallAllowance.most)
        self.span = span
    }

    /// Whether another call may be made.
    package var isOpen: Bool { left > 0 && span > .zero }

    /// The timeout of the next call, which is taken from the allowance.
    ///
    /// - Parameter wanted: how long the policy lets one answer take.
    package mutating func take(_ wanted: Duration) -> Duration? {
        guard isOpen else { return nil }
        left -= 1
        return min(wanted, span)
    }

    /// Time that went by.
    package mutating func spend(_ duration: Duration) { span -= duration }

    /// The wait before the same call is made again; `nil` when it is not worth it or there is no room for it.
    ///
    /// - Parameter jitter: a random share, 0…1.
    package mutating func wait(after error: AnthropicError, jitter: Double) -> Duration? {
        failures += 1
        guard error.mayRetry, isOpen,
            let delay = CallAllowance.backoff.delay(afterAttempt: failures, asked: error.retryAfter, jitter: jitter),
            delay < span
        else { return nil }
        return delay
    }
}
