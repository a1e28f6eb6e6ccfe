import ClassifierCore
import Contracts
import Platform
import Streams

/// What the classifier does with each entry.
struct ClassifierHandler: Sendable {
    let platform: Platform
    let engine: TrainedEngine
    let meter: ClassifierMeter

    func handle(_ envelope: Envelope, _ draft: inout StepDraft) async throws {
        switch envelope.type {
        case .failureObserved: try await judge(try envelope.decode(FailureObserved.self), envelope, &draft)
        case .issueChanged: try await listen(try envelope.decode(IssueChanged.self), &draft)
        case .failurePlaced: try follow(try envelope.decode(FailurePlaced.self), &draft)
        default: break
        }
    }

    private func judge(_ failure: FailureObserved, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        let key = ClassifierKeys.memory(failure.fingerprint)
        let memory = try await draft.read(FailureMemory.self, key)
        let start = ContinuousClock.now
        let judge = Judge(policy: platform.policy.current, engine: engine.classifier)
        var verdict = judge.verdict(on: failure, memory: memory)
        verdict.elapsedMs = milliseconds(ContinuousClock.now - start)
        try draft.put(
            key, FailureMemory.after(failure, verdict, existing: memory), timeToLive: ClassifierKeys.memorySpan)
        let pointer = FingerprintPointer(fingerprint: failure.fingerprint)
        try draft.put(ClassifierKeys.failure(failure.failureID), pointer, timeToLive: .seconds(30 * 86_400))
        let subject =
            failure.issue.map { Subject(failure.repository, number: $0.number) }
            ?? Subject(failure.repository, fingerprint: failure.fingerprint)
        try draft.put(ClassifierKeys.subject(subject), pointer, timeToLive: ClassifierKeys.memorySpan)
        let classified = FailureClassified(
            failureID: failure.failureID, subject: subject, repository: failure.repository, issue: failure.issue,
            fingerprint: failure.fingerprint, environment: failure.environment, job: failure.job, run: failure.run,
            nodes: failure.nodes, verdict: verdict, title: failure.title, origin: failure.origin, error: failure.error,
            occurredAt: failure.occurredAt, observedAt: failure.observedAt)
        try draft.append(
            .failureClassified, subject: subject.description, classified, traceparent: envelope.traceparent)
        meter.judged(verdict)
    }

    /// Notes which fingerprint an issue is about that was opened for a failure, so that what people say there is heard.
    private func follow(_ placed: FailurePlaced, _ draft: inout StepDraft) throws {
        guard placed.subject.number != nil else { return }
        try draft.put(
            ClassifierKeys.subject(placed.subject), FingerprintPointer(fingerprint: placed.fingerprint),
            timeToLive: ClassifierKeys.memorySpan)
    }

    /// Learns from what people do to issues.
    private func listen(_ change: IssueChanged, _ draft: inout StepDraft) async throws {
        guard let word = FeedbackWord.correction(in: change) else { return }
        let subject = Subject(change.repository, number: change.number)
        guard let pointer = try await draft.read(FingerprintPointer.self, ClassifierKeys.subject(subject)) else {
            return
        }
        let key = ClassifierKeys.memory(pointer.fingerprint)
        guard let memory = try await draft.read(FailureMemory.self, key) else { return }
        try draft.put(key, memory.corrected(by: word), timeToLive: ClassifierKeys.memorySpan)
    }

    func milliseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
    }
}
