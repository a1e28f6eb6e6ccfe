import ClassifierAsking
import ClassifierCore
import Contracts
import Platform
import Policy
import ServiceRuntime
import Streams

/// Ends a question: verdicts, memory, money and, where it still matters, another try later, all in one step.
struct QuestionEnding: Sendable {
    let platform: Platform
    let engine: TrainedEngine
    let prompt: String
    let writer: VerdictWriter
    let meter: ConsultMeter

    /// Tries after the first one.
    static let mostTries = 4

    var judge: Judge { Judge(policy: platform.policy.current, engine: engine.classifier) }

    /// What is remembered, as it stands.
    func memory(of fingerprint: Fingerprint) async throws -> FailureMemory? {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        return try await draft.read(FailureMemory.self, ClassifierKeys.memory(fingerprint))
    }

    /// Ends the question as long as the fence holds; a change in between only means that it is read again.
    func end(_ id: String, fence: ScoredMember, _ outcome: Consultant.Outcome) async throws {
        for _ in 0..<50 {
            var draft = StepDraft(
                fence: .due(QuestionKeys.queue, fence), store: platform.store, writer: platform.writer)
            guard let question = try await draft.read(OpenQuestion.self, QuestionKeys.question(id)) else { return }
            let hasChanged = try await write(question, outcome, &draft)
            let left = try await pay(question, outcome, &draft)
            if let request = question.investigation { try await answer(request, outcome, &draft) }
            draft.add(.delete(QuestionKeys.question(id)))
            if case .missing(let why) = outcome.advice { try putOff(question, why, &draft) }
            if case .answered = outcome.advice, id.hasPrefix("c:") {
                let window = platform.policy.current.classification.claude.stormLimit.window
                try draft.put(
                    QuestionKeys.cluster(String(id.dropFirst(2))), outcome.advice, timeToLive: max(window, .seconds(60))
                )
            }
            switch try await platform.store.commit([draft.step])[0] {
            case .committed:
                let word = outcome.opinion == nil ? outcome.advice.word(hasChanged: hasChanged) : "investigated"
                meter.settled(word, costUSD: outcome.costUSD, leftUSD: left)
                return
            case .fenced: return
            case .conflict: continue
            }
        }
    }

    /// Gives every waiting failure its verdict; whether the answer changed the first one's.
    private func write(
        _ question: OpenQuestion, _ outcome: Consultant.Outcome, _ draft: inout StepDraft
    ) async throws -> Bool {
        let advice = outcome.advice
        var hasChanged = false
        // What was remembered before the answer: the draft knows its own writes.
        var earlier: [Fingerprint: FailureMemory?] = [:]
        for (index, member) in question.members.enumerated() {
            let failure = member.failure
            let key = ClassifierKeys.memory(failure.fingerprint)
            let memory = try await draft.read(FailureMemory.self, key)
            let before = earlier[failure.fingerprint] ?? memory
            earlier[failure.fingerprint] = .some(before)
            let local = judge.verdict(on: failure, memory: before)
            var verdict = judge.verdict(on: failure, memory: memory, advice: advice, prompt: prompt)
            if index == 0 { hasChanged = ConsultRule.changes(local, to: verdict) }
            let isAnswered = verdict.engine == .claude
            if question.again > 0 {
                // Its verdict went out long ago, and another entry would count as another failure: the next one gets it.
                guard isAnswered, var memory, memory.correction == nil else { continue }
                memory.verdict = verdict
                memory.consultation = .init(at: platform.now(), by: verdict.modelVersion)
                try draft.put(key, memory, timeToLive: ClassifierKeys.memorySpan)
                continue
            }
            let waited = Timestamp.system().since(question.askedAt)
            verdict.elapsedMs =
                Double(waited.components.seconds) * 1000 + Double(waited.components.attoseconds) / 1e15
            // The one that was asked about carries the cost; those that waited with it came for nothing.
            verdict.costUSD = index == 0 ? outcome.costUSD : 0
            try writer.write(
                verdict, on: failure, memory: memory, answeredAt: isAnswered ? platform.now() : nil,
                consultation: outcome.consultation(
                    question.occasion, local: local, verdict: verdict, isCounted: index == 0),
                traceparent: member.traceparent, &draft)
        }
        return hasChanged
    }

    /// Books what it cost; what is left of the day.
    private func pay(
        _ question: OpenQuestion, _ outcome: Consultant.Outcome, _ draft: inout StepDraft
    ) async throws -> Double {
        let day = question.day.isEmpty ? QuestionKeys.day(Timestamp.system()) : question.day
        let key = QuestionKeys.spend(day)
        let spend = try await draft.read(DailySpend.self, key) ?? DailySpend()
        let next = spend.settled(question.reservedUSD, cost: outcome.costUSD, calls: outcome.calls)
        if next != spend { try draft.put(key, next, timeToLive: .seconds(40 * 86_400)) }
        return next.left(of: platform.policy.current.classification.claude.dailyBudgetUSD)
    }

    /// Sets a timer for another try, later each time; not for what asking again does not mend.
    private func putOff(_ question: OpenQuestion, _ why: Advice.Missing, _ draft: inout StepDraft) throws {
        guard [.budget, .breaker, .unavailable, .truncated].contains(why), question.again < QuestionEnding.mostTries,
            let first = question.members.first
        else { return }
        var later = question
        later.members = [first]
        later.again += 1
        later.reservedUSD = 0
        later.day = ""
        try draft.put(QuestionKeys.again(question.id), later, timeToLive: .seconds(3 * 86_400))
        let wait = Duration.seconds(why == .budget ? 3600 : 300) * (1 << question.again)
        draft.add(
            .enlist(
                .timers(platform.context.service), member: "again:\(question.id)",
                score: (platform.now() + wait).milliseconds))
    }

    /// Puts a question again when its timer fires, if it still matters: nobody has said what it is, and the verdict that
    /// counts is still the makeshift one.
    func again(_ id: String, desk: QuestionDesk, _ draft: inout StepDraft) async throws {
        guard var question = try await draft.read(OpenQuestion.self, QuestionKeys.again(id)),
            let failure = question.members.first?.failure
        else { return }
        draft.add(.delete(QuestionKeys.again(id)))
        let memory = try await draft.read(FailureMemory.self, ClassifierKeys.memory(failure.fingerprint))
        guard let memory, memory.correction == nil, memory.consultation == nil, memory.verdict.degraded,
            try await draft.read(OpenQuestion.self, QuestionKeys.question(id)) == nil
        else { return }
        question.askedAt = Timestamp.system()
        try desk.put(question, &draft)
    }
}
