package import Contracts

/// The mark of an issue that is part of incidents over several repositories: put on with the first, taken off when it has left the
/// last, left alone when a person put it on or took it off.
package enum IncidentMark {
    /// More incidents than an issue is part of at once.
    private static let most = 16

    /// The placement after an incident that it is a member of has changed, and the writes; `nil` when nothing changes.
    ///
    /// What is over keeps its mark: it was part of it.
    package static func told(
        _ incident: IncidentChanged, on placement: Placement
    ) -> (placement: Placement, effects: [PlannedEffect])? {
        if incident.isShared { return join(incident.incidentID, placement) }
        guard let next = placement.leaving(incident.incidentID) else { return nil }
        return (next, incident.status == .resolved ? [] : taking(off: next))
    }

    /// The placement after it has left an incident, and the writes; `nil` when it was not known to be part of it.
    package static func left(
        _ incident: ULID, into other: ULID?, on placement: Placement
    ) -> (placement: Placement, effects: [PlannedEffect])? {
        guard var next = placement.leaving(incident) else { return nil }
        if let other, next.incidents?.contains(other) != true { next.incidents = (next.incidents ?? []) + [other] }
        return (next, taking(off: next))
    }

    private static func join(
        _ incident: ULID, _ placement: Placement
    ) -> (placement: Placement, effects: [PlannedEffect])? {
        let known = placement.incidents ?? []
        guard placement.placed.issue != nil, !known.contains(incident) else { return nil }
        var next = placement
        next.incidents = (known + [incident]).suffix(most)
        return (next, write(.addLabels, on: next))
    }

    private static func taking(off placement: Placement) -> [PlannedEffect] {
        placement.incidents?.isEmpty == false ? [] : write(.removeLabels, on: placement)
    }

    private static func write(_ kind: EffectKind, on placement: Placement) -> [PlannedEffect] {
        guard let number = placement.placed.issue?.number,
            !placement.decidedByPeople.contains(LabelPlan.crossRepository)
        else { return [] }
        return [
            PlannedEffect(
                kind: kind, repository: placement.placed.repository, subject: placement.placed.subject, number: number,
                urgency: 1, request: EffectRequest(labels: [LabelPlan.crossRepository]))
        ]
    }
}

extension Placement {
    /// The placement without the incident; `nil` when it was not part of it.
    fileprivate func leaving(_ incident: ULID) -> Placement? {
        guard let incidents, incidents.contains(incident) else { return nil }
        var next = self
        next.incidents = incidents.filter { $0 != incident }
        return next
    }
}
