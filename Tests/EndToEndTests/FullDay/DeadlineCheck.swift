import Contracts
import Sandbox
import Testing

/// Compares the calls of the day with the deadlines that were due.
struct DeadlineCheck {
    let played: PlayedDay
    let ledger: DayLedger
    /// Three seconds of the machine, on the day's clock: timers tick, and two cores do all of it.
    static let tolerance = Duration.seconds(3 * PlayedDay.rate)

    /// Every call is made at the deadline that it names, and every deadline that passed was called.
    func expectOnTime() {
        let calls = ledger.escalations.filter { $0.kind == .slaResponse || $0.kind == .slaResolution }
        #expect(calls.count > 20)
        for call in calls {
            guard let subject = call.subject else { continue }
            let due = deadlines(subject) + unmuted(subject)
            let isOnTime = due.contains { $0 <= call.at && call.at.since($0) <= DeadlineCheck.tolerance }
            #expect(isOnTime, "\(subject) \(call.kind) at \(call.at), due \(due)")
        }
        for truth in played.day.truths { expectCalled(truth, calls) }
    }

    private func expectCalled(_ truth: DayTruth, _ calls: [EscalationRaised]) {
        guard let due = truth.calls, let subject = ledger.subject(truth),
            let first = ledger.observed(truth).map(\.observedAt).min()
        else { return }
        let made = calls.filter { $0.subject == subject }.map(\.at)
        for call in due where first + call < played.origin + PlayedDay.length - DeadlineCheck.tolerance {
            let moment = first + call
            guard !isMuted(subject, at: moment) else { continue }
            let isMade = made.contains { $0 >= moment && $0.since(moment) <= DeadlineCheck.tolerance }
            #expect(isMade, "\(truth.key) \(subject) was not called at \(moment): \(made)")
        }
        if due.isEmpty {
            let early = made.filter { $0 < played.origin + .seconds(86_400) }
            #expect(early.isEmpty, "\(truth.key) \(subject) was called at \(early)")
        }
    }

    /// The deadlines that the placement announced.
    private func deadlines(_ subject: Subject) -> [Timestamp] {
        ledger.placed.filter { $0.subject == subject }.flatMap {
            [$0.deadlines.firstResponseAt, $0.deadlines.resolutionAt, $0.deadlines.escalateAt].compactMap(\.self)
        }
    }

    /// When an incident that muted the issue was over, or no longer counted it in.
    private func unmuted(_ subject: Subject) -> [Timestamp] {
        let incidents = ledger.incidents.filter { incident in
            incident.status == .resolved && incident.members.contains { $0.subject == subject }
                || incident.departed.contains { $0.subject == subject }
        }
        return incidents.map(\.updatedAt)
    }

    private func isMuted(_ subject: Subject, at moment: Timestamp) -> Bool {
        let own = ledger.incidents.filter { incident in
            incident.members.contains { $0.subject == subject }
                || incident.departed.contains { $0.subject == subject }
        }
        return Dictionary(grouping: own, by: \.incidentID).values.contains { changes in
            let end = changes.last { change in
                change.status == .resolved || change.departed.contains { $0.subject == subject }
            }?.updatedAt
            return (changes.first?.updatedAt ?? moment) <= moment + DeadlineCheck.tolerance
                && end.map { $0 > moment } ?? true
        }
    }
}
