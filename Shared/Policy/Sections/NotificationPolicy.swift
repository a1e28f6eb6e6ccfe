/// Where news goes.
package struct NotificationPolicy: Hashable, Sendable {
    /// The Slack channel for incidents; `nil` for none.
    package internal(set) var slackChannel: String?
    /// When only what is critical is told at once, in the time zone of the reports; `nil` for never.
    package internal(set) var quietHours: QuietHours?
    /// The most messages a day; what is critical is told all the same.
    package internal(set) var dailyLimit = 50

    static let section = Section(
        name: "notifications", initial: NotificationPolicy(),
        fields: [
            Field("slack_channel", optional: \.slackChannel, .slackChannel, "The Slack channel for incidents."),
            Field(
                "quiet_hours", optional: \.quietHours, .quietHours,
                "When only what is critical is told at once, in `reports.time_zone`."),
            Field(
                "daily_limit", \.dailyLimit, .integer(0...100_000),
                "The most messages a day; what is critical is told all the same."),
        ])
}
