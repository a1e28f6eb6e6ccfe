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
    let shelf: CodeOwnersShelf

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
        let owners = try await owners(
            of: failure.repository, failure.fingerprint, nodes: failure.nodes.map { NodeFacts($0) })
        var decision = try await placer().place(failure, existing: existing, owners: owners)
        let pointer = PlacementPointer(key)
        try draft.put(AssignerKeys.failure(failure.failureID), pointer, timeToLive: .seconds(30 * 86_400))
        try draft.put(AssignerKeys.subject(decision.placement.placed.subject), pointer)
        if let issue = failure.issue {
            try draft.put(AssignerKeys.subject(Subject(failure.repository, number: issue.number)), pointer)
        }
        try settle(key, &decision.placement, before: existing, &draft)
        try await platform.ledger.plan(decision.effects, cause: envelope.id.description, into: &draft)
        if let announced = decision.announced {
            try announce(announced, envelope.traceparent, &draft)
            if announced.outcome != .joined, existing?.businessChannel == nil {
                try tellBusiness(decision.placement, envelope.traceparent, &draft)
            }
        }
    }

    func announce(_ placed: FailurePlaced, _ traceparent: String?, _ draft: inout StepDraft) throws {
        draft.add(.strike(.waiting, member: placed.failureID.description))
        try draft.append(.failurePlaced, subject: placed.subject.description, placed, traceparent: traceparent)
        meter.placed(placed.outcome)
    }

    private func observe(_ change: IssueChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        if change.action == .pullRequestMerged { return try await learn(from: change, &draft) }
        let subject = Subject(change.repository, number: change.number)
        guard let (key, placement) = try await placement(of: subject, &draft), placement.placed.subject == subject
        else { return }
        if change.saysNotMe { return try await pass(change, on: key, placement, envelope, &draft) }
        let asked = change.asked
        guard var next = PlacementChange.apply(asked, to: placement) else { return }
        try teach(&next, &draft)
        try settle(key, &next, before: placement, &draft)
        if asked != change {
            try await platform.ledger.plan(
                LabelPlan.obeying(asked, on: placement), cause: "\(envelope.id)-asked", into: &draft)
        }
        guard next.verdict != placement.verdict || next.placed.assignees != placement.placed.assignees else { return }
        try await refreshCard(next, envelope, &draft)
    }

    private func follow(_ outcome: IssueOutcome, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        guard let (key, placement) = try await placement(of: outcome.subject, &draft) else { return }
        var next = PlacementChange.apply(envelope.type, outcome, to: placement, at: envelope.time)
        if envelope.type == .issueResolved, outcome.pattern == .falseAlarm { meter.noise("closed") }
        guard next != placement else { return }
        try teach(&next, &draft)
        try settle(key, &next, before: placement, &draft)
    }

    /// Marks the members of an incident over several repositories, and takes the mark off those that leave it.
    private func mark(_ incident: IncidentChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        var writes: [PlannedEffect] = []
        var staying: Set<RecordKey> = []
        for subject in Set(incident.members.map(\.subject)).sorted() {
            guard let (key, placement) = try await placement(of: subject, &draft) else { continue }
            staying.insert(key)
            guard let change = IncidentMark.told(incident, on: placement) else { continue }
            try draft.put(key, change.placement)
            writes += change.effects
        }
        for departure in incident.departed {
            // Several issues may report what one stands for.
            guard let (key, placement) = try await placement(of: departure.subject, &draft), !staying.contains(key),
                let change = IncidentMark.left(incident.incidentID, into: departure.into, on: placement)
            else { continue }
            try draft.put(key, change.placement)
            writes += change.effects
        }
        try await platform.ledger.plan(writes, cause: envelope.id.description, into: &draft)
    }

    private func refreshCard(_ placement: Placement, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        guard let number = placement.placed.issue?.number else { return }
        let placer = Placer(policy: platform.policy.current, roster: Roster(), now: platform.now())
        try await platform.ledger.plan(
            [placer.card(placement, number: number)], cause: envelope.id.description, into: &draft)
    }

    func placement(of subject: Subject, _ draft: inout StepDraft) async throws -> (RecordKey, Placement)? {
        guard let pointer = try await draft.read(PlacementPointer.self, AssignerKeys.subject(subject)),
            let placement = try await draft.read(Placement.self, pointer.record)
        else { return nil }
        return (pointer.record, placement)
    }
}
