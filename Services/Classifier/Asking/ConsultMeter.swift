import CoreMetrics
package import ServiceRuntime

/// Counts what asking Claude does and costs.
package struct ConsultMeter: Sendable {
    private let metrics: PrometheusRegistry

    /// Counts in `metrics`.
    package init(_ metrics: PrometheusRegistry) { self.metrics = metrics }

    /// A call ended: `answered`, or the word of the error.
    func called(_ outcome: String, seconds: Double) {
        MetricName.claudeCalls.counter([("outcome", outcome)], in: metrics).increment()
        MetricName.claudeDuration.histogram([], in: metrics).record(seconds)
    }

    /// Tokens by what became of them.
    func consumed(input: Int, output: Int, cacheWrite: Int, cacheRead: Int) {
        for (kind, count) in [
            ("input", input), ("output", output), ("cache_write", cacheWrite), ("cache_read", cacheRead),
        ] where count > 0 {
            MetricName.claudeTokens.counter([("kind", kind)], in: metrics).increment(by: count)
        }
    }

    /// A question ended: `changed`, `confirmed`, `investigated`, or why there was no answer.
    package func settled(_ outcome: String, costUSD: Double, leftUSD: Double) {
        MetricName.claudeQuestions.counter([("outcome", outcome)], in: metrics).increment()
        FloatingPointCounter(label: MetricName.claudeCost.rawValue, dimensions: [], factory: metrics)
            .increment(by: costUSD)
        MetricName.claudeBudgetLeft.gauge([], in: metrics).set(leftUSD)
    }
}
