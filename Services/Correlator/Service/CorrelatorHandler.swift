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

    var correlator: Correlator { Correlator(policy: platform.policy.current, now: platform.now()) }

    func handle(_ envelope: Envelope, _ draft: inout StepDraft) async throws {
        switch envelope.type {
        case .failureClassified: try await correlate(try envelope.decode(FailureClassified.self), envelope, &draft)
        case .failurePlaced:
            let placed = try envelope.decode(FailurePlaced.self)
            try await follow(placed, envelope, &draft)
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
        case .changeLanded: try await remember(try envelope.decode(ChangeLanded.self), &draft)
        case .issueChanged:
            let change = try envelope.decode(IssueChanged.self)
            try await obey(change, envelope, &draft)
            try await ReportIssues(platform: platform).changed(change, &draft)
            try await alerts.changed(change, cause: envelope.id.description, &draft)
        default: break
        }
    }

    /// Records an incident, tells it, and shows it in its tracking issue.
    ///
    /// - Parameters:
    ///   - cause: what the writes are because of, for their ids.
    ///   - successor: the incident that it has become part of.
    ///   - departed: who has left it with this change.
    func publish(
        _ incident: IncidentChanged, cause: String, traceparent: String?, successor: IncidentChanged? = nil,
        departed: [IncidentDeparture] = [], _ draft: inout StepDraft
    ) async throws {
        let isNew = incident.status == .open && incident.openedAt == incident.updatedAt
        var record = incident
        // It is said of this change alone.
        record.separated = []
        try draft.put(CorrelatorKeys.incident(incident.incidentID), record)
        let id = incident.incidentID.description
        draft.add(.enlist(CorrelatorKeys.incidents, member: id, score: incident.updatedAt.milliseconds))
        if incident.status == .resolved {
            draft.add(.strike(CorrelatorKeys.open, member: id))
        } else {
            draft.add(.enlist(CorrelatorKeys.open, member: id, score: incident.openedAt.milliseconds))
        }
        for subject in Set(incident.members.map(\.subject)).sorted() {
            try draft.put(CorrelatorKeys.member(subject), incident.incidentID, timeToLive: .seconds(30 * 86_400))
        }
        var news = incident
        news.departed = departed
        try draft.append(.incidentChanged, subject: "incident/\(id)", news, traceparent: traceparent)
        try await alerts.changed(incident, cause: "\(cause)-\(id)", &draft)
        // While the tracking issue is being opened, changes wait for its number.
        if isNew || incident.trackingIssue != nil {
            let effects = correlator.effects(
                incident, facts: try await facts(incident, &draft), successor: successor)
            try await platform.ledger.plan(effects, cause: "\(cause)-\(id)", into: &draft)
        }
        let hub = platform.policy.current.hub
        if isNew,
            let raised = Thresholds.incident(
                incident, hub: hub, id: platform.context.ids.next(), at: platform.now())
        {
            try raise(raised, &draft)
        }
    }

    /// What is known of the members beyond the incident's own fields.
    func facts(_ incident: IncidentChanged, _ draft: inout StepDraft) async throws -> IncidentFacts {
        var facts =
            try await draft.read(IncidentFacts.self, CorrelatorKeys.facts(incident.incidentID)) ?? IncidentFacts()
        facts.resolved = try await draft.read([Subject].self, CorrelatorKeys.resolved(incident.incidentID)) ?? []
        return facts
    }

    func raise(_ escalation: EscalationRaised, _ draft: inout StepDraft) throws {
        let subject = escalation.subject?.description ?? escalation.repository.description
        try draft.append(.escalationRaised, subject: subject, escalation)
    }

    /// Keeps every escalation, also other services', for the list.
    private func note(_ escalation: EscalationRaised, _ draft: inout StepDraft) throws {
        let json = String(decoding: try ContractJSON.encode(escalation), as: UTF8.self)
        draft.add(.enlist(CorrelatorKeys.escalations, member: json, score: escalation.at.milliseconds))
        MetricName.escalations.counter([("kind", escalation.kind.rawValue)], in: platform.context.metrics).increment()
    }

    /// An issue in the hub was opened: of a tracking issue the incident knows the number, and shows what has changed meanwhile.
    func completed(_ effect: Effect, _ draft: inout StepDraft) async throws {
        try await ReportIssues(platform: platform).completed(effect, &draft)
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
        var successor: IncidentChanged?
        if let other = incident.mergedInto {
            successor = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(other))
        }
        let effects = correlator.effects(
            incident, facts: try await facts(incident, &draft), successor: successor)
        try await platform.ledger.plan(effects, cause: effect.effectID, into: &draft)
    }
}
