import Contracts
import CorrelatorCore
import Foundation
import Simulation
import Synchronization

/// Finds what the correlator's evidence is worth, on seeds that no report uses.
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

    /// Looks for thresholds on the validation seeds, a change at a time: a precision of 0.95 first, then F1 and how soon.
    static func tune(rounds: Int) {
        let platforms = CorrelationTrial.platforms(CorrelationTrial.validationSeeds).filter { $0.repositories != 50 }
        var dice = Dice(seed: 7)
        var best = EdgeWeights.standard
        var reached = -Double.infinity
        for round in 0..<rounds {
            let weights = round == 0 ? best : changed(best, round, &dice)
            let (whole, small) = scores(platforms, weights)
            let value =
                whole.measure + 0.1 * whole.promptness + 0.2 * small.measure - 3 * max(0, 0.955 - whole.precision)
                - max(0, 0.9 - small.precision)
            guard value > reached else { continue }
            (best, reached) = (weights, value)
            print(
                String(
                    format:
                        "kept %.2f burst %.2f to %.2f consensus %.2f weak %.2f found %.2f joining %.2f merging %.2f",
                    best.kept, best.burst, best.mostBurst, best.consensus, best.weak, best.found, best.joining,
                    best.merging),
                whole.row(""), small.row("3 and 5"))
            fflush(nil)
        }
    }

    /// Over all platforms, and over those of three and five repositories.
    private static func scores(
        _ platforms: [(repositories: Int, platform: SimulatedPlatform)], _ weights: EdgeWeights
    ) -> (whole: CorrelationScore, small: CorrelationScore) {
        let parts = Mutex([CorrelationScore?](repeating: nil, count: platforms.count))
        DispatchQueue.concurrentPerform(iterations: platforms.count) { index in
            // The largest first, so that no core waits for another in the end.
            let place = platforms.count - 1 - index
            var score = CorrelationScore()
            let found = CorrelationTrial.correlate(platforms[place].platform, weights: weights)
            score.add(platforms[place].platform, found.labels, found.seen)
            parts.withLock { $0[place] = score }
        }
        var (whole, small) = (CorrelationScore(), CorrelationScore())
        for (place, part) in parts.withLock({ $0 }).enumerated() {
            guard let part else { continue }
            whole.add(part)
            if platforms[place].repositories <= 5 { small.add(part) }
        }
        return (whole, small)
    }

    private static func changed(_ weights: EdgeWeights, _ round: Int, _ dice: inout Dice) -> EdgeWeights {
        var next = weights
        let step = dice.between(-1, 1)
        switch round % 8 {
        case 0: next.weak += step
        case 1: next.found += step
        case 2: next.joining = max(0, next.joining + 1.5 * step)
        case 3: next.merging = max(0, next.merging + 3 * step)
        case 4: next.burst = max(0, next.burst + 0.3 * step)
        case 5: next.mostBurst = max(0, next.mostBurst + 0.5 * step)
        case 6: next.consensus = max(0, next.consensus + 0.7 * step)
        default: next.kept += step
        }
        return next
    }
}
