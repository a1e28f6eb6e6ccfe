import Contracts
import Streams

/// The list of fingerprints of which people have spoken, from which the model learns.
enum FeedbackList {
    /// Fingerprints by the millisecond when somebody spoke last.
    static let index = IndexName("feedback:classifier")

    static func list(_ fingerprint: Fingerprint, at moment: Timestamp, _ draft: inout StepDraft) {
        draft.add(.enlist(index, member: fingerprint.description, score: moment.milliseconds))
    }

    static func strike(_ fingerprint: Fingerprint, _ draft: inout StepDraft) {
        draft.add(.strike(index, member: fingerprint.description))
    }
}
