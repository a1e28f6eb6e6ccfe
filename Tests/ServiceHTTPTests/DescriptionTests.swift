import CoreMetrics
import Foundation
import PythonPrograms
import ServiceRuntime
import Testing

@testable import ServiceHTTP

@Suite("Checked by others' tools", .timeLimit(.minutes(1)))
struct DescriptionTests {
    /// Runs a Python program with `input`; `nil` when the machine has not got the module.
    private func python(
        module: String, _ program: String, input: String
    ) async throws -> (status: Int32, output: String)? {
        guard try await blocking({ Python.has(module) }) else {
            print("skipped: python3 has no \(module) (pip install \(module.replacing("_", with: "-")))")
            return nil
        }
        return await Python.runApart(["-c", program], input: input)
    }

    @Test("the API's description is valid OpenAPI 3.1 and covers every route")
    func openAPI() async throws {
        let body = try await TestServer.with(Echo.table(Echo.method(), Echo.method("Again"))) { server in
            try await RawClient.call(server.port, path: "/openapi.json").body
        }
        for part in [
            Echo.path, "/switchyard.v1.EchoService/Again", "/webhooks/test", "/health/live", "/health/ready",
            "/metrics", "/openapi.json", "#/components/schemas/EchoRequest", "\"openapi\":\"3.1.0\"",
        ] {
            #expect(body.contains(part))
        }
        let program = "import sys, json, openapi_spec_validator as v; v.validate(json.load(sys.stdin))"
        guard let result = try await python(module: "openapi_spec_validator", program, input: body) else { return }
        #expect(result.status == 0, "\(result.output)")
    }

    @Test("the official Prometheus parser reads the metrics")
    func prometheus() async throws {
        let registry = PrometheusRegistry()
        MetricName.webhookDeliveries.counter([("event", "a\"\\\n,}"), ("result", "ok")], in: registry).increment(by: 5)
        MetricName.redisRoundTrip.timer(in: registry).recordNanoseconds(1_500_000)
        MetricName.streamLag.gauge([("stream", "runs")], in: registry).set(-Double.infinity)
        let program = """
            import sys
            from prometheus_client.parser import text_string_to_metric_families as parse
            for family in parse(sys.stdin.read()):
                for sample in family.samples:
                    print(family.type, sample.name, sample.labels.get("event", ""), float(sample.value))
            """
        let text = registry.exposition() + ProcessMetrics().exposition()
        guard let result = try await python(module: "prometheus_client", program, input: text) else { return }
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("counter switchyard_webhook_deliveries_total a\"\\\n,} 5.0"))
        #expect(result.output.contains("histogram switchyard_redis_round_trip_seconds_count  1.0"))
        #expect(result.output.contains("gauge switchyard_stream_lag  -inf"))
        #expect(result.output.contains("gauge process_resident_memory_bytes"))
    }
}
