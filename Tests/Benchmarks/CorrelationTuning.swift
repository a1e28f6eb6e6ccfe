import Contracts
import CorrelatorCore
import Dispatch
import Foundation
import Simulation
import Synchronization

/// Looks for thresholds on the validation seeds.
///
/// Which failures are compared, and what their edges weigh, does not depend on the thresholds: the clusters are made once, and
/// only divided anew for each trial.
enum CorrelationTuning {
    /// Weaker edges are not looked at.
    private static let prepared = -1.0

    private struct Prepared: Sendable {
        let size: Int
        let clusters: [Cluster]
        /// By failure its cause.
        let causes: [ULID: Int]
        /// By cause that struck several repositories, how many failures it has.
        let shared: [Int: Int]
    }

    /// How pairs of failures came out.
    private struct Tally {
        var together = 0.0
        var wrongly = 0.0
        var all = 0.0
        var seen = 0.0
        var causes = 0.0

        var precision: Double { together / max(1, together + wrongly) }
        var recall: Double { together / max(1, all) }
        var measure: Double { 2 * precision * recall / max(1e-9, precision + recall) }

        static func += (left: inout Tally, right: Tally) {
            left.together += right.together
            left.wrongly += right.wrongly
            left.all += right.all
            left.seen += right.seen
            left.causes += right.causes
        }

        var row: String {
            String(
                format: "precision %.3f recall %.3f F1 %.3f seen %.3f", precision, recall, measure,
                seen / max(1, causes))
        }
    }

    /// A change at a time: a precision of 0.95 first, then F1 and how many causes are seen.
    static func run(rounds: Int) {
        let platforms = CorrelationTrial.platforms(CorrelationTrial.validationSeeds)
        let prepared = each(platforms.count) { prepare(platforms[platforms.count - 1 - $0]) }
        var dice = Dice(seed: 7)
        var best = EdgeWeights.standard
        var reached = -Double.infinity
        for round in 0..<rounds {
            let weights = round == 0 ? best : changed(best, round, &dice)
            var (whole, small) = (Tally(), Tally())
            for (size, tally) in each(prepared.count, { (prepared[$0].size, divide(prepared[$0], weights)) }) {
                whole += tally
                if size <= 5 { small += tally }
            }
            let value =
                whole.measure + 0.15 * whole.seen / max(1, whole.causes) + 0.1 * small.measure
                - 3 * max(0, 0.957 - whole.precision) - 0.3 * max(0, 0.93 - small.precision)
            guard value > reached + 1e-5 else { continue }
            (best, reached) = (weights, value)
            print("round \(round): \(best)", "\n  all \(whole.row), 3 and 5 repositories \(small.row)")
            fflush(nil)
        }
    }

    private static func prepare(_ entry: (repositories: Int, platform: SimulatedPlatform)) -> Prepared {
        var weights = EdgeWeights.standard
        weights.weak = CorrelationTuning.prepared
        weights.against = GroupEvidence.against
        let causes = Dictionary(grouping: entry.platform.failures, by: \.cause)
        return Prepared(
            size: entry.repositories, clusters: CorrelationTrial.clusters(entry.platform, weights),
            causes: Dictionary(
                uniqueKeysWithValues: entry.platform.failures.map { ($0.classified.failureID, $0.cause) }),
            shared: causes.filter { Set($0.value.map(\.classified.repository)).count > 1 }.mapValues(\.count))
    }

    private static func divide(_ platform: Prepared, _ weights: EdgeWeights) -> Tally {
        func pairs(_ count: Int) -> Double { Double(count * (count - 1) / 2) }
        var tally = Tally()
        tally.all = platform.shared.values.reduce(0) { $0 + pairs($1) }
        tally.causes = Double(platform.shared.count)
        var seen: Set<Int> = []
        for cluster in platform.clusters where cluster.nodes.count > 1 {
            for group in ClusterPartition(cluster, weights: weights).groups {
                let nodes = group.map { cluster.nodes[$0] }
                guard Set(nodes.map(\.repository)).count > 1 else { continue }
                var counts: [Int: Int] = [:]
                var places: [Int: Set<RepositoryName>] = [:]
                for node in nodes {
                    for member in node.members {
                        let cause = platform.causes[member.failureID] ?? 0
                        counts[cause, default: 0] += 1
                        places[cause, default: []].insert(node.repository)
                    }
                }
                tally.wrongly += pairs(counts.values.reduce(0, +)) - counts.values.reduce(0) { $0 + pairs($1) }
                for (cause, count) in counts where platform.shared[cause] != nil {
                    tally.together += pairs(count)
                    if places[cause, default: []].count > 1 { seen.insert(cause) }
                }
            }
        }
        tally.seen = Double(seen.count)
        return tally
    }

    private static func each<Value: Sendable>(_ count: Int, _ make: @Sendable (Int) -> Value) -> [Value] {
        let made = Mutex([Value?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let value = make(index)
            made.withLock { $0[index] = value }
        }
        return made.withLock { $0.compactMap(\.self) }
    }

    private static func changed(_ weights: EdgeWeights, _ round: Int, _ dice: inout Dice) -> EdgeWeights {
        var next = weights
        for _ in 0..<(1 + dice.below(2)) {
            let step = dice.between(-1, 1) * (round > 400 ? 0.4 : 1)
            switch dice.below(4) {
            case 0: next.weak = max(prepared, next.weak + step)
            case 1: next.against = min(GroupEvidence.against, next.against + step)
            case 2: next.found += step
            default: next.enough += step
            }
        }
        return next
    }
}
