package import Contracts

/// A failure of a simulated platform together with the truth about it.
package struct SimulatedFailure: Sendable {
    /// What the correlator gets.
    package let classified: FailureClassified
    /// The report as it was written.
    package let report: (title: String, body: String)
    /// Which cause made it; the same number for all that it made.
    package let cause: Int
    /// What kind of cause.
    package let kind: CauseKind
    /// Whether the cause struck several repositories.
    package let isShared: Bool
    /// When it arrives: minutes after it happened, sometimes hours.
    package let arrivesAt: Timestamp
}
