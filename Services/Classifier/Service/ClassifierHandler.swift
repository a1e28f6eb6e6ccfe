import ClassifierCore
import Contracts
import Platform
import Streams

/// What the classifier does with each entry.
struct ClassifierHandler: Sendable {
    let platform: Platform
    let engine: TrainedEngine
    let desk: QuestionDesk
    let writer: VerdictWriter

    func handle(_ envelope: Envelope, _ draft: inout StepDraft) async throws {
        switch envelope.type {
        case .failureObserved: try await judge(try envelope.decode(FailureObserved.self), envelope, &draft)
        case .issueChanged: try await listen(try envelope.decode(IssueChanged.self), &draft)
        case .failurePlaced: try follow(try envelope.decode(FailurePlaced.self), &draft)
        default: break
        }
    }

    private func judge(_ failure: FailureObserved, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        let memory = try await draft.read(FailureMemory.self, ClassifierKeys.memory(failure.fingerprint))
        let start = ContinuousClock.now
        let judge = Judge(policy: platform.policy.current, engine: engine.classifier)
        let local = judge.verdict(on: failure, memory: memory)
        let elapsed = ContinuousClock.now - start
        try writer.point(at: failure, &draft)
        let course = try await desk.course(
            of: failure, local: local, memory: memory, traceparent: envelope.traceparent, &draft)
        guard case .now(var verdict) = course else {
            guard memory == nil else { return }
            return try draft.put(
                ClassifierKeys.memory(failure.fingerprint), FailureMemory.waiting(failure, local),
                timeToLive: ClassifierKeys.memorySpan)
        }
        verdict.elapsedMs = milliseconds(elapsed)
        try writer.write(
            verdict, on: failure, memory: memory, answeredAt: verdict.engine == .claude ? platform.now() : nil,
            traceparent: envelope.traceparent, &draft)
    }

    /// Notes which fingerprint an issue is about that was opened for a failure, so that what people say there is heard.
    private func follow(_ placed: FailurePlaced, _ draft: inout StepDraft) throws {
        guard placed.subject.number != nil else { return }
        try draft.put(
            ClassifierKeys.subject(placed.subject), FingerprintPointer(fingerprint: placed.fingerprint),
            timeToLive: ClassifierKeys.memorySpan)
    }

    /// Learns from what people do to issues: a label, a command, an assignment, a reopening.
    private func listen(_ change: IssueChanged, _ draft: inout StepDraft) async throws {
        let word =
            FeedbackWord.correction(in: change)
            ?? FeedbackWord.assignment(in: change, policy: platform.policy.current)
        let doubts = FeedbackWord.doubts(change)
        guard word != nil || doubts else { return }
        let subject = Subject(change.repository, number: change.number)
        guard let pointer = try await draft.read(FingerprintPointer.self, ClassifierKeys.subject(subject)) else {
            return
        }
        let key = ClassifierKeys.memory(pointer.fingerprint)
        guard let memory = try await draft.read(FailureMemory.self, key) else { return }
        let next = word.map { memory.corrected(by: $0) } ?? memory.doubted(at: change.at)
        guard next != memory else { return }
        try draft.put(key, next, timeToLive: ClassifierKeys.memorySpan)
        FeedbackList.list(pointer.fingerprint, at: change.at, &draft)
    }

    func milliseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
    }
}
