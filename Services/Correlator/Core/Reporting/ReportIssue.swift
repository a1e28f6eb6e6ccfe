package import Contracts

/// The newest issue in the hub that carries a report of a kind, and what people did to it.
package struct ReportIssue: Codable, Hashable, Sendable {
    /// How long a comment of a person's keeps it open.
    private static let fresh = Duration.seconds(7 * 86_400)

    /// Its number.
    package let number: Int
    /// The effect's subject, which names the kind and the day on which the time of the report ends.
    package let subject: Subject
    /// Whether a person opened it again, so that it stays.
    private var isKept = false
    /// Whether it is closed.
    private var isClosed = false
    /// When a person commented on it last.
    private var commentedAt: Timestamp?

    /// Opened just now.
    package init(number: Int, subject: Subject) {
        self.number = number
        self.subject = subject
    }

    /// Notes what was done to it.
    package mutating func note(_ change: IssueChanged) {
        switch change.action {
        case .closed: isClosed = true
        case .reopened:
            isClosed = false
            if !change.actor.isBot { isKept = true }
        case .commented where !change.actor.isBot: commentedAt = max(commentedAt ?? change.at, change.at)
        default: break
        }
    }

    /// The write that closes it, now that a newer report is there; `nil` when it is closed, or people are still at it.
    package func ending(at now: Timestamp) -> PlannedEffect? {
        let isTalkedOf = commentedAt.map { now.since($0) < ReportIssue.fresh } ?? false
        guard !isKept, !isClosed, !isTalkedOf else { return nil }
        return PlannedEffect(
            kind: .closeIssue, repository: subject.repository, subject: subject, number: number, urgency: 3,
            request: EffectRequest(stateReason: "completed"))
    }

    /// Whether it is about an earlier time than another of its kind. The day stands at the end of the name, as ISO 8601 has it: it sorts.
    package func isBefore(_ other: ReportIssue) -> Bool {
        (subject.fingerprint?.rawValue ?? "") < (other.subject.fingerprint?.rawValue ?? "")
    }

    private enum CodingKeys: String, CodingKey {
        case number, subject
        case isKept = "is_kept"
        case isClosed = "is_closed"
        case commentedAt = "commented_at"
    }
}
