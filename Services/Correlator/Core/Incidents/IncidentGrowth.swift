package import Contracts

/// Brings an incident up to date with the group that it is.
package struct IncidentGrowth: Sendable {
    private let now: Timestamp

    /// Uses the time of the moment.
    package init(now: Timestamp) { self.now = now }

    /// The incident as its group makes it; `nil` when nothing has changed.
    ///
    /// - Parameters:
    ///   - known: the incident so far; `nil` for a new one.
    ///   - cluster: the cluster that the group is of; members that left its memory stay.
    ///   - failure: the newest failure, for the title.
    package func incident(
        _ group: IncidentAllotment.Group, known: IncidentChanged?, cluster: Cluster, failure: FailureClassified
    ) -> IncidentChanged? {
        let root = LikelyRoot(group)
        let here = Set(cluster.nodes.flatMap { $0.members.map(\.failureID) })
        let subjects = Dictionary(
            (known?.members ?? []).map { ($0.failureID, $0.subject) }, uniquingKeysWith: { one, _ in one })
        var members = group.nodes.flatMap(\.members)
        for index in members.indices {
            if let subject = subjects[members[index].failureID] { members[index].subject = subject }
        }
        members += (known?.members ?? []).filter { !here.contains($0.failureID) }
        members.sort { ($0.at, $0.failureID) < ($1.at, $1.failureID) }
        if let known, known.members == members, known.status != .resolved { return nil }
        let repositories = Set(members.map(\.repository)).sorted()
        let edges = group.edges.prefix(200).compactMap { edge(of: $0, group) }
        let grew = known.map { Set(members.map(\.failureID)).subtracting($0.members.map(\.failureID)).isEmpty } == false
        var next =
            known
            ?? IncidentChanged(
                incidentID: group.incident, status: .open, title: "", category: failure.verdict.category,
                cause: root.cause, chance: root.chance, openedAt: now, updatedAt: now)
        next.members = members
        next.repositories = repositories
        next.edges = edges
        next.cause = root.cause
        next.cause.words = words(root.cause, known: known?.cause, failure)
        next.chance = root.chance
        next.title = IncidentGrowth.title(root.cause, failure, repositories.count)
        if known != nil, grew { next.status = .growing }
        next.resolvedAt = nil
        next.updatedAt = now
        return next
    }

    /// The first words stay, so that what people read does not change with every failure.
    private func words(_ cause: IncidentCause, known: IncidentCause?, _ failure: FailureClassified) -> String? {
        guard cause.kind == TraitKind.fingerprint.name else { return nil }
        if known?.kind == cause.kind, known?.value == cause.value, let words = known?.words { return words }
        return failure.fingerprint.rawValue == cause.value ? ErrorWords.of(failure) : nil
    }

    /// With what incidents that have become part of it had beyond the memory of clusters.
    package static func inheriting(
        _ incident: IncidentChanged, from others: [IncidentChanged], in cluster: Cluster
    ) -> IncidentChanged {
        var whole = incident
        let here = Set(cluster.nodes.flatMap { $0.members.map(\.failureID) })
        let known = Set(incident.members.map(\.failureID))
        let more = others.flatMap(\.members).filter { !here.contains($0.failureID) && !known.contains($0.failureID) }
        guard !more.isEmpty else { return incident }
        whole.members = (whole.members + more).sorted { ($0.at, $0.failureID) < ($1.at, $1.failureID) }
        whole.repositories = Set(whole.members.map(\.repository)).sorted()
        return whole
    }

    /// Failure ids stand for spells on the wire: of each the first failure.
    private func edge(of edge: Cluster.Edge, _ group: IncidentAllotment.Group) -> IncidentEdge? {
        func failure(_ spell: UInt64) -> String? {
            group.nodes.first { $0.spell == spell }?.members.first?.failureID.description
        }
        guard let from = failure(edge.low), let to = failure(edge.high) else { return nil }
        let odds = exponential(min(30, edge.score))
        return IncidentEdge(from: from, to: to, kind: edge.kind.name, weight: odds / (1 + odds))
    }

    private static func title(_ cause: IncidentCause, _ failure: FailureClassified, _ repositories: Int) -> String {
        let known = failure.verdict.errorType
        let what =
            known == .unknown ? (failure.error.family.isEmpty ? "failures" : failure.error.family) : known.rawValue
        let isThing = !["fingerprint", "error", "text", "person"].contains(cause.kind)
        let relation = cause.kind == TraitKind.change.name ? "after" : "on"
        let place =
            isThing ? " \(relation) \(cause.value)" : failure.verdict.affectedSystems.first.map { " on \($0)" } ?? ""
        return "\(what.replacing("_", with: " "))\(place) in \(repositories) repositories"
    }

    /// An incident that is no more: part of another, or of nothing.
    package func ended(_ incident: IncidentChanged, into other: ULID?) -> IncidentChanged {
        var ended = incident
        ended.members = []
        ended.status = .resolved
        ended.title = other.map { "merged into \($0)" } ?? "its members have causes of their own"
        ended.mergedInto = other
        ended.updatedAt = now
        ended.resolvedAt = now
        return ended
    }
}
