/// `escalation.acknowledged`: somebody sees to what people were called for.
package struct EscalationAcknowledged: Codable, Hashable, Sendable {
    /// What was acknowledged: `incident:<id>` or `issue:<subject>`.
    package var key: String
    /// Who: a GitHub login, or a Slack or PagerDuty account.
    package var actor: String
    /// How: `slack`, `slack_reaction`, `pagerduty`, `command`, `github_reaction` or `api`.
    package var via: String
    /// When.
    package var at: Timestamp

    /// Made of its fields.
    package init(key: String, actor: String, via: String, at: Timestamp) {
        self.key = key
        self.actor = actor
        self.via = via
        self.at = at
    }

    private enum CodingKeys: String, CodingKey { case key, actor, via, at }
}
