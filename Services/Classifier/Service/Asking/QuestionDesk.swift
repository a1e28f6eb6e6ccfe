import ClassifierAsking
import ClassifierCore
import Contracts
import Platform
import Policy
import ServiceRuntime
import Streams

/// Decides in the step of a failure whether its verdict waits for Claude, and if so with which others.
struct QuestionDesk: Sendable {
    let platform: Platform
    let engine: TrainedEngine
    let consultant: Consultant

    /// What becomes of a failure.
    enum Course: Sendable {
        /// The verdict goes out now.
        case now(Verdict)
        /// It waits for an answer; the question is in the draft.
        case waits
    }

    /// The course of a failure whose local verdict is `local`.
    func course(
        of failure: FailureObserved, local: Verdict, memory: FailureMemory?, traceparent: String?,
        _ draft: inout StepDraft
    ) async throws -> Course {
        guard consultant.client != nil else { return .now(local) }
        let policy = platform.policy.current
        let member = OpenQuestion.Member(failure: failure, traceparent: traceparent)
        // Failures that differ in free words only are one question.
        let own = "f:\(memory?.fingerprint ?? failure.fingerprint)"
        if try await join(own, member, &draft) { return .waits }
        let judge = Judge(policy: policy, engine: engine.classifier)
        let decision = ConsultRule.decide(
            local, memory: memory, isStructured: judge.isStructured(ReportFacts(failure)),
            policy: policy.classification.claude)
        guard case .ask(let occasion) = decision else { return .now(local) }
        var id = own
        if try await isStorm(failure, memory, policy.classification.claude.stormLimit, &draft) {
            let name = StormCluster.name(failure, local)
            if let advice = try await draft.read(Advice.self, QuestionKeys.cluster(name)) {
                // The cluster's representative was asked about already: its answer serves, at no cost.
                return .now(judge.verdict(on: failure, memory: memory, advice: advice, prompt: consultant.text.version))
            }
            id = "c:\(name)"
            if try await join(id, member, &draft) { return .waits }
        }
        // One that is full, or is put again for an older failure, is left alone.
        if try await draft.read(OpenQuestion.self, QuestionKeys.question(id)) != nil { return .now(local) }
        let question = OpenQuestion(
            id: id, members: [member], askedAt: Timestamp.system(), occasion: occasion.rawValue)
        try put(question, &draft)
        return .waits
    }

    /// Puts a question into the queue.
    func put(_ question: OpenQuestion, _ draft: inout StepDraft) throws {
        try draft.put(QuestionKeys.question(question.id), question, timeToLive: .seconds(3 * 86_400))
        draft.add(
            .enlist(QuestionKeys.queue, member: question.id, score: Timestamp.system().milliseconds))
    }

    /// Lets a failure wait for a question that is out already; one more than it may hold goes its own way.
    private func join(_ id: String, _ member: OpenQuestion.Member, _ draft: inout StepDraft) async throws -> Bool {
        guard var question = try await draft.read(OpenQuestion.self, QuestionKeys.question(id)), question.again == 0,
            question.members.count < OpenQuestion.mostMembers
        else { return false }
        if question.members.contains(where: { $0.failure.failureID == member.failure.failureID }) { return true }
        question.members.append(member)
        try draft.put(QuestionKeys.question(id), question, timeToLive: .seconds(3 * 86_400))
        return true
    }

    /// Whether more new kinds of failure than the limit came in the window, this one included.
    private func isStorm(
        _ failure: FailureObserved, _ memory: FailureMemory?, _ limit: RateLimit, _ draft: inout StepDraft
    ) async throws -> Bool {
        let now = platform.now()
        let start = (now - limit.window).milliseconds
        let isNew = memory?.isKin ?? true
        if isNew {
            draft.add(
                .enlistIfAbsent(
                    QuestionKeys.storm, member: failure.fingerprint.description, score: now.milliseconds))
        }
        let old = try await platform.store.members(MemberQuery(QuestionKeys.storm, through: start, limit: 16))
        for member in old { draft.add(.strike(QuestionKeys.storm, member: member.member)) }
        let recent = try await platform.store.members(
            MemberQuery(QuestionKeys.storm, from: start, limit: limit.count + 1))
        return recent.count + (isNew ? 1 : 0) > limit.count
    }
}
