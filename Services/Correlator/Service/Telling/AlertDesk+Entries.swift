import Contracts
import CorrelatorCore
import Effects
import Platform
import Policy
import Streams

/// What the entries of the streams mean for those who are told.
extension AlertDesk {
    /// An incident changed: one message, one page; its members' own are silent from now on.
    func changed(_ incident: IncidentChanged, cause: String, _ draft: inout StepDraft) async throws {
        guard let repository = home(incident) else { return }
        let key = "incident:\(incident.incidentID)"
        let members = Array(Set(incident.members.suffix(50).map(\.subject))).sorted()
        let memos = try await draft.read(PlacementMemo.self, members.map(AlertKeys.placement)).compactMap(\.self)
        let priority = memos.map(\.priority).filter { $0 == .critical }.first ?? .high
        try await apply(
            .incident(incident, facts(incident, memos), priority), to: key, in: repository, cause: cause, &draft)
        if let number = incident.trackingIssue?.number, let hub = platform.policy.current.hub {
            try draft.put(
                AlertKeys.tracked(Subject(hub, number: number)), AlertPointer(key: key), timeToLive: AlertKeys.memory)
        }
        guard incident.status != .resolved else { return }
        let subjects = Set(members + memos.map(\.subject)).sorted()
        let alerts = try await draft.read(Alert.self, subjects.map { AlertKeys.alert("issue:\($0)") })
        for case let alert? in alerts where !alert.isOver && alert.incident != key {
            try await apply(.joined(incident: key), to: alert.key, in: alert.repository, cause: cause, &draft)
        }
    }

    /// Where an incident's effects are recorded: the hub, else the first of its repositories that acts.
    private func home(_ incident: IncidentChanged) -> RepositoryName? {
        if let hub = platform.policy.current.hub { return hub }
        let acting = incident.repositories.first { platform.ledger.mode(of: $0) == .act }
        return acting ?? incident.repositories.first
    }

    private func facts(_ incident: IncidentChanged, _ memos: [PlacementMemo]) -> AlertFacts {
        let experts = Set(memos.compactMap(\.facts.expert))
        let names = incident.repositories.map(\.description)
        let shown = names.prefix(10).joined(separator: ", ")
        var links: [NoticeLink] = []
        if let url = incident.trackingIssue?.url { links.append(NoticeLink(label: "Tracking issue", url: url)) }
        links += Set(memos.flatMap(\.facts.links)).sorted { $0.label < $1.label }.prefix(10)
        return AlertFacts(
            // One expert can have it all; what crosses several is the architect's.
            expert: experts.count == 1 ? experts.first : .daArchitect,
            deadline: memos.compactMap(\.facts.deadline).min(), links: links,
            more: [
                NoticeFact(name: "Cause", value: incident.cause.sentence),
                NoticeFact(name: "Failures", value: "\(incident.members.count)"),
                NoticeFact(name: "Repositories", value: names.count > 10 ? "\(shown), …" : shown),
            ])
    }

    /// People are to be called. For a member of an open incident the incident's thread is told, and nobody is called twice.
    func raised(_ escalation: EscalationRaised, cause: String, _ draft: inout StepDraft) async throws {
        guard let asked = escalation.subject else {
            // The incident itself called already.
            if escalation.incidentID != nil { return }
            let day = escalation.at.rfc3339.prefix(10)
            let key = "notice:\(escalation.kind):\(escalation.repository):\(day)"
            try await apply(
                .raised(escalation, AlertFacts()), to: key, in: escalation.repository, cause: cause, &draft)
            return
        }
        let memo = try await draft.read(PlacementMemo.self, AlertKeys.placement(asked))
        let subject = memo?.subject ?? asked
        let facts = memo?.facts ?? AlertFacts()
        if escalation.kind == .business {
            try await apply(
                .raised(escalation, facts), to: "business:\(subject)", in: escalation.repository, cause: cause, &draft)
        } else if let incident = try await openIncident([subject, asked], &draft) {
            try await apply(
                .news("\(subject): \(escalation.message)"), to: "incident:\(incident)", in: escalation.repository,
                cause: cause, &draft)
        } else {
            try await apply(
                .raised(escalation, facts), to: "issue:\(subject)", in: escalation.repository, cause: cause, &draft)
        }
    }

    private func openIncident(_ subjects: [Subject], _ draft: inout StepDraft) async throws -> ULID? {
        for id in try await draft.read(ULID.self, subjects.map(CorrelatorKeys.member)).compactMap(\.self) {
            let incident = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(id))
            if let incident, incident.status != .resolved { return id }
        }
        return nil
    }

    /// A failure has its place: whoever is told of it hears who has it, and by when.
    func placed(_ placed: FailurePlaced, cause: String, _ draft: inout StepDraft) async throws {
        let memo = PlacementMemo(placed)
        let early = Subject(placed.repository, fingerprint: placed.fingerprint)
        for subject in Set([placed.subject, early]) {
            try draft.put(AlertKeys.placement(subject), memo, timeToLive: AlertKeys.memory)
        }
        for kind in ["issue", "business"] {
            try await apply(
                .learnt(memo.facts, memo.priority), to: "\(kind):\(placed.subject)", in: placed.repository,
                cause: cause, &draft)
        }
        try await rises([placed.subject, early], to: memo.priority, cause: cause, &draft)
    }

    /// A member is more urgent than what people were called for: it has its place only after its incident was told.
    private func rises(
        _ subjects: [Subject], to priority: Priority, cause: String, _ draft: inout StepDraft
    ) async throws {
        guard priority == .critical, let id = try await openIncident(subjects, &draft),
            let incident = try await draft.read(IncidentChanged.self, CorrelatorKeys.incident(id)),
            let alert = try await draft.read(Alert.self, AlertKeys.alert("incident:\(id)")), alert.priority != .critical
        else { return }
        try await changed(incident, cause: "\(cause)-incident", &draft)
    }

    /// An issue is over, or is not after all.
    func settled(_ outcome: IssueOutcome, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        let isOver = envelope.type == .issueResolved
        let byPeople = isOver && outcome.pattern?.isByPeople == true
        let event: AlertEvent =
            isOver
            ? .resolved(reason: outcome.reason, byPeople: byPeople) : .reopened(reason: outcome.reason)
        for kind in ["issue", "business"] {
            try await apply(
                event, to: "\(kind):\(outcome.subject)", in: outcome.repository, cause: "\(envelope.id)", &draft)
        }
        if byPeople, let id = try await draft.read(ULID.self, CorrelatorKeys.member(outcome.subject)) {
            try await apply(
                .acted, to: "incident:\(id)", in: outcome.repository, cause: "\(envelope.id)-acted", &draft)
        }
    }

    /// Somebody did something to an issue: `/switchyard ack` says that they see to it, and whatever else a person does shows that
    /// the call was needed.
    func changed(_ change: IssueChanged, cause: String, _ draft: inout StepDraft) async throws {
        guard !change.actor.isBot else { return }
        let subject = Subject(change.repository, number: change.number)
        let tracked = try await draft.read(AlertPointer.self, AlertKeys.tracked(subject))?.key
        for key in ["issue:\(subject)"] + (tracked.map { [$0] } ?? []) {
            guard let alert = try await draft.read(Alert.self, AlertKeys.alert(key)), !alert.isOver else { continue }
            let asks = change.action == .commented && change.command?.split(separator: " ").first == "ack"
            guard asks else {
                try await apply(.acted, to: key, in: alert.repository, cause: cause, &draft)
                continue
            }
            guard change.actor.mayCommand || alert.facts.owners.contains(change.actor.login) else { continue }
            let entry = EscalationAcknowledged(
                key: key, actor: change.actor.login, via: "command", at: change.at)
            try await acknowledged(entry, cause: cause, &draft)
            try draft.append(.escalationAcknowledged, subject: key, entry)
        }
    }

    /// Somebody says that they see to it. The key of a reaction names the message: `slack:<channel>:<ts>`.
    func acknowledged(_ entry: EscalationAcknowledged, cause: String, _ draft: inout StepDraft) async throws {
        var key = entry.key
        if key.hasPrefix("slack:") {
            let record = AlertKeys.message(String(key.dropFirst("slack:".count)))
            guard let pointer = try await draft.read(AlertPointer.self, record) else { return }
            key = pointer.key
        }
        guard let alert = try await draft.read(Alert.self, AlertKeys.alert(key)) else { return }
        try await apply(
            .acknowledged(actor: entry.actor, via: entry.via, at: entry.at), to: key, in: alert.repository,
            cause: cause, &draft)
    }
}
