package import Policy

/// By what a failed run is started again.
package struct RetryRules: Codable, Hashable, Sendable {
    /// The most attempts while an issue is open.
    package var attempts: Int
    /// The wait after the failure, doubled before each further attempt.
    package var backoff: Duration
    /// The least confidence of the verdict, 0…1.
    package var minConfidence: Double

    /// As the policy says; `nil` where it starts nothing again.
    package init?(_ policy: RetryPolicy) {
        guard policy.enabled else { return nil }
        attempts = policy.attempts
        backoff = policy.backoff
        minConfidence = policy.minConfidence
    }
}
