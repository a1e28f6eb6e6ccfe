import ClassifierCore
import Contracts
import Streams

/// Writes a verdict: what is remembered of the fingerprint, where it is found, and the entry.
struct VerdictWriter: Sendable {
    let meter: ClassifierMeter

    func write(
        _ verdict: Verdict, on failure: FailureObserved, memory: FailureMemory?, answeredAt: Timestamp? = nil,
        consultation: Consultation? = nil, traceparent: String?, _ draft: inout StepDraft
    ) throws {
        var next = FailureMemory.after(failure, verdict, existing: memory)
        if let answeredAt { next.consultation = .init(at: answeredAt, by: verdict.modelVersion) }
        try draft.put(
            ClassifierKeys.memory(failure.fingerprint), next, timeToLive: ClassifierKeys.memorySpan)
        let subject = failure.subject
        let classified = FailureClassified(
            failureID: failure.failureID, subject: subject, repository: failure.repository, issue: failure.issue,
            fingerprint: failure.fingerprint, environment: failure.environment, job: failure.job, run: failure.run,
            nodes: failure.nodes, verdict: verdict, title: failure.title, origin: failure.origin, error: failure.error,
            occurredAt: failure.occurredAt, observedAt: failure.observedAt, consultation: consultation)
        try draft.append(.failureClassified, subject: subject.description, classified, traceparent: traceparent)
        meter.judged(verdict)
    }

    /// Where the fingerprint of a failure and of its issue is found.
    func point(at failure: FailureObserved, _ draft: inout StepDraft) throws {
        let pointer = FingerprintPointer(fingerprint: failure.fingerprint)
        try draft.put(ClassifierKeys.failure(failure.failureID), pointer, timeToLive: .seconds(30 * 86_400))
        try draft.put(
            ClassifierKeys.subject(failure.subject), pointer, timeToLive: ClassifierKeys.memorySpan)
    }
}
