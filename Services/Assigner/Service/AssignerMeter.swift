import Contracts
import CoreMetrics
import ServiceRuntime

/// Counts placements by outcome, and the noise that is saved.
struct AssignerMeter: Sendable {
    /// How noise is saved.
    static let savings = ["suppressed", "closed"]

    private let counters: [PlacementOutcome: Counter]
    private let saved: [String: Counter]

    init(_ metrics: PrometheusRegistry) {
        counters = Dictionary(
            uniqueKeysWithValues: PlacementOutcome.known.map { outcome in
                (outcome, MetricName.placements.counter([("outcome", outcome.rawValue)], in: metrics))
            })
        saved = Dictionary(
            uniqueKeysWithValues: AssignerMeter.savings.map { how in
                (how, MetricName.noiseSaved.counter([("how", how)], in: metrics))
            })
    }

    func placed(_ outcome: PlacementOutcome) {
        counters[outcome]?.increment()
        if outcome == .suppressed { noise("suppressed") }
    }

    /// A false alarm that nobody had to look at.
    func noise(_ how: String) { saved[how]?.increment() }
}
