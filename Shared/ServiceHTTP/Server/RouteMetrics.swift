import CoreMetrics
import ServiceRuntime
import Synchronization

/// The request metrics, each handle made once for a route and status.
final class RouteMetrics: Sendable {
    private struct Key: Hashable {
        let route: String
        let status: Int
    }

    private let factory: any MetricsFactory
    private let handles = Mutex<(requests: [Key: Counter], durations: [String: Timer])>(([:], [:]))

    init(factory: any MetricsFactory) { self.factory = factory }

    func record(route: String, status: Int, duration: Duration) {
        let (requests, durations) = handles.withLock { handles in
            let key = Key(route: route, status: status)
            if let counter = handles.requests[key], let timer = handles.durations[route] { return (counter, timer) }
            let counter = MetricName.httpRequests.counter([("route", route), ("status", String(status))], in: factory)
            let timer = handles.durations[route] ?? MetricName.httpDuration.timer([("route", route)], in: factory)
            handles.requests[key] = counter
            handles.durations[route] = timer
            return (counter, timer)
        }
        requests.increment()
        durations.recordNanoseconds(duration.nanoseconds)
    }
}

extension Duration {
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
