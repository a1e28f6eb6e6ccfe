import ClassifierCore
import Contracts
import Streams

/// Writes a verdict: what is remembered of the fingerprint, where it is found, and the entry.
struct VerdictWriter: Sendable {
    let meter: ClassifierMeter
    let recollection: Recollection
    /// The time of the moment.
    let now: @Sendable () -> Timestamp

    /// `memory` is what is remembered of the fingerprint; `kin`, without it, of another that differs in free words only.
    func write(
        _ verdict: Verdict, on failure: FailureObserved, memory: FailureMemory?, kin: FailureMemory? = nil,
        answeredAt: Timestamp? = nil, consultation: Consultation? = nil, traceparent: String?,
        _ draft: inout StepDraft
    ) throws {
        var next = FailureMemory.after(failure, verdict, existing: memory)
        if let answeredAt { next.consultation = .init(at: answeredAt, by: verdict.modelVersion) }
        try draft.put(
            ClassifierKeys.memory(failure.fingerprint), next, timeToLive: ClassifierKeys.memorySpan)
        if next.isNews(after: memory) { VerdictWriter.list(next, at: now(), &draft) }
        let subject = failure.subject
        let classified = FailureClassified(
            failureID: failure.failureID, subject: subject, repository: failure.repository, issue: failure.issue,
            fingerprint: failure.fingerprint, environment: failure.environment, job: failure.job, run: failure.run,
            nodes: failure.nodes, verdict: verdict, title: failure.title, origin: failure.origin, error: failure.error,
            occurredAt: failure.occurredAt, observedAt: failure.observedAt, history: (memory ?? kin)?.history,
            similar: recollection.similar(to: failure), consultation: consultation)
        try draft.append(.failureClassified, subject: subject.description, classified, traceparent: traceparent)
        meter.judged(verdict)
    }

    /// Lets every replica hear that what is remembered of a fingerprint has changed. `moment` is when it is stored, not when
    /// it happened: who follows the index reads on from where it was.
    static func list(_ memory: FailureMemory, at moment: Timestamp, _ draft: inout StepDraft) {
        draft.add(
            .enlist(ClassifierKeys.memories, member: memory.fingerprint.description, score: moment.milliseconds))
    }

    /// Where the fingerprint of a failure and of its issue is found.
    func point(at failure: FailureObserved, _ draft: inout StepDraft) throws {
        let pointer = FingerprintPointer(fingerprint: failure.fingerprint)
        try draft.put(ClassifierKeys.failure(failure.failureID), pointer, timeToLive: .seconds(30 * 86_400))
        try draft.put(
            ClassifierKeys.subject(failure.subject), pointer, timeToLive: ClassifierKeys.memorySpan)
    }
}
