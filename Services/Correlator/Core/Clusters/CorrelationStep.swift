package import Contracts

/// Compares one failure with what came before, in bounded time.
///
/// The caller reads what the step names, round after round, and writes what it concludes, so that the same decision runs on
/// Redis and in memory: ``init(_:subject:rules:)``, ``look(at:)``, ``weigh(_:own:)``, ``compare(_:)``, ``conclude(_:)``.
package struct CorrelationStep: Sendable {
    /// Spells that are compared in full.
    package static let mostCandidates = 36
    /// Of them in the failure's own repository.
    static let mostLocalCandidates = 8
    /// Of them of one fingerprint: many that look the same shall not hide the few that look different.
    static let mostAlike = 8

    /// The failure.
    package let failure: FailureClassified
    /// Its traits; the changes that landed before it come last.
    package private(set) var traits: [Trait]
    /// The number of its spell.
    package let spellKey: UInt64
    private let member: IncidentMember
    private let rules: StrandRules
    private let weights: EdgeWeights
    private var records: [TraitRecord] = []
    private var surroundings = Surroundings()
    private var known: Spell?
    private var rated: [Spell.RatedTrait] = []
    private var spell: Spell
    private var edges: [Cluster.Edge] = []

    /// Begins with a failure and the subject that it is followed under.
    package init(
        _ failure: FailureClassified, subject: Subject, rules: StrandRules = StrandRules(),
        weights: EdgeWeights = .standard
    ) {
        self.failure = failure
        self.rules = rules
        self.weights = weights
        traits = TraitReader.traits(of: failure)
        spellKey = Spell.key(of: failure)
        member = IncidentMember(
            subject: subject, failureID: failure.failureID, fingerprint: failure.fingerprint,
            repository: failure.repository, at: failure.occurredAt)
        spell = Spell(failure, traits: [])
    }

    /// Takes the records of ``traits``, in their order.
    ///
    /// - Returns: traits to read besides: the changes that landed before the failure.
    package mutating func look(at found: [TraitRecord?]) -> [Trait] {
        let hour = Spell.hour(of: failure)
        records = found.map { $0 ?? TraitRecord() }
        rated = zip(traits, records).map { Spell.RatedTrait(trait: $0, count: $1.count(before: hour) + $0.familiarity) }
        surroundings = records[0].surroundings(before: hour)
        let changes = LandedChanges(of: failure, rated, records).rated
        traits += changes.map(\.trait)
        rated += changes
        return changes.map(\.trait)
    }

    /// Takes the records of what ``look(at:)`` asked for, in their order, and the spell if there is one.
    ///
    /// - Returns: the numbers of the spells to compare with.
    package mutating func weigh(_ found: [TraitRecord?], own: Spell?) -> [UInt64] {
        let hour = Spell.hour(of: failure)
        known = own
        records += found.map { $0 ?? TraitRecord() }
        if var own {
            own.add(failure, traits: rated)
            spell = own
        } else {
            spell = Spell(failure, traits: rated, surroundings: surroundings)
        }
        var places: [UInt64: Int] = [:]
        for (place, trait) in traits.enumerated() { places[trait.key] = place }
        var sighted = SightedSpells(most: records.reduce(0) { $0 + $1.recent.count })
        for indexed in spell.indexed {
            guard let place = places[indexed.trait.key] else { continue }
            let says = 1 / (Double(indexed.count) + indexed.trait.kind.prior)
            for sighting in records[place].recent where sighting.spell != spellKey {
                let gap = abs(sighting.hour - hour)
                guard gap <= TraitRecord.reach else { continue }
                sighted.add(sighting, says: says / Double(gap + 2))
            }
        }
        return chosen(sighted.all.sorted { ($1.score, $0.spell) < ($0.score, $1.spell) })
    }

    /// Of the spells, those that share most: some of the failure's own repository, the others of all others.
    private func chosen(_ ranked: [SightedSpells.Candidate]) -> [UInt64] {
        let locals = Set(records[0].recent.map(\.spell))
        var local: [UInt64] = []
        var away: [UInt64] = []
        var alike: [UInt64: Int] = [:]
        for candidate in ranked where local.count + away.count < CorrelationStep.mostCandidates {
            if locals.contains(candidate.spell) {
                if local.count < CorrelationStep.mostLocalCandidates { local.append(candidate.spell) }
            } else if away.count < CorrelationStep.mostCandidates - CorrelationStep.mostLocalCandidates {
                alike[candidate.print, default: 0] += 1
                if alike[candidate.print, default: 0] <= CorrelationStep.mostAlike { away.append(candidate.spell) }
            }
        }
        return local + away
    }

    /// Compares with the spells that were found.
    ///
    /// - Returns: the numbers of the clusters to read, the failure's own among them if it has one.
    package mutating func compare(_ candidates: [Spell]) -> [UInt64] {
        var clusters: Set<UInt64> = []
        if let known { clusters.insert(known.cluster) }
        var homes: [UInt64: UInt64] = [:]
        for other in candidates where other.key != spellKey {
            guard let edge = edge(to: other) else { continue }
            edges.append(edge)
            homes[other.key] = other.cluster
        }
        edges.sort(by: Cluster.isStronger)
        for edge in edges where edge.score >= weights.weak {
            if let home = homes[edge.low == spellKey ? edge.high : edge.low] { clusters.insert(home) }
        }
        return clusters.sorted()
    }

    /// What the failure names is what its repository stands on from now on.
    private func noteSurroundings(_ changed: inout [(Trait, TraitRecord)]) {
        let named = traits.filter { Surroundings.counts($0.kind) }
        guard !named.isEmpty else { return }
        let place = changed.firstIndex { $0.0 == traits[0] }
        var record = place.map { changed[$0].1 } ?? records[0]
        var isNew = false
        for trait in named where record.note(trait, hour: spell.hour) { isNew = true }
        guard isNew else { return }
        if let place { changed[place].1 = record } else { changed.append((traits[0], record)) }
    }

    private func edge(to other: Spell) -> Cluster.Edge? {
        guard abs(other.hour - spell.hour) <= TraitRecord.reach else { return nil }
        let evidence = PairEvidence(spell, other)
        let isTied = rules.must.contains(other.strand)
        // Two failures of one repository share the repository; two repositories' have to share a thing.
        let isOfKind = evidence.isLocal || evidence.hasKind
        guard isTied || isOfKind && failure.verdict.category != .falsePositive else { return nil }
        let score = isTied ? StrandRules.certain : weights.score(evidence)
        guard score >= weights.weak || score <= weights.against else { return nil }
        let shared = evidence.strongest
        let count = spell.traits.first { $0.trait.key == shared?.key }?.count ?? 0
        return Cluster.Edge(
            low: min(spellKey, other.key), high: max(spellKey, other.key), score: score, kind: evidence.kind,
            value: shared?.value ?? "", trait: shared?.key ?? 0, count: count, isLocal: evidence.isLocal)
    }

    /// Puts the failure into its cluster, and together what it connects.
    ///
    /// - Parameter clusters: those that ``compare(_:)`` named, none of them absorbed.
    package func conclude(_ clusters: [Cluster]) -> CorrelationChange {
        let ranked = clusters.sorted { ($1.nodes.count, $0.key) < ($0.nodes.count, $1.key) }
        let node = Cluster.Node(
            spell: spellKey, repository: spell.repository, strand: spell.strand, print: Spell.print(spell.fingerprint),
            hour: spell.hour, members: [member], cannot: rules.cannot)
        var cluster = ranked.first ?? Cluster(node)
        for other in ranked.dropFirst() { cluster.absorb(other) }
        cluster.add(node)
        let here = Set(cluster.nodes.map(\.spell))
        cluster.connect(edges.filter { here.contains($0.low) && here.contains($0.high) })
        cluster.settleOldest()
        var spell = spell
        spell.cluster = cluster.key
        var changed: [(Trait, TraitRecord)] = []
        let indexed = Set(spell.indexed.map(\.trait.key) + [traits[0].key])
        let counted = Set(known?.traits.map(\.trait.key) ?? [])
        let kept = Set(spell.traits.map(\.trait.key))
        // A spell counts once, whatever comes later in its hour.
        for (place, trait) in traits.enumerated() where kept.contains(trait.key) && !counted.contains(trait.key) {
            var record = records[place]
            record.add(
                spellKey, hour: spell.hour, print: Spell.print(spell.fingerprint),
                isIndexed: indexed.contains(trait.key))
            changed.append((trait, record))
        }
        noteSurroundings(&changed)
        return CorrelationChange(
            spell: spell, cluster: cluster, absorbed: ranked.dropFirst().map(\.key), traits: changed)
    }
}
