import Contracts
import CoreMetrics
import ServiceRuntime

/// Counts verdicts by category and engine, and how sure they are.
struct ClassifierMeter: Sendable {
    private let metrics: PrometheusRegistry

    init(_ metrics: PrometheusRegistry) { self.metrics = metrics }

    func judged(_ verdict: Verdict) {
        // What a rule or another version calls differently counts as one, so that labels stay bounded.
        let category = Category.known.contains(verdict.category) ? verdict.category.rawValue : "other"
        MetricName.verdicts.counter([("category", category), ("engine", verdict.engine.rawValue)], in: metrics)
            .increment()
        MetricName.verdictConfidence.histogram([("engine", verdict.engine.rawValue)], in: metrics)
            .record(verdict.confidence)
    }
}
