package import Contracts

/// Whom to call, and in which order.
package struct EscalationSection: Hashable, Sendable {
    /// The policies; the first that matches holds. Ask `Policy.escalationPolicy(for:_:)` rather than this.
    package internal(set) var policies: [EscalationPolicy] = []
    /// Who is on call.
    package internal(set) var onCall: [Assignee] = []
    /// Who answers for it all.
    package internal(set) var managers: [Assignee] = []

    static let section = Section(
        name: "escalation", initial: EscalationSection(),
        fields: [
            Field(
                "policies", \.policies, .list(of: EscalationPolicy.section.format, limit: 100),
                "Who is called when; the first that matches holds. Without one: the owner at once, the fallback after 30 minutes, who is on call after an hour, the manager after four; what is critical or high also pages at once."
            ),
            Field("on_call", \.onCall, .list(of: .assignee), "The users or teams that `on_call` means in Slack."),
            Field("managers", \.managers, .list(of: .assignee), "The users or teams that `manager` means in Slack."),
        ])

    /// What holds where the policy says nothing.
    static func standard(_ priority: Priority) -> EscalationPolicy {
        let pages = priority == .critical || priority == .high
        let ways: [NotificationTarget] = pages ? [.slack, .pagerDuty, .webhook] : [.slack, .webhook]
        var policy = EscalationPolicy()
        policy.name = "standard"
        policy.steps = [(Callee.owner, 0), (.fallback, 30), (.onCall, 60), (.manager, 240)].map { to, minutes in
            var step = EscalationStep()
            step.to = to
            step.after = .seconds(minutes * 60)
            step.via = ways
            return step
        }
        return policy
    }
}

extension Policy {
    /// Who is called when, for what has this priority in a repository.
    package func escalationPolicy(for repository: RepositoryName, _ priority: Priority) -> EscalationPolicy {
        escalation.policies.first { $0.matches(repository, priority) } ?? EscalationSection.standard(priority)
    }

    /// The Slack channel that hears of what failed there; `nil` for none.
    package func slackChannel(
        for repository: RepositoryName, expert: Expert? = nil, errorType: ErrorType? = nil
    ) -> String? {
        notifications.channels.first { $0.matches(repository, expert: expert, errorType: errorType) }?.channel
            ?? notifications.slackChannel
    }
}
