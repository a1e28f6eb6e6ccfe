import Contracts
import Streams

/// A person's question what is behind an issue, until its answer is planned as a comment.
struct PendingInvestigation: Codable, Hashable, Sendable {
    /// What the classifier knows and thinks.
    var entry: FailureInvestigated
    /// The id of the entry; the comment's effect follows from it.
    var cause: String

    /// Questions by the millisecond of real time from which they may be taken.
    static let queue = IndexName("investigations:assigner")

    /// The question about an issue; a newer one takes its place.
    static func key(_ subject: Subject) -> RecordKey { RecordKey("assigner:investigation:\(subject)") }

    /// Stores the question of an entry: what is known is gathered beside the step, since that takes calls.
    static func take(_ entry: FailureInvestigated, cause: ULID, at now: Timestamp, _ draft: inout StepDraft) throws {
        guard entry.subject.number != nil else { return }
        try draft.put(
            key(entry.subject), PendingInvestigation(entry: entry, cause: cause.description),
            timeToLive: .seconds(86_400))
        draft.add(.enlistIfAbsent(queue, member: entry.subject.description, score: now.milliseconds))
    }
}
