package import Contracts
package import Policy

/// Finds one cause behind failures of several repositories.
package struct Correlator: Sendable {
    /// How close in time failures must lie.
    package static let window = Duration.seconds(2 * 3600)

    private let threshold: Int
    private let hub: RepositoryName?
    private let now: Timestamp

    /// Uses the policy in force and the time of the moment.
    package init(policy: Policy, now: Timestamp) {
        threshold = max(2, policy.escalationTriggers.crossRepoCorrelationThreshold)
        hub = policy.hub
        self.now = now
    }

    /// What a failure shares with others changes an incident, or founds one.
    ///
    /// - Parameters:
    ///   - open: the open incident that the key belongs to, if there is one.
    ///   - id: the id of an incident that is founded.
    /// - Returns: the incident as it is now; `nil` when there is none.
    package func correlate(
        _ key: CorrelationKey, recent: RecentFailures, open: IncidentChanged?, failure: FailureClassified, id: ULID
    ) -> IncidentChanged? {
        if let open { return grow(open, key, recent, failure) }
        let members = recent.members
        // What came so late that it lies outside of the window says nothing about what is in it.
        guard recent.repositories.count >= threshold, members.contains(where: { $0.failureID == failure.failureID })
        else { return nil }
        return IncidentChanged(
            incidentID: id, status: .open, title: title(failure, key, recent.repositories.count),
            category: failure.verdict.category,
            cause: IncidentCause(kind: key.kind, value: key.value, node: failure.nodes.first?.uniqueID),
            members: members, repositories: recent.repositories, edges: edges(members, key),
            chance: recent.chance(window: Correlator.window, now: now), openedAt: now, updatedAt: now)
    }

    private func grow(
        _ incident: IncidentChanged, _ key: CorrelationKey, _ recent: RecentFailures, _ failure: FailureClassified
    ) -> IncidentChanged? {
        guard !incident.members.contains(where: { $0.failureID == failure.failureID }),
            let member = recent.members.last(where: { $0.failureID == failure.failureID })
        else { return nil }
        var next = incident
        if let previous = incident.members.last {
            next.edges.append(
                IncidentEdge(
                    from: previous.failureID.description, to: member.failureID.description, kind: key.kind,
                    weight: key.weight))
        }
        next.members.append(member)
        next.repositories = Set(next.members.map(\.repository)).sorted()
        next.title = title(failure, key, next.repositories.count)
        next.status = .growing
        next.updatedAt = now
        return next
    }

    private func edges(_ members: [IncidentMember], _ key: CorrelationKey) -> [IncidentEdge] {
        zip(members, members.dropFirst()).map { first, second in
            IncidentEdge(
                from: first.failureID.description, to: second.failureID.description, kind: key.kind, weight: key.weight)
        }
    }

    private func title(_ failure: FailureClassified, _ key: CorrelationKey, _ repositories: Int) -> String {
        let what = failure.verdict.errorType == .unknown ? failure.error.family : failure.verdict.errorType.rawValue
        let system = failure.verdict.affectedSystems.first.map { " on \($0)" } ?? ""
        return "\(what.replacing("_", with: " "))\(system) in \(repositories) repositories"
    }

    /// The writes that show the incident: its tracking issue in the hub, opened once and then edited in place.
    package func effects(_ incident: IncidentChanged) -> [PlannedEffect] {
        guard let hub else { return [] }
        let subject = Correlator.subject(of: incident, hub: hub)
        let body = TrackingIssue.markdown(incident)
        guard let number = incident.trackingIssue?.number else {
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
                    request: EffectRequest(stateReason: "completed")))
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
