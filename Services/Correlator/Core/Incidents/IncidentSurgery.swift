package import Contracts

/// What a person does to incidents whose members were put together wrongly.
package enum IncidentSurgery {
    /// The incident that stays, with everybody in it, and the one that ends in it.
    package static func merge(
        _ from: IncidentChanged, into: IncidentChanged, by actor: String, at now: Timestamp
    ) -> (into: IncidentChanged, from: IncidentChanged) {
        var kept = into
        var ended = from
        let known = Set(into.members.map(\.failureID))
        kept.members = (into.members + from.members.filter { !known.contains($0.failureID) }).sorted { $0.at < $1.at }
        kept.repositories = Set(kept.members.map(\.repository)).sorted()
        kept.edges += from.edges
        kept.chance = min(into.chance, from.chance)
        kept.updatedAt = now
        // With members that still fail, what was over is not.
        if kept.status != .resolved || from.status != .resolved {
            kept.status = .growing
            kept.resolvedAt = nil
        }
        ended.members = []
        ended.status = .resolved
        ended.title = "merged into \(into.incidentID)"
        ended.mergedInto = into.incidentID
        ended.updatedAt = now
        ended.resolvedAt = now
        return (kept, ended)
    }

    /// The incident without the members that leave, and a new one of them; `nil` when all or none would leave.
    package static func split(
        _ incident: IncidentChanged, leaving: Set<ULID>, id: ULID, at now: Timestamp
    ) -> (remaining: IncidentChanged, separated: IncidentChanged)? {
        let away = incident.members.filter { leaving.contains($0.failureID) }
        guard !away.isEmpty, away.count < incident.members.count else { return nil }
        var remaining = incident
        remaining.members.removeAll { leaving.contains($0.failureID) }
        remaining.repositories = Set(remaining.members.map(\.repository)).sorted()
        let gone = Set(leaving.map(\.description))
        remaining.edges.removeAll { gone.contains($0.from) || gone.contains($0.to) }
        remaining.updatedAt = now
        remaining.separated = away.map(\.failureID)
        var separated = incident
        separated.incidentID = id
        separated.members = away
        separated.repositories = Set(away.map(\.repository)).sorted()
        separated.edges.removeAll { !gone.contains($0.from) || !gone.contains($0.to) }
        separated.trackingIssue = nil
        separated.status = .open
        separated.resolvedAt = nil
        separated.openedAt = now
        separated.updatedAt = now
        return (remaining, separated)
    }
}
