import Contracts
import CorrelatorCore
import Platform
import ServiceRuntime
import Streams

/// What people say of incidents, and how it is remembered: as rules that later failures obey.
struct IncidentCorrections: Sendable {
    let handler: CorrelatorHandler

    private var now: Timestamp { handler.platform.now() }

    /// Two incidents are one.
    func merge(
        _ from: IncidentChanged, into: IncidentChanged, by actor: String, cause: String, _ draft: inout StepDraft
    ) async throws -> IncidentChanged {
        let (kept, ended) = IncidentSurgery.merge(from, into: into, by: actor, at: now)
        if let one = into.members.first, let other = from.members.first {
            try await rule(strands([one]), strands([other]), isOneCause: true, &draft)
        }
        var clusters = try await clusters(of: into.members + from.members, &draft)
        if var cluster = clusters.popLast() {
            for other in clusters { cluster.absorb(other) }
            cluster.unite(from.incidentID, with: into.incidentID)
            try put(cluster, absorbed: clusters, &draft)
        }
        let resolved = try await handler.facts(from, &draft).resolved + handler.facts(into, &draft).resolved
        try draft.put(
            CorrelatorKeys.resolved(into.incidentID), Set(resolved).sorted(), timeToLive: .seconds(30 * 86_400))
        let departed = IncidentDepartures.among(before: [into, from], after: [kept, ended])
        try await handler.publish(kept, cause: cause, traceparent: nil, &draft)
        try await handler.publish(
            ended, cause: cause, traceparent: nil, successor: kept, departed: departed[ended.incidentID] ?? [], &draft)
        return kept
    }

    /// Some members have another cause of their own; `nil` when all or none would leave.
    func split(
        _ incident: IncidentChanged, leaving: Set<ULID>, cause: String, _ draft: inout StepDraft
    ) async throws -> (remaining: IncidentChanged, separated: IncidentChanged)? {
        let id = handler.platform.context.ids.next()
        guard let parts = IncidentSurgery.split(incident, leaving: leaving, id: id, at: now) else { return nil }
        try await part(parts.separated.members, from: parts.remaining, to: id, &draft)
        let departed = IncidentDepartures.among(before: [incident], after: [parts.remaining, parts.separated])
        try await handler.publish(
            parts.remaining, cause: cause, traceparent: nil, departed: departed[incident.incidentID] ?? [], &draft)
        try await handler.publish(parts.separated, cause: cause, traceparent: nil, &draft)
        return parts
    }

    /// Some members do not belong; each goes on by itself. What is left of too few repositories is no incident.
    func expel(
        _ leaving: Set<ULID>, from incident: IncidentChanged, cause: String, traceparent: String?,
        _ draft: inout StepDraft
    ) async throws {
        guard
            let (remaining, separated) = IncidentSurgery.split(
                incident, leaving: leaving, id: incident.incidentID, at: now)
        else { return }
        try await part(separated.members, from: remaining, to: nil, &draft)
        let isOver = remaining.repositories.count < handler.correlator.threshold
        let told = isOver ? IncidentGrowth(now: now).ended(remaining, into: nil) : remaining
        let departed = IncidentDepartures.among(before: [incident], after: [told])
        try await handler.publish(
            told, cause: cause, traceparent: traceparent, departed: departed[incident.incidentID] ?? [], &draft)
    }

    private func part(
        _ leaving: [IncidentMember], from remaining: IncidentChanged, to id: ULID?, _ draft: inout StepDraft
    ) async throws {
        let (mine, theirs) = (strands(leaving), strands(remaining.members))
        // What fails the same way in the same repository on both sides can't be told apart by a rule.
        let (gone, left) = (mine.filter { !theirs.contains($0) }, theirs.filter { !mine.contains($0) })
        try await rule(gone, left, isOneCause: false, &draft)
        for cluster in try await clusters(of: leaving, &draft) {
            var cluster = cluster
            cluster.part(Set(leaving.map(\.failureID)), to: id, gone: gone, left: left)
            try put(cluster, absorbed: [], &draft)
        }
    }

    private func strands(_ members: [IncidentMember]) -> [UInt64] {
        Array(Set(members.map { Spell.strand($0.repository, $0.fingerprint) }).sorted().prefix(32))
    }

    private func rule(
        _ ones: [UInt64], _ others: [UInt64], isOneCause: Bool, _ draft: inout StepDraft
    ) async throws {
        for (mine, theirs) in [(ones, others), (others, ones)] {
            for strand in mine {
                let key = CorrelatorKeys.rules(strand)
                var rules = try await draft.read(StrandRules.self, key) ?? StrandRules()
                for other in theirs { if isOneCause { rules.tie(other) } else { rules.part(other) } }
                try draft.put(key, rules, timeToLive: CorrelatorKeys.ruleLife)
            }
        }
    }

    /// The clusters that hold these members, as far as they are remembered.
    private func clusters(of members: [IncidentMember], _ draft: inout StepDraft) async throws -> [Cluster] {
        let keys = Set(members.map { Spell.key(repository: $0.repository, fingerprint: $0.fingerprint, at: $0.at) })
            .sorted()
        let spells = try await draft.read(Spell.self, keys.map(CorrelatorKeys.spell)).compactMap(\.self)
        return try await handler.clusters(Set(spells.map(\.cluster)).sorted(), &draft)
    }

    private func put(_ cluster: Cluster, absorbed: [Cluster], _ draft: inout StepDraft) throws {
        try draft.put(CorrelatorKeys.cluster(cluster.key), cluster, timeToLive: CorrelatorKeys.clusterLife)
        for other in absorbed {
            try draft.put(
                CorrelatorKeys.cluster(other.key), Cluster(absorbed: other.key, by: cluster.key),
                timeToLive: CorrelatorKeys.clusterLife)
        }
    }
}
