package import Contracts

extension IssueMachine {
    /// An incident that the issue belongs to has changed: while it is open its tracking issue carries the news, so this one
    /// is muted; proof is collected all the same.
    ///
    /// `nil` when that changes nothing.
    package func observe(_ incident: IncidentChanged, life: IssueLife) -> LifeDecision? {
        let name = incident.incidentID.description
        let isMember = incident.members.contains { $0.subject == life.subject }
        let mutes = isMember && incident.status != .resolved
        guard mutes ? life.mutedBy != name : life.mutedBy == name else { return nil }
        var decision = LifeDecision(life)
        decision.life.mutedBy = mutes ? name : nil
        let end = isMember ? "incident \(name) is over" : "no longer part of incident \(name)"
        decision.life.note(life.phase, mutes ? "muted while incident \(name) is open" : end, at: now)
        return decision
    }
}
