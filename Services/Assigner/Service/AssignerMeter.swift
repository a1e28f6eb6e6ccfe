import Contracts
import CoreMetrics
import ServiceRuntime

/// Counts placements by outcome.
struct AssignerMeter: Sendable {
    private let counters: [PlacementOutcome: Counter]

    init(_ metrics: PrometheusRegistry) {
        counters = Dictionary(
            uniqueKeysWithValues: PlacementOutcome.known.map { outcome in
                (outcome, MetricName.placements.counter([("outcome", outcome.rawValue)], in: metrics))
            })
    }

    func placed(_ outcome: PlacementOutcome) { counters[outcome]?.increment() }
}
