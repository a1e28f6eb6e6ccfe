import AssignerCore
import CaseReading
import Contracts
import Effects
import Investigation
import Logging
import Platform
import Policy
import ServiceLifecycle
import ServiceRuntime
import Streams

/// Takes questions what is behind an issue from the queue, gathers what is known outside any step, and plans the one comment in one.
///
/// Any number of replicas may run: a question is leased while it is worked on, and the step that plans the comment holds only for the
/// lease. So a crash gathers again, and each question leads to one effect.
struct InvestigationRunner: ServiceLifecycle.Service {
    /// How long a replica has to gather what is known.
    static let lease = Duration.seconds(60)
    /// Newest entries that are read of each stream.
    static let depth = 3000

    let platform: Platform
    let interval: Duration

    init(platform: Platform, interval: Duration = .milliseconds(250)) {
        self.platform = platform
        self.interval = interval
    }

    /// Runs until graceful shutdown.
    func run() async throws {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                if try await investigateNext() == false { try await rest(interval) }
            } catch is CancellationError {
                return
            } catch {
                platform.context.logger.warning("an investigation failed", metadata: ["error": "\(error)"])
                try? await rest(interval * 20)
            }
        }
    }

    private func rest(_ duration: Duration) async throws {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) }
    }

    /// Brings one question to its end; whether there was one.
    func investigateNext() async throws -> Bool {
        let now = Timestamp.system()
        let due = try await platform.store.members(
            MemberQuery(PendingInvestigation.queue, through: now.milliseconds, limit: 1))
        guard let member = due.first else { return false }
        let lease = ScoredMember(
            member: member.member, score: (now + InvestigationRunner.lease).milliseconds)
        let step = Step(
            fence: .due(PendingInvestigation.queue, member),
            mutations: [.enlist(PendingInvestigation.queue, member: lease.member, score: lease.score)])
        guard try await platform.store.commit([step]) == [.committed], let subject = Subject(member.member) else {
            return true
        }
        try await work(on: subject, lease)
        return true
    }

    private func work(on subject: Subject, _ lease: ScoredMember) async throws {
        let reader = CaseReader(
            inspector: platform.inspector, github: platform.github, depth: InvestigationRunner.depth)
        let file = try await reader.file(of: subject.repository)
        let facts: InvestigationFacts?
        if let known = file.facts(of: subject) { facts = await reader.withChanges(known) } else { facts = nil }
        for _ in 0..<20 {
            var draft = StepDraft(
                fence: .due(PendingInvestigation.queue, lease), store: platform.store, writer: platform.writer)
            if let pending = try await draft.read(PendingInvestigation.self, PendingInvestigation.key(subject)) {
                try await plan(pending, facts, &draft)
                draft.add(.delete(PendingInvestigation.key(subject)))
            }
            guard case .conflict = try await platform.store.commit([draft.step])[0] else { return }
        }
    }

    /// Plans the comment, and takes off the label that asked for it.
    private func plan(
        _ pending: PendingInvestigation, _ known: InvestigationFacts?, _ draft: inout StepDraft
    ) async throws {
        let entry = pending.entry
        guard let number = entry.subject.number, let facts = try await facts(entry, known, &draft) else { return }
        let report = InvestigationReport(facts)
        let urgency = Priority.known.firstIndex(of: facts.verdict.priority) ?? Priority.known.count
        func write(_ kind: EffectKind, _ request: EffectRequest) -> PlannedEffect {
            PlannedEffect(
                kind: kind, repository: entry.repository, subject: entry.subject, number: number, urgency: urgency,
                request: request)
        }
        var writes = [
            write(
                .upsertInvestigation,
                EffectRequest(body: report.markdown(askedBy: entry.askedBy, asOf: platform.now())))
        ]
        if entry.askedByLabel {
            writes.append(write(.removeLabels, EffectRequest(labels: [IssueChanged.investigationLabel])))
        }
        try await platform.ledger.plan(writes, cause: pending.cause, into: &draft)
    }

    /// What the streams tell, with the classifier's word; where they tell nothing any more, what the placement tells.
    private func facts(
        _ entry: FailureInvestigated, _ known: InvestigationFacts?, _ draft: inout StepDraft
    ) async throws -> InvestigationFacts? {
        if var known {
            known.opinion = entry.opinion
            return known
        }
        guard let pointer = try await draft.read(PlacementPointer.self, AssignerKeys.subject(entry.subject)),
            let placement = try await draft.read(Placement.self, pointer.record)
        else { return nil }
        var facts = InvestigationFacts(
            subject: entry.subject, failures: [], reports: placement.placed.occurrenceCount,
            verdict: placement.verdict)
        facts.history = entry.history
        facts.similar = entry.similar
        facts.opinion = entry.opinion
        return facts
    }
}
