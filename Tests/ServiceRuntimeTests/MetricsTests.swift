import CoreMetrics
import Foundation
import Testing

@testable import ServiceRuntime

@Suite("Metrics as Prometheus text")
struct MetricsTests {
    @Test("counters, gauges and histograms are told with help, type and sorted labels")
    func exposition() {
        let registry = PrometheusRegistry()
        let handled = MetricName.entriesHandled.counter([("stream", "runs"), ("outcome", "done")], in: registry)
        handled.increment(by: 2)
        MetricName.entriesHandled.counter([("outcome", "done"), ("stream", "runs")], in: registry).increment()
        MetricName.streamLag.gauge([("stream", "runs")], in: registry).set(2.5)
        MetricName.entryDuration.timer(in: registry).recordNanoseconds(2_000_000)
        MetricName.verdictConfidence.histogram(in: registry).record(0.87)
        let text = registry.exposition()
        #expect(
            text.hasPrefix(
                """
                # HELP switchyard_entries_handled_total Stream entries handled, by stream and outcome.
                # TYPE switchyard_entries_handled_total counter
                switchyard_entries_handled_total{outcome="done",stream="runs"} 3
                # HELP switchyard_entry_duration_seconds
                """))
        #expect(text.contains("switchyard_entry_duration_seconds_bucket{le=\"0.001\"} 0\n"))
        #expect(text.contains("switchyard_entry_duration_seconds_bucket{le=\"0.0025\"} 1\n"))
        #expect(text.contains("switchyard_entry_duration_seconds_bucket{le=\"+Inf\"} 1\n"))
        #expect(text.contains("switchyard_entry_duration_seconds_sum 0.002\n"))
        #expect(text.contains("switchyard_stream_lag{stream=\"runs\"} 2.5\n"))
        #expect(text.contains("switchyard_verdict_confidence_bucket{le=\"0.85\"} 0\n"))
        #expect(text.contains("switchyard_verdict_confidence_bucket{le=\"0.9\"} 1\n"))
    }

    @Test("hostile labels and names stay inside their place")
    func escaping() {
        let registry = PrometheusRegistry()
        Counter(label: "bad name\n{x}", dimensions: [("a-b", "q\"\\\n}")], factory: registry).increment()
        #expect(registry.exposition().contains("bad_name__x_{a_b=\"q\\\"\\\\\\n}\"} 1\n"))
    }

    @Test("label sets beyond the limit are counted together")
    func cardinality() {
        let registry = PrometheusRegistry(maximumSeries: 3)
        for index in 0..<100 {
            MetricName.escalations.counter([("kind", "k\(index)")], in: registry).increment()
        }
        let lines = registry.exposition().split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == 4)
        #expect(lines.contains("switchyard_escalations_total{kind=\"other\"} 97"))
    }

    @Test("a name asked for as two kinds keeps the first")
    func kinds() {
        let registry = PrometheusRegistry()
        Counter(label: "twice", dimensions: [], factory: registry).increment()
        Meter(label: "twice", dimensions: [], factory: registry).set(9)
        #expect(registry.exposition() == "# TYPE twice counter\ntwice 1\n")
    }

    @Test("counting from many threads loses nothing", .timeLimit(.minutes(1)))
    func threads() async {
        let registry = PrometheusRegistry()
        let counter = MetricName.claims.counter(in: registry)
        let sum = FloatingPointCounter(label: "fractions", dimensions: [], factory: registry)
        let timer = MetricName.redisRoundTrip.timer(in: registry)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 {
                        counter.increment()
                        sum.increment(by: 0.5)
                        timer.recordNanoseconds(1)
                    }
                }
            }
        }
        let text = registry.exposition()
        #expect(text.contains("switchyard_entries_claimed_total 8000\n"))
        #expect(text.contains("fractions 4000\n"))
        #expect(text.contains("switchyard_redis_round_trip_seconds_count 8000\n"))
    }

    @Test("every metric of the list has a name of its own, help, and a unit that suits its kind")
    func list() {
        for name in MetricName.allCases {
            #expect(name.rawValue.hasPrefix("switchyard_") && name.help.hasSuffix("."))
            #expect(!name.rawValue.hasSuffix("_seconds") || name.buckets == .seconds)
        }
    }

    @Test("the process tells its memory, time, files and start")
    func process() throws {
        let text = ProcessMetrics().exposition()
        func value(_ name: String) throws -> Double {
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("\(name) ") })
            return try #require(Double(line.dropFirst(name.count + 1)))
        }
        #expect(try value("process_resident_memory_bytes") > 1_000_000)
        #expect(try value("process_open_fds") >= 3)
        let started = try value("process_start_time_seconds")
        #expect(started > 1_500_000_000 && started <= Date().timeIntervalSince1970 + 1)
        #expect(ProcessMetrics(root: "/nonexistent").exposition().isEmpty)
    }
}
