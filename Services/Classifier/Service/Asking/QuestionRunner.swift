import ClassifierAsking
import ClassifierCore
import Contracts
import Logging
import Platform
import Policy
import ServiceLifecycle
import ServiceRuntime
import Streams
import Synchronization

/// Takes questions from the queue, asks Claude outside any step, and gives the waiting failures their verdicts in one.
///
/// Any number of replicas may run: a question is leased while it is out, and the step that ends it holds only for the lease.
/// So a crash asks again, and each failure gets one verdict.
struct QuestionRunner: ServiceLifecycle.Service {
    /// How long a failure waits for its verdict at most, in real time, from when it was seen.
    static let patience = Consultant.patience
    /// A question that is older when its turn comes is not asked: the local verdicts go out.
    static let tooOld = Duration.seconds(22)

    let platform: Platform
    let consultant: Consultant
    let ending: QuestionEnding
    let meter: ConsultMeter
    let interval: Duration
    private let slots = Slots()

    init(
        platform: Platform, consultant: Consultant, ending: QuestionEnding, meter: ConsultMeter,
        interval: Duration = .milliseconds(100)
    ) {
        self.platform = platform
        self.consultant = consultant
        self.ending = ending
        self.meter = meter
        self.interval = interval
    }

    /// Runs until graceful shutdown; questions that are out come to their end first, or are left to another replica.
    func run() async throws {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                do {
                    if try await takeSome(&group) == false { try await rest(interval) }
                } catch is CancellationError {
                    return
                } catch {
                    platform.context.logger.warning("asking Claude failed", metadata: ["error": "\(error)"])
                    try? await rest(interval * 5)
                }
            }
        }
    }

    private func rest(_ duration: Duration) async throws {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) }
    }

    private func takeSome(_ group: inout DiscardingTaskGroup) async throws -> Bool {
        let now = Timestamp.system()
        let due = try await platform.store.members(
            MemberQuery(QuestionKeys.queue, through: now.milliseconds, limit: 64))
        let most = platform.policy.current.classification.claude.concurrency
        var tookSome = false
        for member in due {
            guard slots.take(of: most) else {
                try await giveUp(member, at: now)
                continue
            }
            guard let taken = try await lease(member, at: now) else {
                slots.giveBack()
                continue
            }
            tookSome = true
            group.addTask {
                await work(on: taken)
                slots.giveBack()
            }
        }
        return tookSome
    }

    /// Asks one question to its end, in this task; whether there was one to ask. For tests.
    func askNext() async throws -> Bool {
        let now = Timestamp.system()
        let due = try await platform.store.members(
            MemberQuery(QuestionKeys.queue, through: now.milliseconds, limit: 1))
        guard let member = due.first, let taken = try await lease(member, at: now) else { return !due.isEmpty }
        await work(on: taken)
        return true
    }

    /// A question that is this process's until the lease ends.
    struct Taken: Sendable {
        var question: OpenQuestion
        var lease: ScoredMember
        var span: Duration
        var budgetUSD: Double
    }

    /// Leases a question and sets money aside for it; `nil` when it needs no call, or is somebody else's.
    private func lease(_ member: ScoredMember, at now: Timestamp) async throws -> Taken? {
        var draft = StepDraft(
            fence: .due(QuestionKeys.queue, member), store: platform.store, writer: platform.writer)
        guard var question = try await draft.read(OpenQuestion.self, QuestionKeys.question(member.member)) else {
            _ = try await platform.store.commit([draft.step])
            return nil
        }
        let age = now.since(question.askedAt)
        guard age < QuestionRunner.tooOld || question.again > 0, consultant.client != nil else {
            try await ending.end(
                question.id, fence: member, .init(advice: .missing(consultant.client == nil ? .key : .unavailable)))
            return nil
        }
        let claude = platform.policy.current.classification.claude
        let estimate = consultant.estimate(
            claude.model, platform.policy.current, question.members.first?.failure.body ?? "")
        let day = QuestionKeys.day(now)
        let spend = try await draft.read(DailySpend.self, QuestionKeys.spend(day)) ?? DailySpend()
        guard let reserved = spend.reserving(estimate, budget: claude.dailyBudgetUSD) else {
            try await ending.end(question.id, fence: member, .init(advice: .missing(.budget)))
            return nil
        }
        question.reservedUSD = estimate
        question.day = day
        try draft.put(QuestionKeys.question(question.id), question, timeToLive: .seconds(3 * 86_400))
        try draft.put(QuestionKeys.spend(day), reserved, timeToLive: .seconds(40 * 86_400))
        let span = question.again > 0 ? QuestionRunner.patience : QuestionRunner.patience - age
        let until = (now + span + .seconds(5)).milliseconds
        draft.add(.enlist(QuestionKeys.queue, member: question.id, score: until))
        guard case .committed = try await platform.store.commit([draft.step])[0] else { return nil }
        return Taken(
            question: question, lease: ScoredMember(member: question.id, score: until), span: span,
            budgetUSD: reserved.left(of: claude.dailyBudgetUSD) + estimate)
    }

    private func work(on taken: Taken) async {
        let terms = Consultant.Terms(
            policy: platform.policy.current, span: taken.span, budgetUSD: taken.budgetUSD,
            logger: platform.context.logger, meter: meter)
        do {
            if let request = taken.question.investigation { return try await investigate(request, taken, terms) }
            guard let failure = taken.question.members.first?.failure else { return }
            let memory = try await ending.memory(of: failure.fingerprint)
            let outcome = await consultant.ask(
                failure, local: ending.judge.verdict(on: failure, memory: memory), memory: memory,
                similar: ending.writer.recollection.similar(to: failure), terms)
            // Cut short by the shutdown: another replica asks again when the lease ends.
            if Task.isCancelled { return }
            try await ending.end(taken.question.id, fence: taken.lease, outcome)
        } catch {
            platform.context.logger.warning("a question did not come to its end", metadata: ["error": "\(error)"])
        }
    }

    /// While all slots are taken, no failure waits longer than it may.
    private func giveUp(_ member: ScoredMember, at now: Timestamp) async throws {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        guard let question = try await draft.read(OpenQuestion.self, QuestionKeys.question(member.member)),
            question.again == 0, now.since(question.askedAt) >= QuestionRunner.tooOld
        else { return }
        try await ending.end(question.id, fence: member, .init(advice: .missing(.unavailable)))
    }
}

/// How many questions are out.
private final class Slots: Sendable {
    private let taken = Mutex(0)

    func take(of most: Int) -> Bool {
        taken.withLock { taken in
            guard taken < most else { return false }
            taken += 1
            return true
        }
    }

    func giveBack() { taken.withLock { $0 -= 1 } }
}
