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
    /// What people have decided themselves and Switchyard leaves alone: `category`, `priority`, `assignees`, `state`,
    /// `switchyard:cross-repo`.
    package var decidedByPeople: Set<String>
    /// Numbers of other issues that report the same failure.
    package var joinedIssues: [Int]
    /// What asking Claude about the last verdict came to; unset when it was not asked.
    package var consultation: Consultation?
    /// What was known of the fingerprint when the last verdict was given.
    package var history: FailureHistory?
    /// Past failures that resemble it; unset in placements of older versions.
    package var similar: [SimilarCase]?
    /// The open incidents over several repositories that it is part of.
    package var incidents: [ULID]?
    /// Who does not take it, the newest last; unset when nobody has said so.
    package var declined: [Decline]?
    /// The logins whose open load counts it; unset in placements of older versions.
    package var counted: [String]?
    /// The person who closed it, or merged what closes it, while that is not yet announced as its end.
    package var endedBy: String?
    /// The channel in which the business is told; unset when it is not told.
    package var businessChannel: String?

    /// A placement as it begins.
    package init(placed: FailurePlaced, verdict: Verdict, title: String, isOpening: Bool) {
        self.placed = placed
        self.verdict = verdict
        self.title = title
        self.isOpening = isOpening
        decidedByPeople = []
        joinedIssues = []
    }

    /// The logins whose open load it should count: those of its people, while it is open as an issue.
    ///
    /// - Parameter acts: whether its repository is in mode `act`; what is only observed is nobody's work.
    package func load(acts: Bool) -> [String] {
        guard acts, closedAt == nil, placed.outcome != .suppressed, placed.issue != nil || isOpening else { return [] }
        var seen: Set<String> = []
        return placed.assignees.filter { !$0.hasPrefix("@") && seen.insert($0.lowercased()).inserted }
    }

    /// Whether its people have been assigned, and not only planned to be.
    var isGiven: Bool {
        placed.issue != nil && !placed.assignees.isEmpty && (closedAt != nil || counted?.isEmpty != true)
    }

    /// Notes whose load counts it from now on.
    ///
    /// - Parameter before: the placement until now; `nil` for a new one.
    /// - Returns: by how much each login's load changes.
    package mutating func count(acts: Bool, before: Placement?) -> [String: Int] {
        var changes: [String: Int] = [:]
        for login in before.map({ $0.counted ?? $0.load(acts: acts) }) ?? [] { changes[login, default: 0] -= 1 }
        let load = load(acts: acts)
        for login in load { changes[login, default: 0] += 1 }
        counted = load
        return changes.filter { $0.value != 0 }
    }

    /// Whether it stands for an issue, or soon will.
    package var hasIssue: Bool { placed.issue != nil || isOpening }

    /// The logins that do not take it at `now`.
    package func declines(at now: Timestamp) -> Set<String> {
        Set((declined ?? []).filter { $0.holds(at: now) }.map(\.login))
    }

    /// Whether a new failure at `now` belongs here: the issue is open, or closed so lately that it would be reopened.
    package func takes(at now: Timestamp) -> Bool {
        closedAt == nil || reopenUntil.map { now <= $0 } == true
    }
}
