package import Contracts

/// What the correlator remembers, in memory: for replays, measurements and tests.
package struct CorrelationMemory: Sendable {
    private var traits: [UInt64: TraitRecord] = [:]
    private var spells: [UInt64: Spell] = [:]
    private var clusters: [UInt64: Cluster] = [:]
    private var rules: [UInt64: StrandRules] = [:]
    private let weights: EdgeWeights
    private let threshold: Int
    private let forgets: Bool
    private var made: UInt64 = 0
    private var lastHours: [UInt64: Int] = [:]
    private var expiring: [Int: [UInt64]] = [:]
    private var newest = Int.min

    /// Nothing remembered yet.
    ///
    /// - Parameter forgets: whether what nothing can reach any more is let go.
    package init(threshold: Int = 2, weights: EdgeWeights = .standard, forgets: Bool = true) {
        self.threshold = threshold
        self.weights = weights
        self.forgets = forgets
    }

    /// The clusters that it holds, in the order of their keys.
    package var living: [Cluster] {
        clusters.values.filter { $0.absorbedBy == nil }.sorted { $0.key < $1.key }
    }

    /// How much is remembered.
    package var size: (traits: Int, spells: Int, clusters: Int) { (traits.count, spells.count, clusters.count) }

    /// Takes in a failure.
    ///
    /// - Returns: its cluster's groups that are incidents now, and those that ended.
    package mutating func add(_ failure: FailureClassified) -> IncidentAllotment {
        var step = begin(failure)
        let candidates = weigh(&step)
        let named = step.compare(candidates.compactMap { spells[$0] })
        var change = step.conclude(Set(named.map(home)).compactMap { clusters[$0] })
        let allotment = IncidentAllotment(&change.cluster, threshold: threshold, weights: weights) { nextID(failure) }
        keep(change)
        return allotment
    }

    /// Takes in a change of code that landed.
    package mutating func add(_ change: ChangeLanded) {
        var step = LandingStep(change)
        let things = step.conclude(traits[step.repository.key])
        for (trait, record) in step.records(things.map { traits[$0.key] }) { traits[trait.key] = record }
    }

    private func weigh(_ step: inout CorrelationStep) -> [UInt64] {
        let changes = step.look(at: step.traits.map { traits[$0.key] })
        return step.weigh(changes.map { traits[$0.key] }, own: spells[step.spellKey])
    }

    /// The evidence of the pairs that a failure makes with what came before it, with the other's spell.
    package mutating func evidence(_ failure: FailureClassified) -> [(other: UInt64, evidence: PairEvidence)] {
        var step = begin(failure)
        let candidates = weigh(&step)
        let change = step.conclude([])
        keep(change)
        return candidates.compactMap { spells[$0] }.map { ($0.key, PairEvidence(change.spell, $0)) }
    }

    /// Remembers the statistics of so many fingerprints that were seen once in the four weeks, as after a long life.
    package mutating func remember(fingerprints count: Int) {
        traits.reserveCapacity(count)
        for number in 0..<count {
            let trait = Trait(.fingerprint, "v1:remembered\(number)")
            var record = TraitRecord()
            record.add(UInt64(number), hour: 498_000 + number % 600, print: 0, isIndexed: false)
            traits[trait.key] = record
        }
    }

    /// Tells that two strands have one cause, or that they have not.
    package mutating func rule(_ one: UInt64, _ other: UInt64, isOneCause: Bool) {
        for (mine, theirs) in [(one, other), (other, one)] {
            if isOneCause {
                rules[mine, default: StrandRules()].tie(theirs)
            } else {
                rules[mine, default: StrandRules()].part(theirs)
            }
        }
    }

    private func begin(_ failure: FailureClassified) -> CorrelationStep {
        let strand = Spell.strand(failure.repository, failure.fingerprint)
        return CorrelationStep(
            failure, subject: failure.subject, rules: rules[strand] ?? StrandRules(), weights: weights)
    }

    private mutating func nextID(_ failure: FailureClassified) -> ULID {
        made += 1
        return ULID(time: failure.occurredAt, random: UInt128(made))
    }

    private func home(_ key: UInt64) -> UInt64 {
        var key = key
        while let next = clusters[key]?.absorbedBy { key = next }
        return key
    }

    private mutating func keep(_ change: CorrelationChange) {
        for (trait, record) in change.traits { traits[trait.key] = record }
        if spells.updateValue(change.spell, forKey: change.spell.key) == nil {
            expiring[change.spell.hour, default: []].append(change.spell.key)
        }
        clusters[change.cluster.key] = change.cluster
        for key in change.absorbed + [change.cluster.key] { lastHours[key] = max(newest, change.spell.hour) }
        for key in change.absorbed {
            clusters[key]?.absorbedBy = change.cluster.key
            clusters[key]?.nodes = []
            clusters[key]?.edges = []
        }
        forget(before: change.spell.hour)
    }

    /// Spells that nothing can reach any more.
    private mutating func forget(before hour: Int) {
        guard hour > newest else { return }
        newest = hour
        guard forgets else { return }
        let last = hour - 2 * TraitRecord.reach - 24
        for old in expiring.keys where old < last {
            for key in expiring.removeValue(forKey: old) ?? [] {
                spells[key] = nil
                guard let lasting = lastHours[key], lasting >= last else {
                    clusters[key] = nil
                    lastHours[key] = nil
                    continue
                }
                expiring[lasting, default: []].append(key)
            }
        }
    }
}
