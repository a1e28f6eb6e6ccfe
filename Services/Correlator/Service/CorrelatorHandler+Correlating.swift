import Contracts
import CorrelatorCore
import Platform
import ServiceRuntime
import Streams

extension CorrelatorHandler {
    /// Compares a failure with what came before: bounded reads, in eight rounds at most, whatever the history.
    func correlate(_ failure: FailureClassified, _ envelope: Envelope, _ draft: inout StepDraft) async throws {
        try await count(failure, envelope, &draft)
        let subject = try await draft.read(Subject.self, CorrelatorKeys.placed(failure.failureID)) ?? failure.subject
        let strand = Spell.strand(failure.repository, failure.fingerprint)
        let rules = try await draft.read(StrandRules.self, CorrelatorKeys.rules(strand)) ?? StrandRules()
        var step = CorrelationStep(failure, subject: subject, rules: rules)
        let records = try await draft.read(TraitRecord.self, step.traits.map(CorrelatorKeys.trait))
        let changes = step.look(at: records)
        let landed = changes.isEmpty ? [] : try await draft.read(TraitRecord.self, changes.map(CorrelatorKeys.trait))
        let own = try await draft.read(Spell.self, CorrelatorKeys.spell(step.spellKey))
        let candidates = step.weigh(landed, own: own)
        let others = try await draft.read(Spell.self, candidates.map(CorrelatorKeys.spell)).compactMap(\.self)
        let clusters = try await clusters(step.compare(others), &draft)
        let (live, known) = try await withoutClosed(clusters, before: failure.occurredAt, &draft)
        var change = step.conclude(live)
        let allotment = IncidentAllotment(&change.cluster, threshold: correlator.threshold) {
            platform.context.ids.next()
        }
        try keep(change, &draft)
        try await tell(allotment, change.cluster, known, failure, envelope, &draft)
    }

    /// Remembers a change of code that landed, for the failures that come after it.
    func remember(_ change: ChangeLanded, _ draft: inout StepDraft) async throws {
        var step = LandingStep(change)
        let own = try await draft.read(TraitRecord.self, CorrelatorKeys.trait(step.repository))
        let things = step.conclude(own)
        let found = things.isEmpty ? [] : try await draft.read(TraitRecord.self, things.map(CorrelatorKeys.trait))
        for (trait, record) in step.records(found) {
            try draft.put(CorrelatorKeys.trait(trait), record, timeToLive: CorrelatorKeys.traitLife)
        }
    }

    /// Clusters by their numbers, those that they were absorbed by in their places.
    func clusters(_ keys: [UInt64], _ draft: inout StepDraft) async throws -> [Cluster] {
        var wanted = Set(keys)
        var found: [UInt64: Cluster] = [:]
        // Each absorption at least doubles a cluster, and a cluster is bounded: there are few links.
        for _ in 0..<32 where !wanted.isEmpty {
            let read = try await draft.read(Cluster.self, wanted.sorted().map(CorrelatorKeys.cluster))
            wanted = []
            for cluster in read.compactMap(\.self) {
                if let next = cluster.absorbedBy {
                    if found[next] == nil { wanted.insert(next) }
                } else {
                    found[cluster.key] = cluster
                }
            }
        }
        return found.values.sorted { $0.key < $1.key }
    }

    /// What is over does not begin anew: spells of incidents that were resolved before the failure stay out.
    private func withoutClosed(
        _ clusters: [Cluster], before moment: Timestamp, _ draft: inout StepDraft
    ) async throws -> (live: [Cluster], known: [ULID: IncidentChanged]) {
        let ids = Set(clusters.flatMap { $0.nodes.compactMap(\.incident) }).sorted()
        var known: [ULID: IncidentChanged] = [:]
        for incident in try await draft.read(IncidentChanged.self, ids.map(CorrelatorKeys.incident)) {
            if let incident { known[incident.incidentID] = incident }
        }
        let closed = Set(known.values.filter { $0.resolvedAt.map { $0 < moment } == true }.map(\.incidentID))
        guard !closed.isEmpty else { return (clusters, known) }
        return (clusters.map { $0.without(closed) }, known)
    }

    func keep(_ change: CorrelationChange, _ draft: inout StepDraft) throws {
        for (trait, record) in change.traits {
            try draft.put(CorrelatorKeys.trait(trait), record, timeToLive: CorrelatorKeys.traitLife)
        }
        try draft.put(CorrelatorKeys.spell(change.spell.key), change.spell, timeToLive: CorrelatorKeys.spellLife)
        try draft.put(
            CorrelatorKeys.cluster(change.cluster.key), change.cluster, timeToLive: CorrelatorKeys.clusterLife)
        for key in change.absorbed {
            let pointer = Cluster(absorbed: key, by: change.cluster.key)
            try draft.put(CorrelatorKeys.cluster(key), pointer, timeToLive: CorrelatorKeys.clusterLife)
        }
    }

    private func tell(
        _ allotment: IncidentAllotment, _ cluster: Cluster, _ known: [ULID: IncidentChanged],
        _ failure: FailureClassified, _ envelope: Envelope, _ draft: inout StepDraft
    ) async throws {
        let growth = IncidentGrowth(now: platform.now())
        var changed: [IncidentChanged] = []
        for group in allotment.groups {
            let before = known[group.incident]
            guard let incident = growth.incident(group, known: before, cluster: cluster, failure: failure) else {
                continue
            }
            let inherited = allotment.ended.filter { $0.value == group.incident }.map(\.key).sorted()
            let whole = IncidentGrowth.inheriting(incident, from: inherited.compactMap { known[$0] }, in: cluster)
            changed.append(whole)
            if whole.members.contains(where: { $0.failureID == failure.failureID }) {
                var facts =
                    try await draft.read(IncidentFacts.self, CorrelatorKeys.facts(whole.incidentID)) ?? IncidentFacts()
                facts.add(failure)
                try draft.put(CorrelatorKeys.facts(whole.incidentID), facts, timeToLive: CorrelatorKeys.clusterLife)
            }
        }
        let told = known.merging(changed.map { ($0.incidentID, $0) }) { $1 }
        let ended = allotment.ended.sorted { $0.key < $1.key }.compactMap { id, other in
            known[id].flatMap { $0.status == .resolved ? nil : growth.ended($0, into: other) }
        }
        let departed = IncidentDepartures.among(before: Array(known.values), after: changed + ended)
        for incident in changed {
            try await publish(
                incident, cause: "\(envelope.id)-incident", traceparent: envelope.traceparent,
                departed: departed[incident.incidentID] ?? [], &draft)
        }
        for incident in ended {
            try await publish(
                incident, cause: "\(envelope.id)-ended", traceparent: envelope.traceparent,
                successor: incident.mergedInto.flatMap { told[$0] }, departed: departed[incident.incidentID] ?? [],
                &draft)
        }
    }
}
