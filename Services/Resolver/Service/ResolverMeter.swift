import Contracts
import CoreMetrics
import ServiceRuntime

/// Counts issues that ended, by pattern.
struct ResolverMeter: Sendable {
    private let counters: [ResolutionPattern: Counter]

    init(_ metrics: PrometheusRegistry) {
        counters = Dictionary(
            uniqueKeysWithValues: ResolutionPattern.known.map { pattern in
                (pattern, MetricName.resolutions.counter([("pattern", pattern.rawValue)], in: metrics))
            })
    }

    func resolved(_ pattern: ResolutionPattern?) { pattern.flatMap { counters[$0] }?.increment() }
}
