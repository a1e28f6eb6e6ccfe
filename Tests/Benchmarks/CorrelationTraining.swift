import Contracts
import CorrelatorCore
import Foundation
import Simulation

/// Finds what the correlator's evidence is worth, on seeds that no report uses.
enum CorrelationTraining {
    /// Prints a line a pair: 1 for one cause, how many failures the newer one's cause has, 1 for one repository, the figures.
    /// `correlation_train.py` makes the trees of them.
    static func pairs() {
        for (_, platform) in CorrelationTrial.platforms(CorrelationTrial.trainingSeeds)
            + CorrelationTrial.busyPlatforms(CorrelationTrial.trainingSeeds)
        {
            var memory = CorrelationMemory()
            var causes: [UInt64: Int] = [:]
            let sizes = Dictionary(grouping: platform.failures, by: \.cause).mapValues(\.count)
            var landing = platform.changes[...]
            for failure in platform.failures {
                while let next = landing.first, next.at <= failure.arrivesAt { memory.add(landing.removeFirst()) }
                for (other, evidence) in memory.evidence(failure.classified) {
                    guard let cause = causes[other], evidence.isLocal || evidence.hasKind else { continue }
                    let figures = evidence.values.map { String($0) }.joined(separator: " ")
                    print(
                        cause == failure.cause ? 1 : 0, sizes[failure.cause] ?? 1, evidence.isLocal ? 1 : 0, figures)
                }
                causes[Spell.key(of: failure.classified)] = failure.cause
            }
        }
    }

    /// Prints a line a join that was to be decided: how many pairs of failures it brings together rightly and wrongly, and
    /// the figures. `correlation_train.py` makes the trees of them.
    ///
    /// - Parameter isTaught: joins are decided as they should be; else as they are by the trees in force, whose mistakes are
    ///   then learnt from.
    static func joins(isTaught: Bool, seeds: ClosedRange<UInt64>) {
        let weights = EdgeWeights.standard
        for (_, platform) in CorrelationTrial.platforms(seeds) + CorrelationTrial.busyPlatforms(seeds) {
            var causes: [ULID: Int] = [:]
            for failure in platform.failures { causes[failure.classified.failureID] = failure.cause }
            for cluster in CorrelationTrial.clusters(platform, weights) where cluster.nodes.count > 1 {
                let counts = cluster.nodes.map { node in
                    node.members.reduce(into: [Int: Int]()) { $0[causes[$1.failureID] ?? 0, default: 0] += 1 }
                }
                func sum(_ places: [Int]) -> [Int: Int] {
                    places.reduce(into: [:]) { $0.merge(counts[$1], uniquingKeysWith: +) }
                }
                _ = ClusterPartition(cluster, weights: weights) { evidence, small, large in
                    let (left, right) = (sum(small), sum(large))
                    let together = left.reduce(0) { $0 + $1.value * (right[$1.key] ?? 0) }
                    let wrongly = left.values.reduce(0, +) * right.values.reduce(0, +) - together
                    let figures = evidence.values.map { String(format: "%.5f", $0) }.joined(separator: " ")
                    print(together, wrongly, figures)
                    return isTaught ? together > wrongly : weights.isEnough(evidence)
                }
            }
        }
    }
}
