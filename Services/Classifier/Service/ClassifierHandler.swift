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
        case .issueChanged:
            let change = try envelope.decode(IssueChanged.self)
            try await listen(change, &draft)
            try await investigate(change, envelope, &draft)
        case .failurePlaced: try await follow(try envelope.decode(FailurePlaced.self), &draft)
        case .issueResolved: try await learn(from: try envelope.decode(IssueOutcome.self), at: envelope.time, &draft)
        case .issueReopened: try await unlearn(try envelope.decode(IssueOutcome.self), at: envelope.time, &draft)
        default: break
        }
    }

    private func judge(_ failure: FailureObserved, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        let own = try await draft.read(FailureMemory.self, ClassifierKeys.memory(failure.fingerprint))
        let kin = own == nil ? try await kin(of: failure, &draft) : nil
        let memory = own ?? kin
        let start = ContinuousClock.now
        let judge = Judge(policy: platform.policy.current, engine: engine.classifier)
        let local = judge.verdict(on: failure, memory: memory)
        let elapsed = ContinuousClock.now - start
        try writer.point(at: failure, &draft)
        let course = try await desk.course(
            of: failure, local: local, memory: memory, traceparent: envelope.traceparent, &draft)
        guard case .now(var verdict) = course else {
            guard own == nil else { return }
            return try draft.put(
                ClassifierKeys.memory(failure.fingerprint), FailureMemory.waiting(failure, local),
                timeToLive: ClassifierKeys.memorySpan)
        }
        verdict.elapsedMs = milliseconds(elapsed)
        try writer.write(
            verdict, on: failure, memory: own, kin: kin,
            answeredAt: verdict.engine == .claude ? platform.now() : nil, traceparent: envelope.traceparent, &draft)
    }

    /// Notes which fingerprint an issue is about that was opened for a failure, so that what people say there is heard.
    private func follow(_ placed: FailurePlaced, _ draft: inout StepDraft) async throws {
        guard placed.subject.number != nil else { return }
        try draft.put(
            ClassifierKeys.subject(placed.subject), FingerprintPointer(fingerprint: placed.fingerprint),
            timeToLive: ClassifierKeys.memorySpan)
        let key = ClassifierKeys.memory(placed.fingerprint)
        guard var memory = try await draft.read(FailureMemory.self, key), memory.subject != placed.subject else {
            return
        }
        memory.subject = placed.subject
        try draft.put(key, memory, timeToLive: ClassifierKeys.memorySpan)
        VerdictWriter.list(memory, at: platform.now(), &draft)
    }

    /// Learns from what people do to issues: a label, a command, an assignment, a reopening.
    private func listen(_ change: IssueChanged, _ draft: inout StepDraft) async throws {
        let word =
            FeedbackWord.correction(in: change)
            ?? FeedbackWord.assignment(in: change, policy: platform.policy.current)
        let doubts = FeedbackWord.doubts(change)
        guard word != nil || doubts else { return }
        let subject = Subject(change.repository, number: change.number)
        guard let memory = try await memory(of: subject, &draft) else { return }
        let next = word.map { memory.corrected(by: $0) } ?? memory.doubted(at: change.at)
        guard next != memory else { return }
        try FeedbackList.keep(next, after: memory, on: subject, at: change.at, now: platform.now(), &draft)
    }

    func milliseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
    }
}
