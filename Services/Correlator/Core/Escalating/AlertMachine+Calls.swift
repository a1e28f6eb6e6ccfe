import Contracts
import Policy

extension AlertMachine {
    /// Takes every step that is due.
    func call(_ decision: inout AlertDecision) {
        while let due = nextStep(decision.alert), due <= now, let round = decision.alert.round {
            let step = steps(decision.alert)[round.taken]
            decision.alert.round?.taken += 1
            if step.via.contains(.pagerDuty) { decision.alert.wantsPage = true }
            guard step.via.contains(.slack) else { continue }
            let people = people(step.to, decision.alert)
            guard !people.isEmpty else { continue }
            let ids = people.compactMap { policy.notifications.slackID(of: $0) }
            if decision.alert.shown == nil {
                decision.alert.called += ids.filter { !decision.alert.called.contains($0) }
            } else {
                let who = "\(step.to.rawValue.replacing("_", with: " ")): \(people.joined(separator: ", "))"
                add("Nobody sees to it yet. Calling the \(who)", to: &decision.alert, mentions: ids, isCall: true)
            }
        }
    }

    /// When the next step is due; `nil` when there is none.
    func nextStep(_ alert: Alert) -> Timestamp? {
        guard let round = alert.round, !round.isOver, !alert.isOver else { return nil }
        let steps = steps(alert)
        guard round.taken < steps.count else { return nil }
        return due(steps[round.taken], alert, from: round.startedAt)
    }

    func steps(_ alert: Alert) -> [EscalationStep] {
        policy.escalationPolicy(for: alert.repository, alert.priority).steps
    }

    /// What is critical is called at once. The rest waits for the end of quiet hours and, where the step says so, until those who
    /// are called are at work.
    private func due(_ step: EscalationStep, _ alert: Alert, from start: Timestamp) -> Timestamp {
        var due = start + step.after
        guard alert.priority != .critical else { return due }
        let rules = policy.escalationPolicy(for: alert.repository, alert.priority)
        let zone = rules.timeZone ?? policy.reports.timeZone
        let expert = policy.expert(callee(step.to, alert) ?? alert.facts.expert ?? .daArchitect)
        // Each wait can lead into the other; they are at odds when no moment suits both.
        for _ in 0..<14 {
            var next = due
            if let quiet = rules.quietHours ?? policy.notifications.quietHours {
                next = quiet.end(after: next, in: zone)
            }
            if step.hours == .working { next = expert.hours.nextAtWork(from: next, in: expert.timeZone) }
            if next == due { return due }
            due = next
        }
        return due
    }

    private func callee(_ callee: Callee, _ alert: Alert) -> Expert? {
        guard callee == .fallback else { return alert.facts.expert }
        return alert.facts.expert.flatMap { policy.expert($0).fallback }
    }

    private func people(_ who: Callee, _ alert: Alert) -> [String] {
        switch who {
        case .owner where !alert.facts.owners.isEmpty: return alert.facts.owners
        case .owner, .fallback:
            return callee(who, alert).map { policy.expert($0).members.map(\.description) } ?? []
        case .onCall: return policy.escalation.onCall.map(\.description)
        case .manager: return policy.escalation.managers.map(\.description)
        }
    }
}
