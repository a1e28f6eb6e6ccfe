import Contracts
import CorrelatorCore
import Foundation
import Simulation

/// Finds what the correlator's evidence is worth, on training seeds that no report uses.
enum CorrelationTraining {
    /// Prints a line a pair: 1 for one cause, how many failures the newer one's cause has, 1 for one repository, the figures.
    /// `correlation_train.py` makes the trees of them.
    static func pairs() {
        for (_, platform) in CorrelationTrial.platforms(CorrelationTrial.trainingSeeds) {
            var memory = CorrelationMemory()
            var causes: [UInt64: Int] = [:]
            let sizes = Dictionary(grouping: platform.failures, by: \.cause).mapValues(\.count)
            for failure in platform.failures {
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

    /// Looks for thresholds, a change at a time, for the best F1 at a precision of at least 0.955.
    static func tune(rounds: Int) {
        let platforms = CorrelationTrial.platforms(CorrelationTrial.trainingSeeds).filter { $0.repositories != 35 }
        var dice = Dice(seed: 7)
        var best = EdgeWeights.standard
        var reached = -Double.infinity
        for round in 0..<rounds {
            let weights = round == 0 ? best : changed(best, round, &dice)
            var score = CorrelationScore()
            for (_, platform) in platforms {
                score.add(platform, CorrelationTrial.correlate(platform, weights: weights).labels, [:])
            }
            let value = score.measure - 3 * max(0, 0.955 - score.precision)
            guard value > reached else { continue }
            (best, reached) = (weights, value)
            print(
                String(
                    format: "kept %.2f burst %.2f consensus %.2f weak %.2f found %.2f joining %.2f merging %.2f",
                    best.kept, best.burst, best.consensus, best.weak, best.found, best.joining, best.merging),
                score.row(""))
        }
    }

    private static func changed(_ weights: EdgeWeights, _ round: Int, _ dice: inout Dice) -> EdgeWeights {
        var next = weights
        let step = dice.between(-1, 1)
        switch round % 7 {
        case 0: next.weak += step
        case 1: next.found += step
        case 2: next.joining = max(0, next.joining + 1.5 * step)
        case 3: next.merging = max(0, next.merging + 3 * step)
        case 4: next.burst = max(0, next.burst + 0.3 * step)
        case 5: next.consensus = max(0, next.consensus + 0.7 * step)
        default: next.kept += step
        }
        return next
    }
}
