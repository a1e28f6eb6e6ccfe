/// Where news goes.
package struct NotificationPolicy: Hashable, Sendable {
    /// The Slack channel for incidents and for what no rule sends elsewhere; `nil` for none.
    package internal(set) var slackChannel: String?
    /// Other channels; the first that matches wins.
    package internal(set) var channels: [ChannelRule] = []
    /// Slack ids of the people who are called, by GitHub login.
    package internal(set) var members: [String: String] = [:]
    /// When only what is critical is told at once, in the time zone of the reports; `nil` for never.
    package internal(set) var quietHours: QuietHours?
    /// The most messages a day; what is critical is told all the same.
    package internal(set) var dailyLimit = 50

    /// The Slack id of somebody, upper and lower case of the login being equal; `nil` when the policy does not say.
    package func slackID(of login: String) -> String? {
        let bare = (login.hasPrefix("@") ? String(login.dropFirst()) : login).lowercased()
        return members.first { $0.key.lowercased() == bare }?.value
    }

    static let section = Section(
        name: "notifications", initial: NotificationPolicy(),
        fields: [
            Field(
                "slack_channel", optional: \.slackChannel, .slackChannel,
                "The Slack channel for incidents, and for escalated issues that no rule of `channels` sends elsewhere."
            ),
            Field(
                "channels", \.channels, .list(of: ChannelRule.section.format),
                "Channels of repositories, experts or error types; the first that matches wins."),
            Field(
                "members", \.members, .map("<login>", key: .login, value: .slackMember),
                "The Slack ids of those who are called, by GitHub login or team: without one the name stands there and calls nobody."
            ),
            Field(
                "quiet_hours", optional: \.quietHours, .quietHours,
                "When only what is critical is told at once, in `reports.time_zone`; the rest waits for their end."),
            Field(
                "daily_limit", \.dailyLimit, .integer(0...100_000),
                "The most new messages and thread replies a day; the rest waits for the next day, what is critical is told all the same. Edits do not count."
            ),
        ])
}
