import AssignerCore
import Contracts
import Effects
import Platform
import Policy
import ServiceRuntime
import Streams

/// What the assigner does with each entry, and when a write of its own is done.
struct AssignerHandler: Sendable {
    let platform: Platform
    let meter: AssignerMeter

    func handle(_ envelope: Envelope, _ draft: inout StepDraft) async throws {
        switch envelope.type {
        case .failureClassified: try await place(try envelope.decode(FailureClassified.self), envelope, &draft)
        case .issueChanged: try await observe(try envelope.decode(IssueChanged.self), envelope, &draft)
        case .issueResolved, .issueReopened:
            try await follow(try envelope.decode(IssueOutcome.self), envelope, &draft)
        case .incidentChanged: try await mark(try envelope.decode(IncidentChanged.self), envelope, &draft)
        case .failureInvestigated:
            try PendingInvestigation.take(
                try envelope.decode(FailureInvestigated.self), cause: envelope.id, at: .system(), &draft)
        default: break
        }
    }

    private func place(_ failure: FailureClassified, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        let key = AssignerKeys.placement(failure.repository, failure.environment, failure.fingerprint)
        let existing = try await draft.read(Placement.self, key)
        let placer = Placer(policy: platform.policy.current, roster: try await roster(), now: platform.now())
        let decision = placer.place(failure, existing: existing)
        try draft.put(key, decision.placement)
        let pointer = PlacementPointer(key)
        try draft.put(AssignerKeys.failure(failure.failureID), pointer, timeToLive: .seconds(30 * 86_400))
        try draft.put(AssignerKeys.subject(decision.placement.placed.subject), pointer)
        if let issue = failure.issue {
            try draft.put(AssignerKeys.subject(Subject(failure.repository, number: issue.number)), pointer)
        }
        for login in decision.loaded { draft.add(.adjust(AssignerKeys.load, member: login, by: 1)) }
        try await platform.ledger.plan(decision.effects, cause: envelope.id.description, into: &draft)
        if let announced = decision.announced { try announce(announced, envelope.traceparent, &draft) }
    }

    private func announce(_ placed: FailurePlaced, _ traceparent: String?, _ draft: inout StepDraft) throws {
        draft.add(.strike(.waiting, member: placed.failureID.description))
        try draft.append(.failurePlaced, subject: placed.subject.description, placed, traceparent: traceparent)
        meter.placed(placed.outcome)
    }

    /// Who is loaded and who is away, as it stands; advice, so no version is checked.
    private func roster() async throws -> Roster {
        let now = platform.now().milliseconds
        let loads = try await platform.store.members(MemberQuery(AssignerKeys.load, limit: 1000))
        let away = try await platform.store.members(MemberQuery(AssignerKeys.unavailable, from: now, limit: 1000))
        return Roster(
            openLoad: Dictionary(uniqueKeysWithValues: loads.map { ($0.member, Int($0.score)) }),
            unavailable: Set(away.map(\.member)))
    }

    private func observe(_ change: IssueChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        let subject = Subject(change.repository, number: change.number)
        let asked = change.asked
        guard let (key, placement) = try await placement(of: subject, &draft),
            placement.placed.subject == subject, let next = PlacementChange.apply(asked, to: placement)
        else { return }
        try draft.put(key, next)
        if asked != change {
            try await platform.ledger.plan(
                LabelPlan.obeying(asked, on: placement), cause: "\(envelope.id)-asked", into: &draft)
        }
        guard next.verdict != placement.verdict || next.placed.assignees != placement.placed.assignees else { return }
        try await refreshCard(next, envelope, &draft)
    }

    private func follow(_ outcome: IssueOutcome, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        guard let (key, placement) = try await placement(of: outcome.subject, &draft) else { return }
        let next = PlacementChange.apply(envelope.type, outcome, to: placement, at: envelope.time)
        guard next != placement else { return }
        try draft.put(key, next)
        let change: Int64 = envelope.type == .issueResolved ? -1 : 1
        for login in placement.placed.assignees where !login.hasPrefix("@") {
            draft.add(.adjust(AssignerKeys.load, member: login, by: change))
        }
    }

    /// Marks the members of an incident over several repositories.
    private func mark(_ incident: IncidentChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        guard incident.repositories.count > 1, incident.status != .resolved else { return }
        var writes: [PlannedEffect] = []
        for subject in Set(incident.members.map(\.subject)).sorted() {
            guard let (key, placement) = try await placement(of: subject, &draft),
                placement.incident != incident.incidentID, let number = placement.placed.issue?.number
            else { continue }
            var next = placement
            next.incident = incident.incidentID
            try draft.put(key, next)
            writes.append(
                PlannedEffect(
                    kind: .addLabels, repository: placement.placed.repository, subject: placement.placed.subject,
                    number: number, urgency: 1, request: EffectRequest(labels: [LabelPlan.crossRepository])))
        }
        try await platform.ledger.plan(writes, cause: envelope.id.description, into: &draft)
    }

    private func refreshCard(_ placement: Placement, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        guard let number = placement.placed.issue?.number else { return }
        let placer = Placer(policy: platform.policy.current, roster: Roster(), now: platform.now())
        try await platform.ledger.plan(
            [placer.card(placement, number: number)], cause: envelope.id.description, into: &draft)
    }

    private func placement(of subject: Subject, _ draft: inout StepDraft) async throws -> (RecordKey, Placement)? {
        guard let pointer = try await draft.read(PlacementPointer.self, AssignerKeys.subject(subject)),
            let placement = try await draft.read(Placement.self, pointer.record)
        else { return nil }
        return (pointer.record, placement)
    }

    /// A write is done: an opened issue gets its number, its card and its people, and is announced.
    func completed(_ effect: Effect, _ draft: inout StepDraft) async throws {
        guard effect.kind == .openIssue, let (key, found) = try await placement(of: effect.subject, &draft),
            found.placed.issue == nil
        else { return }
        var placement = found
        placement.isOpening = false
        if effect.state == .done, let number = effect.result?.number {
            placement.placed.issue = IssueReference(
                number: number, url: effect.result?.url, labels: effect.request.labels)
            placement.placed.subject = Subject(effect.repository, number: number)
            let placer = Placer(policy: platform.policy.current, roster: Roster(), now: platform.now())
            let logins = placement.placed.assignees.filter { !$0.hasPrefix("@") }
            try await platform.ledger.plan(
                placer.marks(placement, logins: logins), cause: effect.effectID, into: &draft)
            try draft.put(AssignerKeys.subject(placement.placed.subject), PlacementPointer(key))
        } else {
            placement.placed.outcome = .held
            placement.placed.reason = "its issue could not be opened: \(effect.error ?? "unknown")"
            placement.placed.held = placement.placed.reason
        }
        try draft.put(key, placement)
        try announce(placement.placed, nil, &draft)
    }
}
