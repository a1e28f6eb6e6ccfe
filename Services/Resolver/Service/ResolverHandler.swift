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

    var machine: IssueMachine {
        IssueMachine(rules: LifeRules(platform.policy.current.resolution), now: platform.now())
    }

    private func place(_ placed: FailurePlaced, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        guard placed.outcome != .suppressed else { return }
        // Joined to an issue that is still being opened: its life begins when that is announced, with the occurrence counted.
        guard placed.outcome != .joined || placed.subject.number != nil else { return }
        let life = try await draft.read(IssueLife.self, ResolverKeys.life(placed.subject))
        try await apply(machine.place(placed, life: life), before: life, cause: envelope.id.description, &draft)
    }

    private func observe(_ run: RunFinished, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        let watched = try await platform.store.members(
            MemberQuery(ResolverKeys.watch(run.repository, run.environment), limit: 10_000))
        let full = Set(run.nodes.map(\.uniqueID))
        // Reports often tell only type and name of a node.
        let short = Set(
            run.nodes.compactMap { node -> String? in
                let parts = node.uniqueID.split(separator: ".")
                return parts.count >= 3 ? NodeIdentity.short(type: String(parts[0]), name: String(parts[2])) : nil
            })
        let subjects = watched.compactMap { member -> Subject? in
            guard let space = member.member.lastIndex(of: " ") else { return nil }
            let node = String(member.member[..<space])
            guard full.contains(node) || short.contains(node) else { return nil }
            return Subject(String(member.member[member.member.index(after: space)...]))
        }
        for (ordinal, subject) in Set(subjects).sorted().enumerated() {
            guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)),
                let decision = machine.observe(run, life: life)
            else { continue }
            try await apply(decision, before: life, cause: "\(envelope.id)-\(ordinal)", &draft)
        }
    }

    /// Mutes and unmutes the members of an incident.
    private func observe(_ incident: IncidentChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        for (ordinal, subject) in Set(incident.members.map(\.subject)).sorted().enumerated() {
            guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)),
                let decision = machine.observe(incident, life: life)
            else { continue }
            try await apply(decision, before: life, cause: "\(envelope.id)-\(ordinal)", &draft)
        }
    }

    /// A merged pull request is told to the issues that it names.
    private func link(_ change: IssueChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        for number in Set(change.pullRequest?.closes ?? []).sorted() {
            let subject = Subject(change.repository, number: number)
            guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)),
                let decision = machine.merged(change, life: life)
            else { continue }
            try await apply(decision, before: life, cause: "\(envelope.id)-\(number)", &draft)
        }
    }

    private func observe(_ change: IssueChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        if change.action == .pullRequestMerged { return try await link(change, envelope, &draft) }
        let subject = Subject(change.repository, number: change.number)
        guard let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)) else { return }
        var decision = machine.observe(change.asked, life: life)
        if let text = change.command, let command = LifeCommand(text), change.actor.mayCommand {
            decision = machine.obey(command, by: change.actor.login, life: decision?.life ?? life)
        }
        guard let decision else { return }
        try await apply(decision, before: life, cause: envelope.id.description, &draft)
    }

    /// A timer of a subject is due.
    func wake(_ member: String, _ due: Timestamp, _ draft: inout StepDraft) async throws {
        guard let subject = Subject(member),
            let life = try await draft.read(IssueLife.self, ResolverKeys.life(subject)),
            let decision = machine.wake(life)
        else { return }
        try await apply(decision, before: life, cause: "timer-\(member)-\(due.milliseconds)", &draft)
    }

    /// Writes a decision into the step: the life, what waits for its nodes, its timer, its writes and announcements.
    func apply(
        _ decision: LifeDecision, before: IssueLife?, cause: String, _ draft: inout StepDraft
    ) async throws {
        let life = decision.life
        try draft.put(ResolverKeys.life(life.subject), life)
        draft.add(
            .enlist(
                ResolverKeys.issues, member: life.subject.description, score: platform.now().milliseconds))
        watch(life, before: before, &draft)
        if let next = machine.nextWake(life) {
            draft.add(.enlist(.timers("resolver"), member: life.subject.description, score: next.milliseconds))
        } else {
            draft.add(.strike(.timers("resolver"), member: life.subject.description))
        }
        let writes = decision.effects.filter { $0.number != nil }
        try await platform.ledger.plan(writes, cause: cause, into: &draft)
        for (type, outcome) in decision.announced {
            try draft.append(type, subject: outcome.subject.description, outcome)
            if type == .issueResolved { meter.resolved(outcome.pattern) }
        }
        for (kind, message) in decision.escalations { try escalate(kind, message, life, &draft) }
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

    private func watch(_ life: IssueLife, before: IssueLife?, _ draft: inout StepDraft) {
        let index = ResolverKeys.watch(life.repository, life.environment)
        let watched = life.isClosed || life.phase == .held ? [] : life.watched
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
