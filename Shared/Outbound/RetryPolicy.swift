/// When a call that failed is made again: exponential backoff with full jitter.
///
/// Source: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog.
package struct RetryPolicy: Hashable, Sendable {
    /// Calls in all, the first included.
    package var attempts: Int
    /// The ceiling of the first wait; doubled each time.
    package var base: Duration
    /// The highest ceiling.
    package var most: Duration

    /// Made of its parts.
    package init(attempts: Int = 3, base: Duration = .milliseconds(200), most: Duration = .seconds(20)) {
        self.attempts = attempts
        self.base = base
        self.most = most
    }

    /// The wait before the next call, or `nil` when there is none.
    ///
    /// - Parameters:
    ///   - attempt: how many calls have failed, from 1.
    ///   - asked: the wait that the other side asked for (`Retry-After`), which is never cut short.
    ///   - jitter: a random share, 0…1.
    package func delay(afterAttempt attempt: Int, asked: Duration? = nil, jitter: Double) -> Duration? {
        guard attempt < attempts else { return nil }
        let ceiling = min(most, base * (1 << min(attempt - 1, 20)))
        return max(asked ?? .zero, ceiling * min(max(jitter, 0), 1))
    }
}
