import ServiceRuntime

/// The routes that every service has: health and metrics.
enum OperationalRoutes {
    static func all(health: HealthRegistry, metrics: PrometheusRegistry) -> [RawRoute] {
        let process = ProcessMetrics()
        return [
            RawRoute(
                .get, "/health/live", summary: "Answers as long as the process runs.", access: .open,
                responses: [RouteResponse(200, "It runs.", schema: HealthAnswer.schema)],
                handler: { _ in try .json(200, HealthAnswer.alive) }),
            RawRoute(
                .get, "/health/ready", summary: "Tells whether the service can do its work now.", access: .open,
                responses: [
                    RouteResponse(200, "It can.", schema: HealthAnswer.schema),
                    RouteResponse(503, "It can't; the failing checks are named.", schema: HealthAnswer.schema),
                ],
                handler: { _ in
                    let failures = await health.failures()
                    return try .json(failures.isEmpty ? 200 : 503, HealthAnswer(failures: failures))
                }),
            RawRoute(
                .get, "/metrics", summary: "Metrics as Prometheus text.", access: .open,
                responses: [RouteResponse(200, "The metrics.", contentType: "text/plain")],
                handler: { _ in
                    var answer = RawResponse.text(200, metrics.exposition() + process.exposition())
                    answer.headers[0].value = "text/plain; version=0.0.4; charset=utf-8"
                    return answer
                }),
        ]
    }
}
