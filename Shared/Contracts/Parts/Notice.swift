/// What people are told of one thing, whatever the target: Slack, PagerDuty and webhooks each give it their own form.
package struct Notice: Codable, Hashable, Sendable {
    /// Names the thing, the same as long as it lasts: `incident:<id>`, `issue:<subject>`.
    package var key: String
    /// Where it stands.
    package var state: NoticeState
    /// How urgent.
    package var priority: Priority
    /// One line; may hold words from outside.
    package var headline: String
    /// Owner, deadline and what else is known; may hold words from outside.
    package var facts: [NoticeFact]
    /// Where to look.
    package var links: [NoticeLink]
    /// Slack ids of the members and groups that are called by it.
    package var mentions: [String]
    /// The Slack channel.
    package var channel: String?
    /// Whether somebody can still say that they see to it.
    package var canAcknowledge: Bool

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        key: String, state: NoticeState, priority: Priority, headline: String, facts: [NoticeFact] = [],
        links: [NoticeLink] = [], mentions: [String] = [], channel: String? = nil, canAcknowledge: Bool
    ) {
        self.key = key
        self.state = state
        self.priority = priority
        self.headline = headline
        self.facts = facts
        self.links = links
        self.mentions = mentions
        self.channel = channel
        self.canAcknowledge = canAcknowledge
    }

    private enum CodingKeys: String, CodingKey {
        case key
        case state
        case priority
        case headline
        case facts
        case links
        case mentions
        case channel
        case canAcknowledge = "can_acknowledge"
    }
}

/// One thing that is known, with its name.
package struct NoticeFact: Codable, Hashable, Sendable {
    /// What it is.
    package var name: String
    /// What is known.
    package var value: String

    /// Made of its fields.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    private enum CodingKeys: String, CodingKey { case name, value }
}

/// One place to look.
package struct NoticeLink: Codable, Hashable, Sendable {
    /// What is there.
    package var label: String
    /// Its address.
    package var url: String

    /// Made of its fields.
    package init(label: String, url: String) {
        self.label = label
        self.url = url
    }

    private enum CodingKeys: String, CodingKey { case label, url }
}
