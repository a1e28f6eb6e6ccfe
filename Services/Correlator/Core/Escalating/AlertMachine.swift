package import Contracts
package import Policy

/// Decides whom to call and what to tell: values in, values out, the time handed in.
///
/// Each step of a policy is taken once in a round; a round ends when somebody sees to it, when it is over, and when it became part
/// of an incident. What may not be told yet, because of quiet hours or the day's limit, waits in the alert and is told together.
package struct AlertMachine: Sendable {
    let policy: Policy
    let now: Timestamp
    /// Targets that there are.
    let targets: Set<NotificationTarget>
    /// How many messages the day has seen.
    let toldToday: Int
    /// Whether the repository's effects are sent; where they are only planned nothing is counted and nothing waits.
    package let acts: Bool

    /// Made of its parts.
    package init(
        policy: Policy, now: Timestamp, targets: Set<NotificationTarget>, toldToday: Int, acts: Bool
    ) {
        self.policy = policy
        self.now = now
        self.targets = targets
        self.toldToday = toldToday
        self.acts = acts
    }

    /// What the event makes of the alert; `nil` when it concerns nothing that people were told of.
    ///
    /// - Parameter id: the id of an alert that begins.
    package func apply(
        _ event: AlertEvent, to known: Alert?, key: String, in repository: RepositoryName, id: ULID
    )
        -> AlertDecision?
    {
        guard var alert = begin(event, known, key, repository, id) else { return nil }
        let wasOver = alert.isOver
        change(&alert, event)
        var decision = AlertDecision(alert)
        if alert.isOver, !wasOver, alert.kind == .incident || alert.kind == .issue, alert.wasNeeded || !goesOn(event) {
            decision.ended = alert.wasNeeded
        }
        call(&decision)
        tell(&decision)
        decision.wake = [decision.wake, nextStep(decision.alert), decision.alert.isOver ? nil : alert.endsAt]
            .compactMap { $0 }.min()
        decision.look = look(decision.alert, known)
        return decision
    }

    /// The alert that an event changes: the one that there is, or a new one when people are told of something anew.
    private func begin(
        _ event: AlertEvent, _ known: Alert?, _ key: String, _ repository: RepositoryName, _ id: ULID
    ) -> Alert? {
        let isCurrent = known.map { !$0.isOver } ?? false
        switch event {
        case .raised(let escalation, let facts):
            if isCurrent { return known }
            let kind: Alert.Kind =
                key.hasPrefix("issue:") ? .issue : key.hasPrefix("business:") ? .business : .notice
            return fresh(id, key, kind, repository, escalation.message, escalation.priority, facts)
        case .incident(let incident, let facts, let priority):
            if let known { return known }
            // What was over before anybody heard of it is no news.
            guard incident.status != .resolved else { return nil }
            return fresh(id, key, .incident, repository, incident.title, priority, facts)
        case .trouble(let target, let problem):
            if isCurrent { return known }
            guard problem != nil else { return nil }
            return fresh(
                id, key, .notice, repository, "Notifications by \(target) do not get through", .high, AlertFacts())
        case .reopened: return known
        default: return isCurrent ? known : known.flatMap { hasRest($0) ? $0 : nil }
        }
    }

    /// Whether what ended goes on as another incident, whose end will tell whether people were needed.
    private func goesOn(_ event: AlertEvent) -> Bool {
        if case .incident(let incident, _, _) = event { incident.mergedInto != nil } else { false }
    }

    /// Whether something of an alert that is over is still to be told.
    private func hasRest(_ alert: Alert) -> Bool { !alert.news.isEmpty || alert.shown != alert.notice }

    private func fresh(
        _ id: ULID, _ key: String, _ kind: Alert.Kind, _ repository: RepositoryName, _ headline: String,
        _ priority: Priority, _ facts: AlertFacts
    ) -> Alert {
        var alert = Alert(
            id: id, key: key, kind: kind, repository: repository, headline: String(headline.prefix(300)),
            priority: priority, state: .open, facts: facts, raisedAt: now)
        if kind == .notice { alert.endsAt = now + .seconds(86_400) }
        return alert
    }
}

extension Priority {
    /// 0 is the most urgent; a word that is not known is the least.
    var rank: Int { Priority.known.firstIndex(of: self) ?? Priority.known.count }
}
