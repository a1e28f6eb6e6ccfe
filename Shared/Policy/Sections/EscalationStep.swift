/// One step of an escalation policy.
package struct EscalationStep: Hashable, Sendable {
    /// Who is called.
    package internal(set) var to = Callee.owner
    /// How long after people were first called.
    package internal(set) var after = Duration.zero
    /// By which ways.
    package internal(set) var via = [NotificationTarget.slack, .webhook]
    /// Whether the step waits until those who are called are at work.
    package internal(set) var hours = ServiceHours.wall

    static let section = Section(
        name: "escalation step", initial: EscalationStep(),
        fields: [
            Field(
                "to", \.to, .choice("callee"), isRequired: true,
                "Who is called: `owner` (who has the issue), `fallback` (who takes over from its expert), `on_call` or `manager`."
            ),
            Field("after", \.after, .duration(atLeast: .zero), "How long after people were first called."),
            Field(
                "via", \.via, .list(of: .choice("target")), "By which ways: `slack`, `pagerduty`, `webhook`."),
            Field(
                "hours", \.hours, .choice("counting of hours"),
                "`working` waits until the expert is at work, by `experts.<expert>.hours`, unless it is critical."),
        ])
}

/// Who can be called.
package enum Callee: String, CaseIterable, Hashable, Sendable, Codable {
    /// Who has the issue, else its expert's members.
    case owner
    /// The members of the expert's fallback.
    case fallback
    /// Who is on call.
    case onCall = "on_call"
    /// Who answers for it all.
    case manager
}

/// Where people can be told.
package enum NotificationTarget: String, CaseIterable, Hashable, Sendable, Codable {
    /// Slack.
    case slack
    /// PagerDuty.
    case pagerDuty = "pagerduty"
    /// A webhook of the team's own.
    case webhook
}
