package import Policy

/// The windows and counts that an issue's life goes by.
package struct LifeRules: Codable, Hashable, Sendable {
    /// Later green runs that prove recovery.
    package var greenRuns: Int
    /// Time without recurrence before a close.
    package var quiet: Duration
    /// How long after its close an issue is reopened by a recurrence.
    package var reopenWithin: Duration
    /// Rounds of closing and reopening that stop automatic closing.
    package var flaps: Int
    /// The time in which those rounds count.
    package var flapsWithin: Duration
    /// Whether a false alarm that is shown to be one is closed.
    package var closesFalseAlarms: Bool
    /// How many runs after its close, where that is to count too.
    package var reopenWithinRuns: Int?
    /// The runs in which those rounds count, where they are to count too.
    package var flapsWithinRuns: Int?
    /// Whether and how failed runs are started again; unset where they are not.
    package var retry: RetryRules?

    /// As the policy says.
    package init(_ policy: ResolutionPolicy) {
        greenRuns = policy.transient.greenRuns
        quiet = policy.transient.quiet
        reopenWithin = policy.reopenWithin
        flaps = policy.flapping.flaps
        flapsWithin = policy.flapping.within
        closesFalseAlarms = policy.falsePositive.close
        reopenWithinRuns = policy.reopenWithinRuns > 0 ? policy.reopenWithinRuns : nil
        flapsWithinRuns = policy.flapping.withinRuns > 0 ? policy.flapping.withinRuns : nil
        retry = RetryRules(policy.transient.retry)
    }
}
