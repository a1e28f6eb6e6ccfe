/// The ways to tell people for which there is a credential.
package struct NotifyTargets: Sendable {
    /// Slack, by a bot token or an incoming webhook.
    package var slack: SlackClient?
    /// PagerDuty.
    package var pagerDuty: PagerDutyClient?
    /// A receiver of the team's own.
    package var webhook: WebhookClient?

    /// Made of its parts; what is left out is not there.
    package init(slack: SlackClient? = nil, pagerDuty: PagerDutyClient? = nil, webhook: WebhookClient? = nil) {
        self.slack = slack
        self.pagerDuty = pagerDuty
        self.webhook = webhook
    }
}
