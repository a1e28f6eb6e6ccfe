import ClassifierCore
import Contracts
import Platform
import Streams

extension ClassifierHandler {
    /// What is remembered of the first failure whose error differs from this one's in free words only; the failure begins
    /// such a cluster when there is none.
    func kin(of failure: FailureObserved, _ draft: inout StepDraft) async throws -> FailureMemory? {
        guard let cluster = writer.recollection.cluster(of: failure) else { return nil }
        let key = ClassifierKeys.kin(cluster)
        if let pointer = try await draft.read(FingerprintPointer.self, key), pointer.fingerprint != failure.fingerprint,
            var memory = try await draft.read(FailureMemory.self, ClassifierKeys.memory(pointer.fingerprint))
        {
            memory.isKin = true
            return memory
        }
        try draft.put(
            key, FingerprintPointer(fingerprint: failure.fingerprint), timeToLive: ClassifierKeys.memorySpan)
        return nil
    }

    /// What is remembered of the failure that an issue is about.
    func memory(of subject: Subject, _ draft: inout StepDraft) async throws -> FailureMemory? {
        guard let pointer = try await draft.read(FingerprintPointer.self, ClassifierKeys.subject(subject)) else {
            return nil
        }
        return try await draft.read(FailureMemory.self, ClassifierKeys.memory(pointer.fingerprint))
    }

    /// Remembers how a failure ended.
    func learn(from outcome: IssueOutcome, at moment: Timestamp, _ draft: inout StepDraft) async throws {
        guard let pattern = outcome.pattern, let memory = try await memory(of: outcome.subject, &draft) else { return }
        try FeedbackList.keep(
            memory.ended(pattern, at: moment), after: memory, on: outcome.subject, at: moment, now: platform.now(),
            &draft)
    }

    /// Takes back an end that turned out to be none.
    func unlearn(_ outcome: IssueOutcome, at moment: Timestamp, _ draft: inout StepDraft) async throws {
        guard let memory = try await memory(of: outcome.subject, &draft) else { return }
        try FeedbackList.keep(
            memory.cameBack(), after: memory, on: outcome.subject, at: moment, now: platform.now(), &draft)
    }
}
