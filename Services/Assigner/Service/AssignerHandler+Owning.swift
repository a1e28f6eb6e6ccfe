import AssignerCore
import Contracts
import Effects
import Platform
import Policy
import ServiceRuntime
import Streams

extension AssignerHandler {
    /// Decides by the policy in force and the roster as it stands; the roster is advice, so no version is checked.
    func placer() async throws -> Placer {
        Placer(
            policy: platform.policy.current, roster: try await RosterReader(platform: platform).roster(),
            now: platform.now())
    }

    /// What is known of who owns a failure; advice like the roster.
    func owners(
        of repository: RepositoryName, _ fingerprint: Fingerprint, nodes: [NodeFacts]
    ) async throws -> OwnerFacts {
        let now = platform.now()
        let some = Array(nodes.prefix(10))
        let keys =
            [AssignerKeys.declined(repository, fingerprint), AssignerKeys.fixer(repository, fingerprint)]
            + some.map { AssignerKeys.fixer(repository, node: $0.id) }
        let records = try await platform.store.read(keys)
        let declined = try records[0].data.map { try ContractJSON.decode(DeclineList.self, from: $0).declines } ?? []
        let fixers = try records.dropFirst().compactMap { record in
            try record.data.map { try ContractJSON.decode(Fixer.self, from: $0) }
        }
        return OwnerFacts(
            codeOwners: shelf.owners(of: repository), nodes: nodes, fixers: fixers,
            declined: Set(declined.filter { $0.holds(at: now) }.map(\.login)))
    }

    /// Stores a placement, with what it changes in its people's load.
    func settle(
        _ key: RecordKey, _ placement: inout Placement, before: Placement?, _ draft: inout StepDraft
    ) throws {
        let acts = platform.ledger.mode(of: placement.placed.repository) == .act
        let changes = placement.count(acts: acts, before: before)
        for (login, change) in changes.sorted(by: { $0.key < $1.key }) {
            draft.add(.adjust(AssignerKeys.load, member: login, by: Int64(change)))
        }
        if placement.counted?.isEmpty == false {
            let since = placement.placed.firstOccurrence.milliseconds
            draft.add(.enlistIfAbsent(AssignerKeys.counted, member: key.description, score: since))
        } else {
            draft.add(.strike(AssignerKeys.counted, member: key.description))
        }
        try draft.put(key, placement)
    }

    /// Remembers who ended a failure, for its fingerprint and its nodes, once both the end and its author are known.
    func teach(_ placement: inout Placement, _ draft: inout StepDraft) throws {
        guard let lesson = PlacementChange.lesson(placement) else { return }
        placement = lesson.placement
        let placed = placement.placed
        try draft.put(
            AssignerKeys.fixer(placed.repository, placed.fingerprint), lesson.fixer, timeToLive: Fixer.memory)
        for node in placed.nodes.prefix(10) {
            var fixer = lesson.fixer
            fixer.node = node.uniqueID
            try draft.put(
                AssignerKeys.fixer(placed.repository, node: node.uniqueID), fixer, timeToLive: Fixer.memory)
        }
    }

    /// A merged pull request: who merged it ended the issues that it says to close.
    func learn(from change: IssueChanged, _ draft: inout StepDraft) async throws {
        for number in Set(change.pullRequest?.closes ?? []).sorted().prefix(20) {
            guard let (key, placement) = try await placement(of: Subject(change.repository, number: number), &draft),
                var next = PlacementChange.apply(change, to: placement)
            else { continue }
            try teach(&next, &draft)
            try settle(key, &next, before: placement, &draft)
        }
    }

    /// Somebody says that a failure is not theirs: the next candidate gets it, and the person is not asked for it again.
    func pass(
        _ change: IssueChanged, on key: RecordKey, _ placement: Placement, _ envelope: Envelope,
        _ draft: inout StepDraft
    ) async throws {
        let login = change.actor.login
        let isOwner = placement.placed.assignees.contains { $0.lowercased() == login.lowercased() }
        guard !change.actor.isBot, isOwner || change.actor.mayCommand else { return }
        let decline = Decline(login: login, at: envelope.time, reason: .notMe)
        try await handOver(
            key, placement, [decline], unassigns: true, cause: "\(envelope.id)-not-me", &draft)
    }

    func handOver(
        _ key: RecordKey, _ placement: Placement, _ declines: [Decline], unassigns: Bool, cause: String,
        _ draft: inout StepDraft
    ) async throws {
        let placed = placement.placed
        let owners = try await owners(
            of: placed.repository, placed.fingerprint, nodes: placed.nodes.map { NodeFacts($0) })
        var decision = try await placer()
            .handOver(placement, declines: declines, unassigns: unassigns, owners: owners)
        let memory = AssignerKeys.declined(placed.repository, placed.fingerprint)
        let known = try await draft.read(DeclineList.self, memory)?.declines ?? []
        let fresh = Set(declines.map { $0.login.lowercased() })
        let now = platform.now()
        let kept = known.filter { !fresh.contains($0.login.lowercased()) && $0.holds(at: now) }.suffix(50)
        try draft.put(memory, DeclineList(declines: kept + declines), timeToLive: Decline.memory)
        try settle(key, &decision.placement, before: placement, &draft)
        try await platform.ledger.plan(decision.effects, cause: cause, into: &draft)
    }

    /// Announces that the business is affected, to the channel that the policy names. Where a repository is only observed, the card that is
    /// planned tells it, and nothing else.
    func tellBusiness(_ placement: Placement, _ traceparent: String?, _ draft: inout StepDraft) throws {
        let placed = placement.placed
        guard let channel = placement.businessChannel, platform.ledger.mode(of: placed.repository) == .act else {
            return
        }
        let notice = EscalationRaised(
            escalationID: platform.context.ids.next(), kind: .business, subject: placed.subject,
            repository: placed.repository, priority: placed.priority,
            message: "\(placement.verdict.errorType) in \(placed.repository) affects what the business reads",
            targets: [channel], at: platform.now())
        try draft.append(
            .escalationRaised, subject: placed.subject.description, notice, traceparent: traceparent)
    }
}
