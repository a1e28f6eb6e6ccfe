package import Contracts

/// Where the failures of one fingerprint in one repository and environment are placed, as the assigner remembers it.
package struct Placement: Codable, Hashable, Sendable {
    /// The placement as it was last announced.
    package var placed: FailurePlaced
    /// The last verdict.
    package var verdict: Verdict
    /// The first report's title.
    package var title: String
    /// Whether an issue is being opened and its number is not known yet.
    package var isOpening: Bool
    /// Until when a recurrence belongs to this placement although its issue was closed; unset while it is open.
    package var reopenUntil: Timestamp?
    /// When the issue was closed; unset while it is open.
    package var closedAt: Timestamp?
    /// How the issue ended, when it did.
    package var pattern: ResolutionPattern?
    /// What people have decided themselves and Switchyard leaves alone: `category`, `priority`, `assignees`, `state`.
    package var decidedByPeople: Set<String>
    /// Numbers of other issues that report the same failure.
    package var joinedIssues: [Int]
    /// What asking Claude about the last verdict came to; unset when it was not asked.
    package var consultation: Consultation?
    /// What was known of the fingerprint when the last verdict was given.
    package var history: FailureHistory?
    /// Past failures that resemble it; unset in placements of older versions.
    package var similar: [SimilarCase]?
    /// The incident that it belongs to, while one is open.
    package var incident: ULID?

    /// A placement as it begins.
    package init(placed: FailurePlaced, verdict: Verdict, title: String, isOpening: Bool) {
        self.placed = placed
        self.verdict = verdict
        self.title = title
        self.isOpening = isOpening
        decidedByPeople = []
        joinedIssues = []
    }

    /// Whether a new failure at `now` belongs here: the issue is open, or closed so lately that it would be reopened.
    package func takes(at now: Timestamp) -> Bool {
        closedAt == nil || reopenUntil.map { now <= $0 } == true
    }
}
