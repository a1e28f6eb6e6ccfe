import Contracts
import CorrelatorCore
import Foundation
import Simulation

/// Finds what the correlator's evidence is worth, on seeds that no report uses.
enum CorrelationTraining {
    /// Prints a line a pair: 1 for one cause, how many failures the newer one's cause has, 1 for one repository, the figures.
    /// `correlation_train.py` makes the trees of them.
    static func pairs() {
        for (_, platform) in CorrelationTrial.platforms(CorrelationTrial.trainingSeeds) {
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
}
