import Contracts
import CorrelatorCore
import Effects
import Platform
import Policy
import Streams

extension CorrelatorHandler {
    /// A failure has a subject of its own now: an incident that it is a member of learns it, and an issue whose failure keeps
    /// coming back says so.
    func follow(_ placed: FailurePlaced, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        try draft.put(CorrelatorKeys.placed(placed.failureID), placed.subject, timeToLive: .seconds(30 * 86_400))
        try await markIfRecurring(placed, envelope, &draft)
        let early = Subject(placed.repository, fingerprint: placed.fingerprint)
        guard placed.subject != early,
            let id = try await draft.read(ULID.self, CorrelatorKeys.member(early)),
            var incident = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(id))
        else { return }
        var hasChanged = false
        for index in incident.members.indices where incident.members[index].failureID == placed.failureID {
            incident.members[index].subject = placed.subject
            hasChanged = true
        }
        guard hasChanged else { return }
        incident.updatedAt = platform.now()
        try draft.put(CorrelatorKeys.incident(id), incident)
        try draft.put(CorrelatorKeys.member(placed.subject), id, timeToLive: .seconds(30 * 86_400))
        // Whoever marks and mutes members has to hear of the issue.
        try draft.append(.incidentChanged, subject: "incident/\(id)", incident, traceparent: envelope.traceparent)
    }

    /// The issue of a failure that comes back as often as the policy says, or far more often than is its habit.
    private func markIfRecurring(
        _ placed: FailurePlaced, _ envelope: Envelope, _ draft: inout StepDraft
    ) async throws {
        let threshold = platform.policy.current.escalationTriggers.recurringIssueThreshold
        var isRecurring = threshold > 0 && placed.occurrenceCount == threshold
        if !isRecurring {
            let key = CorrelatorKeys.recurrence(placed.repository, placed.fingerprint)
            isRecurring = try await draft.read(RecurrenceCount.self, key)?.unusual == placed.failureID
        }
        if isRecurring { try await markRecurring(placed.subject, envelope, &draft) }
    }

    /// Puts the label on; before there is an issue, its placement will.
    func markRecurring(_ subject: Subject, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        guard let number = subject.number else { return }
        let write = PlannedEffect(
            kind: .addLabels, repository: subject.repository, subject: subject, number: number, urgency: 2,
            request: EffectRequest(labels: ["switchyard:recurring"]))
        try await platform.ledger.plan([write], cause: "\(envelope.id)-recurring", into: &draft)
    }

    /// A member's issue was resolved or reopened.
    func settle(_ outcome: IssueOutcome, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        guard let id = try await draft.read(ULID.self, CorrelatorKeys.member(outcome.subject)),
            let incident = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(id))
        else { return }
        let key = CorrelatorKeys.resolved(id)
        var resolved = Set(try await draft.read([Subject].self, key) ?? [])
        if envelope.type == .issueResolved {
            resolved.insert(outcome.subject)
        } else {
            resolved.remove(outcome.subject)
        }
        try draft.put(key, resolved.sorted(), timeToLive: .seconds(30 * 86_400))
        guard let next = correlator.settle(incident, resolved: resolved) else { return }
        try await publish(next, cause: "\(envelope.id)-incident", traceparent: envelope.traceparent, &draft)
    }

    /// `/switchyard not-related` on a member's issue: it leaves its incident, and what is like it stays out.
    func obey(_ change: IssueChanged, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        guard change.action == .commented, change.actor.mayCommand,
            change.command?.split(separator: " ").first == "not-related"
        else { return }
        let subject = Subject(change.repository, number: change.number)
        guard let id = try await draft.read(ULID.self, CorrelatorKeys.member(subject)),
            let incident = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(id))
        else { return }
        let leaving = Set(incident.members.filter { $0.subject == subject }.map(\.failureID))
        try await IncidentCorrections(handler: self).expel(
            leaving, from: incident, cause: envelope.id.description, traceparent: envelope.traceparent, &draft)
        draft.add(.delete(CorrelatorKeys.member(subject)))
    }
}
