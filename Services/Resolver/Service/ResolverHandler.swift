import Contracts
import Effects
import Platform
import Policy
import ResolverCore
import ServiceRuntime
import Streams

/// What the resolver does with each entry and timer.
struct ResolverHandler: Sendable {
    let platform: Platform
    let meter: ResolverMeter

    func handle(_ envelope: Envelope, _ draft: inout StepDraft) async throws {
        switch envelope.type {
        case .failurePlaced: try await place(try envelope.decode(FailurePlaced.self), envelope, &draft)
        case .runFinished: try await observe(try envelope.decode(RunFinished.self), envelope, &draft)
        case .incidentChanged: try await observe(try envelope.decode(IncidentChanged.self), envelope, &draft)
        case .issueChanged: try await observe(try envelope.decode(IssueChanged.self), envelope, &draft)
        default: break
        }
    }

    /// The machine for the repository of a life, with what it may still start again today.
    func machine(_ repository: RepositoryName, _ draft: inout StepDraft) async throws -> IssueMachine {
        let policy = platform.policy.current
        let rules = LifeRules(policy.resolution)
        var left = Int.max
        if rules.retry != nil {
            let used = try await draft.read(RetryAllowance.self, ResolverKeys.retries(repository)) ?? RetryAllowance()
            left = used.left(of: policy.resolution.transient.retry.dailyCap, at: platform.now())
        }
        return IssueMachine(rules: rules, silences: policy.silences, now: platform.now(), retriesLeft: left)
    }

    private func place(_ placed: FailurePlaced, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        guard placed.outcome != .suppressed else { return }
        // Joined to an issue that is still being opened: its life begins when that is announced, with the occurrence counted.
        guard placed.outcome != .joined || placed.subject.number != nil else { return }
        let life = try await draft.read(IssueLife.self, ResolverKeys.life(placed.subject))
        let log = try await draft.read(LifeLog.self, ResolverKeys.log(placed.subject))
        let fact = LifeFact(placed, id: envelope.id.description)
        let machine = try await machine(placed.repository, &draft)
        guard var decision = machine.take([fact], life: life, log: log) else { return }
        // What was told before the failure counts too, and so do runs of a node that nobody watched.
        if life?.watched != decision.life.watched {
            let early = try await earlier(than: decision.life, &draft)
            try draft.put(ResolverKeys.watching(decision.life.repository, decision.life.environment), placed.subject)
            decision = machine.take([fact] + early, life: life, log: log) ?? decision
        }
        try await apply(decision, before: life, cause: envelope.id.description, &draft)
    }

    private func earlier(than life: IssueLife, _ draft: inout StepDraft) async throws -> [LifeFact] {
        let runs = try await draft.read(EarlyFacts.self, ResolverKeys.runs(life.repository, life.environment))
        let people = try await draft.read(EarlyFacts.self, ResolverKeys.early(life.repository))
        return [runs, people].compactMap { $0?.concerning(life) }.flatMap(\.self)
    }

    private func observe(_ run: RunFinished, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        let key = ResolverKeys.runs(run.repository, run.environment)
        var recent = try await draft.read(EarlyFacts.self, key) ?? EarlyFacts()
        recent.note(LifeFact(whole: run, id: envelope.id.description))
        try draft.put(key, recent)
        // The index of who waits has no version: without this a failure placed just now would miss the run.
        _ = try await draft.read(Subject.self, ResolverKeys.watching(run.repository, run.environment))
        for (ordinal, subject) in try await watchers(of: run).sorted().enumerated() {
            guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)) else { continue }
            guard !isOver(life) else {
                watch(life, before: life, &draft)
                continue
            }
            let fact = LifeFact(run.about(life.watched), id: envelope.id.description)
            try await take([fact], life, cause: "\(envelope.id)-\(ordinal)", &draft)
        }
    }

    private func watchers(of run: RunFinished) async throws -> Set<Subject> {
        let watched = try await platform.store.members(
            MemberQuery(ResolverKeys.watch(run.repository, run.environment), limit: 10_000))
        let full = Set(run.nodes.map(\.uniqueID))
        // Reports often tell only type and name of a node.
        let short = Set(
            run.nodes.compactMap { node -> String? in
                let parts = node.uniqueID.split(separator: ".")
                return parts.count >= 3 ? NodeIdentity.short(type: String(parts[0]), name: String(parts[2])) : nil
            })
        return Set(
            watched.compactMap { member -> Subject? in
                guard let space = member.member.lastIndex(of: " ") else { return nil }
                let node = String(member.member[..<space])
                guard full.contains(node) || short.contains(node) else { return nil }
                return Subject(String(member.member[member.member.index(after: space)...]))
            })
    }

    /// Mutes and unmutes the members of an incident.
    private func observe(_ incident: IncidentChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        for (ordinal, subject) in Set(incident.members.map(\.subject)).sorted().enumerated() {
            let fact = LifeFact(incident, of: subject, id: envelope.id.description)
            guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)) else {
                try await remember(fact, of: subject, &draft)
                continue
            }
            try await take([fact], life, cause: "\(envelope.id)-\(ordinal)", &draft)
        }
        for (ordinal, departure) in incident.departed.enumerated() {
            guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(departure.subject)) else {
                continue
            }
            let fact = LifeFact(incident, of: departure.subject, id: envelope.id.description)
            try await take([fact], life, cause: "\(envelope.id)-left-\(ordinal)", &draft)
        }
    }

    private func observe(_ change: IssueChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        let isMerge = change.action == .pullRequestMerged
        // A merged pull request is told to the issues that it names.
        let numbers = isMerge ? Set(change.pullRequest?.closes ?? []).sorted() : [change.number]
        let fact = LifeFact(change, id: envelope.id.description)
        for number in numbers {
            let subject = Subject(change.repository, number: number)
            guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)) else {
                try await remember(fact, of: subject, &draft)
                continue
            }
            let words = try await undoing(change, subject, fact, &draft)
            let cause = isMerge ? "\(envelope.id)-\(number)" : envelope.id.description
            try await take([fact] + words, life, cause: cause, explaining: change, &draft)
        }
    }

    /// Keeps what is told of an issue of which no failure is known yet.
    private func remember(_ fact: LifeFact, of subject: Subject, _ draft: inout StepDraft) async throws {
        let key = ResolverKeys.early(subject.repository)
        var early = try await draft.read(EarlyFacts.self, key) ?? EarlyFacts()
        if early.note(fact) { try draft.put(key, early) }
    }

    /// `/switchyard undo`: what the newest decision wrote is reversed, which says something of the issue too.
    private func undoing(
        _ change: IssueChanged, _ subject: Subject, _ fact: LifeFact, _ draft: inout StepDraft
    ) async throws -> [LifeFact] {
        guard change.command == "undo", change.actor.mayCommand else { return [] }
        // It is done now, whenever it was asked for.
        let undone = try await EffectUndoing(platform: platform).undoNewest(on: subject, &draft)
        return undone.enumerated().compactMap { ordinal, effect in
            EffectInverse.word(of: effect, by: change.actor.login, at: platform.now())
                .map { LifeFact($0, id: "\(fact.id)-undo-\(ordinal)") }
        }
    }

    /// What a person said of an issue in another way than on GitHub.
    func hear(_ change: IssueChanged, id: String, _ draft: inout StepDraft) async throws {
        let subject = Subject(change.repository, number: change.number)
        guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)) else { return }
        try await take([LifeFact(change, id: id)], life, cause: id, &draft)
    }

    private func take(
        _ facts: [LifeFact], _ life: IssueLife, cause: String, explaining change: IssueChanged? = nil,
        _ draft: inout StepDraft
    ) async throws {
        let log = try await draft.read(LifeLog.self, ResolverKeys.log(life.subject))
        let machine = try await machine(life.repository, &draft)
        guard var decision = machine.take(facts, life: life, log: log) else { return }
        // `/switchyard explain` is answered with the life as it stands now.
        if let change, change.command == "explain", change.actor.mayCommand {
            decision.effects.append(machine.explanation(of: decision.life))
        }
        try await apply(decision, before: life, cause: cause, &draft)
    }

    /// A timer of a subject is due.
    func wake(_ member: String, _ due: Timestamp, _ draft: inout StepDraft) async throws {
        guard let subject = Subject(member),
            let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject))
        else { return }
        let log = try await draft.read(LifeLog.self, ResolverKeys.log(subject))
        let machine = try await machine(life.repository, &draft)
        guard let decision = machine.take([], life: life, log: log) else { return }
        try await apply(decision, before: life, cause: "timer-\(member)-\(due.milliseconds)", &draft)
    }

    /// Writes a decision into the step: the life, what waits for its nodes, its timer, its writes and announcements.
    func apply(
        _ decision: LifeDecision, before: IssueLife?, cause: String, _ draft: inout StepDraft
    ) async throws {
        let life = decision.life
        try draft.put(ResolverKeys.life(life.subject), life)
        if let log = decision.log { try draft.put(ResolverKeys.log(life.subject), log) }
        draft.add(
            .enlist(
                ResolverKeys.issues, member: life.subject.description, score: platform.now().milliseconds))
        watch(life, before: before, &draft)
        if let next = try await machine(life.repository, &draft).nextWake(life) {
            draft.add(.enlist(.timers("resolver"), member: life.subject.description, score: next.milliseconds))
        } else {
            draft.add(.strike(.timers("resolver"), member: life.subject.description))
        }
        let writes = decision.effects.filter { $0.number != nil }
        try await count(writes, &draft)
        try await platform.ledger.plan(writes, cause: cause, into: &draft)
        for (type, outcome) in decision.announced {
            try draft.append(type, subject: outcome.subject.description, outcome)
            if type == .issueResolved { meter.resolved(outcome.pattern) }
        }
        for (kind, message) in decision.escalations { try escalate(kind, message, life, &draft) }
    }

    /// Counts runs that are started again against the repository's day.
    private func count(_ writes: [PlannedEffect], _ draft: inout StepDraft) async throws {
        let reruns = writes.filter { $0.kind == .rerun }
        guard let repository = reruns.first?.repository else { return }
        let key = ResolverKeys.retries(repository)
        var used = try await draft.read(RetryAllowance.self, key) ?? RetryAllowance()
        used.note(reruns.count, at: platform.now())
        try draft.put(key, used, timeToLive: RetryAllowance.day * 2)
    }

    private func escalate(
        _ kind: EscalationKind, _ message: String, _ life: IssueLife, _ draft: inout StepDraft
    ) throws {
        let raised = EscalationRaised(
            escalationID: platform.context.ids.next(), kind: kind, subject: life.subject, repository: life.repository,
            priority: life.priority, message: message, targets: [life.expert.rawValue] + life.assignees,
            at: platform.now())
        try draft.append(.escalationRaised, subject: life.subject.description, raised)
    }

    /// Whether nothing can open it again: until then, and while it is held, what is told late counts.
    private func isOver(_ life: IssueLife) -> Bool {
        life.isClosed && life.reopenUntil.map { $0 < platform.now() } ?? true
    }

    private func watch(_ life: IssueLife, before: IssueLife?, _ draft: inout StepDraft) {
        let index = ResolverKeys.watch(life.repository, life.environment)
        let watched = isOver(life) ? [] : life.watched
        for node in Set(before?.watched ?? []).subtracting(watched) {
            draft.add(.strike(index, member: ResolverKeys.watcher(node, life.subject)))
        }
        for node in watched {
            draft.add(
                .enlist(
                    index, member: ResolverKeys.watcher(node, life.subject), score: life.lastOccurrence.milliseconds))
        }
    }
}
