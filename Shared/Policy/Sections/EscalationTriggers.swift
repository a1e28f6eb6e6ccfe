/// When people are called.
package struct EscalationTriggers: Hashable, Sendable {
    /// Failures of one repository in an hour.
    package internal(set) var highVolumeThreshold = 5
    /// How long a critical issue may wait for its first answer.
    package internal(set) var criticalResponseTime = Duration.seconds(4 * 3600)
    /// Occurrences of one failure.
    package internal(set) var recurringIssueThreshold = 3
    /// Repositories with one cause.
    package internal(set) var crossRepoCorrelationThreshold = 2

    static let section = Section(
        name: "escalation triggers", initial: EscalationTriggers(),
        fields: [
            Field(
                "high_volume_threshold", \.highVolumeThreshold, .integer(1...100_000),
                "So many failures of one repository in an hour."),
            Field(
                "critical_response_time", \.criticalResponseTime, .hours,
                "So many hours a critical issue may wait for its first answer."),
            Field(
                "recurring_issue_threshold", \.recurringIssueThreshold, .integer(2...100_000),
                "So many occurrences of one failure."),
            Field(
                "cross_repo_correlation_threshold", \.crossRepoCorrelationThreshold, .integer(2...1000),
                "So many repositories with one cause make an incident."),
        ])
}
