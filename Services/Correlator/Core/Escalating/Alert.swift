package import Contracts

/// One thing that people are told of: an incident, an escalated issue, a notice. Everything that decides what they are told next.
package struct Alert: Codable, Hashable, Sendable {
    /// What it is about.
    package enum Kind: String, Codable, Hashable, Sendable {
        /// One cause behind several failures.
        case incident
        /// An issue for which people were called.
        case issue
        /// What the business is told of an issue: nobody is called.
        case business
        /// Something that is told once and needs no answer.
        case notice
    }

    /// Somebody sees to it.
    package struct Acknowledgement: Codable, Hashable, Sendable {
        /// Who.
        package var actor: String
        /// How.
        package var via: String
        /// When.
        package var at: Timestamp
    }

    /// A time in which people are called step by step; a new one begins when it gets more urgent or misses a deadline after somebody saw to it.
    package struct Round: Codable, Hashable, Sendable {
        /// When the first were called.
        package var startedAt: Timestamp
        /// How many steps of the policy have been taken.
        package var taken: Int
        /// Whether it is over: acknowledged, resolved, or part of an incident.
        package var isOver: Bool
    }

    /// Names its messages and pages: a new one for each time that the thing happens.
    package var id: ULID
    /// Names the thing: `incident:<id>`, `issue:<subject>`, `business:<subject>`, `notice:…`.
    package var key: String
    /// What it is about.
    package var kind: Kind
    /// Where effects on it are recorded; its mode decides whether they are sent.
    package var repository: RepositoryName
    /// One line.
    package var headline: String
    /// How urgent.
    package var priority: Priority
    /// Where the thing itself stands, whether or not somebody sees to it.
    package var state: NoticeState
    /// What is known.
    package var facts: AlertFacts
    /// The Slack channel that it was first told in; it stays there.
    package var channel: String?
    /// Who sees to it.
    package var acknowledgement: Acknowledgement?
    /// The calls.
    package var round: Round?
    /// What the thread is told as soon as it may be.
    package var news: [News] = []
    /// Slack ids of those who were called by the message itself.
    package var called: [String] = []
    /// What Slack shows, once it was told.
    package var shown: Notice?
    /// What the webhook was told last.
    package var sent: Notice?
    /// What PagerDuty was told last.
    package var page: EffectKind?
    /// Whether somebody is to be paged.
    package var wantsPage = false
    /// In how many repositories it was at most.
    package var breadth = 1
    /// The incident that it is a part of, while that lasts.
    package var incident: String?
    /// Whether a person did something about it.
    package var wasNeeded = false
    /// When a notice is over by itself.
    package var endsAt: Timestamp?
    /// When it began.
    package var raisedAt: Timestamp
    /// When it was over.
    package var endedAt: Timestamp?

    /// A piece of news.
    package struct News: Codable, Hashable, Sendable {
        /// What happened.
        package var text: String
        /// Slack ids of those who are called by it.
        package var mentions: [String]
        /// Whether it calls somebody: that is no longer told once somebody sees to it.
        package var isCall = false
    }

    /// Whether it is over.
    package var isOver: Bool { state == .resolved }

    /// What people are shown.
    package var notice: Notice {
        let isSeenTo = acknowledgement != nil && (state == .open || state == .growing)
        return Notice(
            key: key, state: isSeenTo ? .acknowledged : state, priority: priority, headline: headline,
            facts: facts.list(of: self), links: facts.links, mentions: called, channel: channel,
            canAcknowledge: acknowledgement == nil && incident == nil && !isOver
                && (kind == .incident || kind == .issue))
    }
}
