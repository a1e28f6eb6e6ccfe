import Contracts
import CoreMetrics
import CorrelatorCore
import Effects
import Platform
import Policy
import ServiceRuntime
import Streams

/// What the correlator does with each entry.
struct CorrelatorHandler: Sendable {
    let platform: Platform
    let alerts: AlertDesk

    private var correlator: Correlator { Correlator(policy: platform.policy.current, now: platform.now()) }

    func handle(_ envelope: Envelope, _ draft: inout StepDraft) async throws {
        switch envelope.type {
        case .failureClassified: try await correlate(try envelope.decode(FailureClassified.self), envelope, &draft)
        case .failurePlaced:
            let placed = try envelope.decode(FailurePlaced.self)
            try await follow(placed, &draft)
            try await alerts.placed(placed, cause: envelope.id.description, &draft)
        case .issueResolved, .issueReopened:
            let outcome = try envelope.decode(IssueOutcome.self)
            try await settle(outcome, envelope, &draft)
            try await alerts.settled(outcome, envelope, &draft)
        case .escalationRaised:
            let escalation = try envelope.decode(EscalationRaised.self)
            try note(escalation, &draft)
            try await alerts.raised(escalation, cause: envelope.id.description, &draft)
        case .escalationAcknowledged:
            let entry = try envelope.decode(EscalationAcknowledged.self)
            try await alerts.acknowledged(entry, cause: envelope.id.description, &draft)
        case .issueChanged:
            let change = try envelope.decode(IssueChanged.self)
            try await alerts.changed(change, cause: envelope.id.description, &draft)
        default: break
        }
    }

    private func correlate(_ failure: FailureClassified, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        try await count(failure, &draft)
        let subject = try await draft.read(Subject.self, CorrelatorKeys.placed(failure.failureID)) ?? failure.subject
        let member = IncidentMember(
            subject: subject, failureID: failure.failureID, fingerprint: failure.fingerprint,
            repository: failure.repository, at: failure.occurredAt)
        let keys = CorrelationKey.keys(of: failure)
        let known = try await draft.read(RecentFailures.self, keys.map(CorrelatorKeys.recent))
        var recents: [(CorrelationKey, RecentFailures)] = []
        for (key, found) in zip(keys, known) {
            var recent = found ?? RecentFailures(since: failure.occurredAt)
            recent.add(member, window: Correlator.window)
            recents.append((key, recent))
        }
        let changed = try await incident(recents, failure, &draft)
        for (key, recent) in recents {
            var recent = recent
            if let changed, changed.cause.kind == key.kind, changed.cause.value == key.value {
                recent.incident = changed.incidentID
            }
            try draft.put(CorrelatorKeys.recent(key), recent, timeToLive: .seconds(30 * 86_400))
        }
        if let changed { try await publish(changed, envelope, &draft) }
    }

    /// The strongest key that belongs to an open incident, or founds one, decides: a failure joins one incident only.
    private func incident(
        _ recents: [(CorrelationKey, RecentFailures)], _ failure: FailureClassified, _ draft: inout StepDraft
    ) async throws -> IncidentChanged? {
        var open: [IncidentChanged?] = []
        for (_, recent) in recents {
            guard let id = recent.incident,
                let incident = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(id)),
                incident.status != .resolved
            else {
                open.append(nil)
                continue
            }
            open.append(incident)
        }
        if let index = open.firstIndex(where: { $0 != nil }) {
            return correlator.correlate(
                recents[index].0, recent: recents[index].1, open: open[index], failure: failure,
                id: platform.context.ids.next())
        }
        for (key, recent) in recents {
            let id = platform.context.ids.next()
            if let founded = correlator.correlate(key, recent: recent, open: nil, failure: failure, id: id) {
                return founded
            }
        }
        return nil
    }

    private func publish(
        _ incident: IncidentChanged, _ envelope: Envelope, _ draft: inout StepDraft
    ) async throws {
        let isNew = incident.status == .open && incident.openedAt == incident.updatedAt
        try draft.put(CorrelatorKeys.incident(incident.incidentID), incident)
        let id = incident.incidentID.description
        draft.add(.enlist(CorrelatorKeys.incidents, member: id, score: incident.updatedAt.milliseconds))
        if incident.status == .resolved {
            draft.add(.strike(CorrelatorKeys.open, member: id))
        } else {
            draft.add(.enlist(CorrelatorKeys.open, member: id, score: incident.openedAt.milliseconds))
        }
        for member in incident.members {
            try draft.put(
                CorrelatorKeys.member(member.subject), incident.incidentID, timeToLive: .seconds(30 * 86_400))
        }
        try draft.append(.incidentChanged, subject: "incident/\(id)", incident, traceparent: envelope.traceparent)
        try await alerts.changed(incident, cause: "\(envelope.id)-incident", &draft)
        // While the tracking issue is being opened, changes wait for its number.
        if isNew || incident.trackingIssue != nil {
            try await platform.ledger.plan(
                correlator.effects(incident), cause: "\(envelope.id)-incident", into: &draft)
        }
        let hub = platform.policy.current.hub
        if isNew,
            let raised = Thresholds.incident(
                incident, hub: hub, id: platform.context.ids.next(), at: platform.now())
        {
            try raise(raised, &draft)
        }
    }

    private func count(_ failure: FailureClassified, _ draft: inout StepDraft) async throws {
        let triggers = platform.policy.current.escalationTriggers
        let day = failure.occurredAt.milliseconds.floorDivided(by: 86_400_000)
        let volumeKey = CorrelatorKeys.volume(failure.repository, day)
        var volume = try await draft.read(ThresholdCount.self, volumeKey) ?? ThresholdCount()
        if volume.add(threshold: triggers.highVolumeThreshold) {
            let raised = Thresholds.volume(
                failure, count: volume.count, id: platform.context.ids.next(), at: platform.now())
            try raise(raised, &draft)
        }
        try draft.put(volumeKey, volume, timeToLive: .seconds(3 * 86_400))
        let recurrenceKey = CorrelatorKeys.recurrence(failure.repository, failure.fingerprint)
        var recurrence = try await draft.read(ThresholdCount.self, recurrenceKey) ?? ThresholdCount()
        if recurrence.add(threshold: triggers.recurringIssueThreshold) {
            let raised = Thresholds.recurrence(
                failure, count: recurrence.count, id: platform.context.ids.next(), at: platform.now())
            try raise(raised, &draft)
        }
        try draft.put(recurrenceKey, recurrence, timeToLive: .seconds(30 * 86_400))
    }

    private func raise(_ escalation: EscalationRaised, _ draft: inout StepDraft) throws {
        let subject = escalation.subject?.description ?? escalation.repository.description
        try draft.append(.escalationRaised, subject: subject, escalation)
    }

    /// Keeps every escalation, also other services', for the list.
    private func note(_ escalation: EscalationRaised, _ draft: inout StepDraft) throws {
        let json = String(decoding: try ContractJSON.encode(escalation), as: UTF8.self)
        draft.add(.enlist(CorrelatorKeys.escalations, member: json, score: escalation.at.milliseconds))
        MetricName.escalations.counter([("kind", escalation.kind.rawValue)], in: platform.context.metrics).increment()
    }

    /// A failure has a subject of its own now: an incident that it is a member of learns it.
    private func follow(_ placed: FailurePlaced, _ draft: inout StepDraft) async throws {
        try draft.put(CorrelatorKeys.placed(placed.failureID), placed.subject, timeToLive: .seconds(30 * 86_400))
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
    }

    private func settle(_ outcome: IssueOutcome, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
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
        try await publish(next, envelope, &draft)
    }

    /// The tracking issue was opened: the incident knows its number, and shows what has changed meanwhile.
    func completed(_ effect: Effect, _ draft: inout StepDraft) async throws {
        let prefix = "incident:"
        guard effect.kind == .openIssue, effect.state == .done, let number = effect.result?.number,
            let text = effect.subject.fingerprint?.rawValue, text.hasPrefix(prefix),
            let id = ULID(String(text.dropFirst(prefix.count))),
            var incident = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(id))
        else { return }
        incident.trackingIssue = IssueReference(number: number, url: effect.result?.url)
        incident.updatedAt = platform.now()
        try draft.put(CorrelatorKeys.incident(id), incident)
        try draft.append(.incidentChanged, subject: "incident/\(id)", incident)
        try await alerts.changed(incident, cause: effect.effectID, &draft)
        try await platform.ledger.plan(correlator.effects(incident), cause: effect.effectID, into: &draft)
    }
}
