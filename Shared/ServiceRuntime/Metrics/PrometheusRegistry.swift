package import CoreMetrics
import Synchronization

/// A backend for swift-metrics that keeps everything in memory and tells it as Prometheus text.
///
/// A metric has at most `maximumSeries` label sets; what comes beyond is counted together under the value `other` for
/// each label, so that no caller can make memory grow without end. A name that is asked for as two kinds keeps the
/// first; the second one records into nothing. Destroying a handle keeps its series: a total must not start anew.
package final class PrometheusRegistry: MetricsFactory {
    private let families = Mutex<[String: MetricFamily]>([:])
    private let maximumSeries: Int

    /// An empty registry.
    package init(maximumSeries: Int = 1000) { self.maximumSeries = max(1, maximumSeries) }

    /// The counter of this name and these labels; the same one each time.
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let series = series(label, .counter, dimensions) { .counter(CounterCell()) }
        guard case .counter(let cell) = series else { return CounterCell() }
        return cell
    }

    /// The counter of fractions of this name and these labels; the same one each time.
    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        number(label, .counter, dimensions)
    }

    /// The gauge of this name and these labels; the same one each time.
    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        number(label, .gauge, dimensions)
    }

    /// The gauge or histogram of this name and these labels; the same one each time.
    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return number(label, .gauge, dimensions) }
        return histogram(label, dimensions, default: .counts)
    }

    /// The histogram of durations, in seconds, of this name and these labels; the same one each time.
    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions, default: .seconds)
    }

    /// Does nothing: a counter that was exposed once is exposed until the process ends.
    package func destroyCounter(_ handler: any CounterHandler) {}
    /// Does nothing: a counter that was exposed once is exposed until the process ends.
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Does nothing: a gauge that was exposed once is exposed until the process ends.
    package func destroyMeter(_ handler: any MeterHandler) {}
    /// Does nothing: a recorder that was exposed once is exposed until the process ends.
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Does nothing: a timer that was exposed once is exposed until the process ends.
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// All families as text, version 0.0.4 of the exposition format: sorted by name, then by labels.
    package func exposition() -> String {
        let families = families.withLock { $0 }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            family.append(name: name, to: &text)
        }
        return text
    }

    private func number(_ label: String, _ kind: MetricFamily.Kind, _ dimensions: [(String, String)]) -> NumberCell {
        let series = series(label, kind, dimensions) { .number(NumberCell()) }
        guard case .number(let cell) = series else { return NumberCell() }
        return cell
    }

    private func histogram(
        _ label: String, _ dimensions: [(String, String)], default buckets: HistogramBuckets
    ) -> HistogramCell {
        let buckets = MetricName(rawValue: label)?.buckets ?? buckets
        let series = series(label, .histogram, dimensions) { .histogram(HistogramCell(buckets: buckets)) }
        guard case .histogram(let cell) = series else { return HistogramCell(buckets: buckets) }
        return cell
    }

    private func series(
        _ label: String, _ kind: MetricFamily.Kind, _ dimensions: [(String, String)], make: () -> MetricFamily.Series
    ) -> MetricFamily.Series? {
        let name = PrometheusText.name(label)
        return families.withLock { families in
            var family = families[name] ?? MetricFamily(kind: kind, help: MetricName(rawValue: label)?.help)
            guard family.kind == kind else { return nil }
            var labels = PrometheusText.labels(dimensions)
            if family.series[labels] == nil, family.series.count >= maximumSeries {
                labels = PrometheusText.labels(dimensions.map { ($0.0, "other") })
            }
            let series = family.series[labels] ?? make()
            family.series[labels] = series
            families[name] = family
            return series
        }
    }
}
