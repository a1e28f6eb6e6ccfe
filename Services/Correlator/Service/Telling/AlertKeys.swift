import Contracts
import CorrelatorCore
import Policy
import Streams

/// The names of what the correlator remembers of whom it told.
enum AlertKeys {
    /// How long it knows of what is over.
    static let memory = Duration.seconds(90 * 86_400)
    /// Alerts by the millisecond when something is due on them.
    static let timers = IndexName("timers:correlator:alerts")

    static func alert(_ key: String) -> RecordKey { RecordKey("correlator:alert:\(key)") }

    /// What is known of an issue, by any of its subjects.
    static func placement(_ subject: Subject) -> RecordKey { RecordKey("correlator:placement:\(subject)") }

    /// The incident whose tracking issue this is.
    static func tracked(_ issue: Subject) -> RecordKey { RecordKey("correlator:tracked:\(issue)") }

    /// Which alert a message in Slack shows.
    static func message(_ reference: String) -> RecordKey { RecordKey("correlator:message:\(reference)") }

    /// How many messages a day has seen.
    static func told(_ day: CivilDate) -> RecordKey { RecordKey("correlator:told:\(day)") }

    /// Since when a target takes nothing.
    static func outage(_ target: NotificationTarget) -> RecordKey {
        RecordKey("correlator:outage:\(target.rawValue)")
    }
}

/// A count that a record holds.
struct DayCount: Codable, Hashable, Sendable {
    var count = 0
}

/// A name that a record holds.
struct AlertPointer: Codable, Hashable, Sendable {
    var key: String
}

/// What is remembered of a placement, for those who are told of its issue.
struct PlacementMemo: Codable, Hashable, Sendable {
    /// The subject that it has now.
    var subject: Subject
    var priority: Priority
    var facts: AlertFacts

    init(_ placed: FailurePlaced) {
        subject = placed.subject
        priority = placed.priority
        let links = placed.issue?.url.map { [NoticeLink(label: "\(placed.subject)", url: $0)] } ?? []
        facts = AlertFacts(
            expert: placed.expert, owners: placed.assignees, errorType: placed.errorType,
            deadline: placed.deadlines.resolutionAt, links: links,
            more: [
                NoticeFact(name: "Repository", value: placed.repository.description),
                NoticeFact(
                    name: "Seen", value: placed.occurrenceCount == 1 ? "once" : "\(placed.occurrenceCount) times"),
            ])
    }
}
