import ClassifierCore
import Contracts
import Streams

/// The list of fingerprints of which people or outcomes have spoken, from which the model learns.
enum FeedbackList {
    /// Fingerprints by the millisecond when somebody spoke last.
    static let index = IndexName(ModelPromotion.words)

    /// Stores a memory that a word or an end has changed, lists it for all replicas, and says so on the stream when it
    /// changes what the verdict was.
    static func keep(
        _ memory: FailureMemory, after earlier: FailureMemory, on subject: Subject, at moment: Timestamp,
        now: Timestamp, _ draft: inout StepDraft
    ) throws {
        guard memory != earlier else { return }
        try draft.put(ClassifierKeys.memory(memory.fingerprint), memory, timeToLive: ClassifierKeys.memorySpan)
        VerdictWriter.list(memory, at: now, &draft)
        let isHeard = memory.feedback != nil || memory.doubtedAt != nil
        if isHeard {
            draft.add(.enlist(index, member: memory.fingerprint.description, score: moment.milliseconds))
        } else {
            draft.add(.strike(index, member: memory.fingerprint.description))
        }
        guard let said = memory.refutation(after: earlier, on: subject, at: moment) else { return }
        try draft.append(.verdictCorrected, subject: subject.description, said)
    }
}
