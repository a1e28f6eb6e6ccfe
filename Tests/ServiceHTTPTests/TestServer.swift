import Contracts
import Foundation
import Logging
import ServiceLifecycle
import ServiceRuntime
import Signatures
import Synchronization
import Testing

@testable import ServiceHTTP

/// A service on a free port for the time of one test.
struct TestServer: Sendable {
    let port: Int
    let context: ServiceContext
    let group: ServiceGroup
    let log: TestLog

    static let token = "0123456789abcdef"
    static let json = ["Content-Type": "application/json"]
    static let authorized = ["Content-Type": "application/json", "Authorization": "Bearer \(token)"]

    static func with<Result: Sendable>(
        _ table: RouteTable, token: String? = nil, limits: HTTPLimits = HTTPLimits(),
        _ body: @escaping @Sendable (TestServer) async throws -> Result
    ) async throws -> Result {
        let log = TestLog()
        let context = context(token: token, log: log)
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let service = try HTTPService(table, context: context, limits: limits) { continuation.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [service], logger: context.logger))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var iterator = ports.makeAsyncIterator()
            let port = try #require(await iterator.next())
            let result: Result
            do {
                result = try await body(TestServer(port: port, context: context, group: group, log: log))
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return result
        }
    }

    private static func context(token: String?, log: TestLog) -> ServiceContext {
        var environment = EnvironmentReader(values: ["SWITCHYARD_PORT": "0", "SWITCHYARD_API_TOKEN": token ?? ""])
        let settings = ServiceSettings(from: &environment, defaultPort: 0)
        let clock = TestClock().clock
        let logger = Logger(label: "test") { label in
            ServiceLogHandler(
                label: label, origin: LogOrigin(service: "test", instance: "test"), format: .json, level: .debug,
                sink: LogSink { line in log.lines.withLock { $0 += String(decoding: line, as: UTF8.self) } })
        }
        return ServiceContext(
            service: "test", instance: "test", settings: settings, logger: logger, metrics: PrometheusRegistry(),
            clock: clock, ids: .make(now: clock.now), health: HealthRegistry(), reloads: { AsyncStream { nil } })
    }
}

/// What a service logged.
final class TestLog: Sendable {
    let lines = Mutex("")
    var text: String { lines.withLock { $0 } }
}

/// Lets a test hold a handler until it says go.
final class Gate: Sendable {
    private let arrivals = AsyncStream.makeStream(of: Void.self)
    private let departures = AsyncStream.makeStream(of: Void.self)

    func pass() async {
        arrivals.continuation.yield()
        var iterator = departures.stream.makeAsyncIterator()
        await iterator.next()
    }

    func arrived() async {
        var iterator = arrivals.stream.makeAsyncIterator()
        await iterator.next()
    }

    func open() { departures.continuation.yield() }
}
