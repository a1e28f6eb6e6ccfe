package import Contracts
package import Policy

/// What becomes of incidents under a policy: which groups are ones, what is written of them, when they are over.
package struct Correlator: Sendable {
    /// Of so many repositories a group is an incident, at least 2.
    package let threshold: Int
    private let hub: RepositoryName?
    private let now: Timestamp

    /// Uses the policy in force and the time of the moment.
    package init(policy: Policy, now: Timestamp) {
        threshold = max(2, policy.escalationTriggers.crossRepoCorrelationThreshold)
        hub = policy.hub
        self.now = now
    }

    /// The writes that show the incident: its tracking issue in the hub, opened once and then edited in place.
    ///
    /// - Parameters:
    ///   - facts: what else is known of the members, for the text.
    ///   - successor: the incident that it has become part of, whose tracking issue is pointed at.
    package func effects(
        _ incident: IncidentChanged, facts: IncidentFacts = IncidentFacts(), successor: IncidentChanged? = nil
    ) -> [PlannedEffect] {
        guard let hub else { return [] }
        let subject = Correlator.subject(of: incident, hub: hub)
        let body = TrackingIssue.markdown(incident, facts: facts, successor: successor)
        guard let number = incident.trackingIssue?.number else {
            // What was over before it had an issue needs none.
            guard incident.status != .resolved else { return [] }
            let request = EffectRequest(
                title: String(incident.title.prefix(200)), body: body, labels: ["switchyard:cross-repo"])
            return [PlannedEffect(kind: .openIssue, repository: hub, subject: subject, urgency: 0, request: request)]
        }
        var effects = [
            PlannedEffect(
                kind: .editIssue, repository: hub, subject: subject, number: number, urgency: 1,
                request: EffectRequest(body: body))
        ]
        if incident.status == .resolved {
            effects.append(
                PlannedEffect(
                    kind: .closeIssue, repository: hub, subject: subject, number: number, urgency: 2,
                    request: EffectRequest(stateReason: incident.mergedInto == nil ? "completed" : "not_planned")))
        }
        return effects
    }

    /// What writes about the incident are ordered by, the same before and after the tracking issue exists.
    package static func subject(of incident: IncidentChanged, hub: RepositoryName) -> Subject {
        Subject(hub, fingerprint: Fingerprint(rawValue: "incident:\(incident.incidentID)"))
    }

    /// The incident after some of its members' issues were resolved or reopened.
    ///
    /// It is resolved when every member is, recovering when some are, and open again when none is any more.
    package func settle(_ incident: IncidentChanged, resolved: Set<Subject>) -> IncidentChanged? {
        guard incident.status != .resolved else { return nil }
        var next = incident
        let open = incident.members.filter { !resolved.contains($0.subject) }
        if open.isEmpty {
            next.status = .resolved
        } else if open.count < incident.members.count {
            next.status = .recovering
        } else if incident.status == .recovering {
            next.status = .open
        }
        guard next.status != incident.status else { return nil }
        next.updatedAt = now
        if next.status == .resolved { next.resolvedAt = now }
        return next
    }
}
