import Contracts
import Policy

extension AlertMachine {
    /// What the event makes of the thing itself; who is called and told follows from it.
    func change(_ alert: inout Alert, _ event: AlertEvent) {
        switch event {
        case .raised(let escalation, let facts): raise(&alert, escalation, facts)
        case .incident(let incident, let facts, let priority): follow(&alert, incident, facts, priority)
        case .learnt(let facts, let priority):
            alert.facts = facts
            if let priority, rises(&alert, to: priority) { startRound(&alert) }
        case .news(let text): add(text, to: &alert)
        case .acknowledged(let actor, let via, let at): acknowledge(&alert, actor, via, at)
        case .acted: alert.wasNeeded = true
        case .joined(let incident):
            guard alert.incident != incident, !alert.isOver else { return }
            alert.incident = incident
            endRound(&alert)
        case .resolved(let reason, let byPeople):
            guard !alert.isOver else { return }
            if byPeople { alert.wasNeeded = true }
            end(&alert)
            add("Over: \(reason)", to: &alert)
        case .reopened(let reason):
            guard alert.isOver else { return }
            alert.state = .open
            alert.endedAt = nil
            alert.acknowledgement = nil
            add("Not over: \(reason)", to: &alert)
        case .trouble(_, let problem): trouble(&alert, problem)
        case .woke:
            if let end = alert.endsAt, end <= now, !alert.isOver { self.end(&alert) }
        }
    }

    private func raise(_ alert: inout Alert, _ escalation: EscalationRaised, _ facts: AlertFacts) {
        let isNew = alert.headline == escalation.message && alert.round == nil
        if facts != AlertFacts() { alert.facts = facts }
        let hasRisen = rises(&alert, to: escalation.priority)
        alert.incident = nil
        place(&alert, escalation)
        if !isNew { add(escalation.message, to: &alert) }
        guard alert.kind == .issue else { return }
        let misses = escalation.kind == .slaResolution || escalation.kind == .slaResponse
        // Who sees to it is called again only for a deadline that was missed, or when it is more urgent than what they saw to.
        if alert.acknowledgement != nil, !misses, !hasRisen { return }
        if hasRisen || alert.round?.isOver ?? true { startRound(&alert) }
    }

    private func place(_ alert: inout Alert, _ escalation: EscalationRaised) {
        guard alert.channel == nil else { return }
        alert.channel =
            alert.kind == .business
            ? escalation.targets.first { $0.hasPrefix("#") || $0.hasPrefix("C") }
            : policy.slackChannel(
                for: escalation.repository, expert: alert.facts.expert, errorType: alert.facts.errorType)
    }

    private func follow(
        _ alert: inout Alert, _ incident: IncidentChanged, _ facts: AlertFacts, _ priority: Priority
    ) {
        if alert.channel == nil { alert.channel = policy.notifications.slackChannel }
        alert.facts = facts
        alert.headline = String(incident.title.prefix(300))
        let breadth = incident.repositories.count
        if incident.status == .resolved {
            guard !alert.isOver else { return }
            end(&alert)
            return add(AlertMachine.ending(incident), to: &alert)
        }
        if alert.isOver { alert.endedAt = nil }
        alert.state = NoticeState(rawValue: incident.status.rawValue)
        let hasSpread = breadth > alert.breadth && alert.round != nil
        if hasSpread {
            let names = incident.repositories.map(\.description).joined(separator: ", ")
            // Whoever sees to it has to know; nobody else is called for more of the same.
            let seen = alert.acknowledgement.flatMap { policy.notifications.slackID(of: $0.actor) }
            add("It has spread to \(breadth) repositories: \(names)", to: &alert, mentions: seen.map { [$0] } ?? [])
        }
        if rises(&alert, to: priority) || alert.round == nil { startRound(&alert) }
        alert.breadth = max(alert.breadth, breadth)
    }

    private static func ending(_ incident: IncidentChanged) -> String {
        if incident.mergedInto != nil { return "It was put together with another incident." }
        return incident.members.isEmpty
            ? "Over: its members turned out to have causes of their own." : "Over: every member has recovered."
    }

    /// Takes the priority over when it is more urgent; whether people are to be called for it anew: they saw to something less, or
    /// have all been called for something less, or by steps that were made for it.
    private func rises(_ alert: inout Alert, to priority: Priority) -> Bool {
        guard priority.rank < alert.priority.rank, !alert.isOver else { return false }
        let before = steps(alert)
        alert.priority = priority
        guard alert.kind == .incident || alert.kind == .issue, let round = alert.round, alert.incident == nil else {
            return false
        }
        add("It is more urgent than it was: \(priority)", to: &alert)
        return round.isOver || round.taken >= before.count || steps(alert) != before
    }

    private func acknowledge(_ alert: inout Alert, _ actor: String, _ via: String, _ at: Timestamp) {
        guard !alert.isOver else { return }
        alert.wasNeeded = true
        guard alert.acknowledgement == nil else { return }
        alert.acknowledgement = Alert.Acknowledgement(actor: actor, via: via, at: at)
        endRound(&alert)
        add("\(actor) sees to it (\(via)).", to: &alert)
    }

    private func trouble(_ alert: inout Alert, _ problem: String?) {
        guard let problem else {
            end(&alert)
            return add("They get through again; what waited is sent now.", to: &alert)
        }
        if alert.channel == nil { alert.channel = policy.notifications.slackChannel }
        alert.endsAt = nil
        alert.facts.more = [NoticeFact(name: "Problem", value: problem)]
        alert.wantsPage = true
    }

    private func startRound(_ alert: inout Alert) {
        endRound(&alert)
        alert.acknowledgement = nil
        alert.wantsPage = false
        alert.round = Alert.Round(startedAt: now, taken: 0, isOver: false)
    }

    /// Nobody else is called, and what was to call somebody and still waits is not told.
    private func endRound(_ alert: inout Alert) {
        alert.round?.isOver = true
        alert.news.removeAll(where: \.isCall)
    }

    private func end(_ alert: inout Alert) {
        alert.state = .resolved
        alert.endedAt = now
        endRound(&alert)
    }

    /// The thread has no news before there is a message, except calls: the message tells it all.
    func add(_ text: String, to alert: inout Alert, mentions: [String] = [], isCall: Bool = false) {
        guard alert.shown != nil else { return }
        alert.news.append(Alert.News(text: String(text.prefix(1000)), mentions: mentions, isCall: isCall))
        if alert.news.count > 100 { alert.news.removeFirst(alert.news.count - 100) }
    }
}
