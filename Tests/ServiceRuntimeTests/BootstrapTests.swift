import Foundation
import ServiceLifecycle
import Synchronization
import Testing

@testable import ServiceRuntime

@Suite("Starting and stopping a service", .serialized, .timeLimit(.minutes(1)))
struct BootstrapTests {
    private struct Refused: Error, CustomStringConvertible { let description = "no redis here" }

    private struct Part: Service {
        let onStop: @Sendable () -> Void
        func run() async throws {
            // A signal to this process is what an operator or Kubernetes sends.
            kill(getpid(), SIGTERM)
            try await gracefulShutdown()
            onStop()
        }
    }

    private func run(
        _ values: [String: String] = [:], build: @escaping @Sendable (ServiceContext) async throws -> [any Service]
    ) async -> (status: ServiceExit, told: String) {
        let told = Mutex("")
        let bootstrap = ServiceBootstrap<Void>(
            service: "classifier", defaultPort: 8802, configure: { _, _ in },
            build: { context, _ in try await build(context) })
        let status = await bootstrap.run(
            environment: EnvironmentReader(values: values),
            sink: LogSink { line in told.withLock { $0 += String(decoding: line, as: UTF8.self) } })
        return (status, told.withLock { $0 })
    }

    @Test("problems of the environment are all told and nothing is built")
    func misconfigured() async {
        let (status, told) = await run(["SWITCHYARD_PORT": "-1", "SWITCHYARD_HOST": "0.0.0.0"]) { _ in
            Issue.record("built in spite of problems")
            return []
        }
        #expect(status == .misconfigured)
        #expect(
            told.contains("2 problems") && told.contains("SWITCHYARD_PORT") && told.contains("SWITCHYARD_API_TOKEN"))
    }

    @Test("problems that building finds count as configuration")
    func badPolicy() async {
        let (status, told) = await run { _ in
            throw ConfigurationProblems([
                .init(name: "switchyard.yaml:3:5", problem: "unknown key", remedy: "use experts")
            ])
        }
        #expect(status == .misconfigured && told.contains("switchyard.yaml:3:5: unknown key; use experts"))
    }

    @Test("a part that can't be built ends with 2 and says why")
    func failed() async {
        let (status, told) = await run { _ in throw Refused() }
        #expect(status == .failed && told.contains("no redis here"))
    }

    @Test("SIGTERM turns readiness off, lets the parts finish and ends with 0")
    func drains() async {
        let drainingAtStop = Mutex<Bool?>(nil)
        let (status, _) = await run { context in
            [Part { drainingAtStop.withLock { $0 = context.health.isDraining } }]
        }
        #expect(status == .drained)
        #expect(drainingAtStop.withLock { $0 } == true)
    }

    @Test("SIGHUP asks for a reload and does not end the process")
    func reload() async {
        SignalSetup.ignoreDeadlySignals()
        let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
        var ticks = SignalSetup.hangups { continuation.yield() }.makeAsyncIterator()
        var readiness = ready.makeAsyncIterator()
        await readiness.next()
        kill(getpid(), SIGHUP)
        #expect(await ticks.next() != nil)
    }

    @Test("a failing, a slow and a good check: the failing ones are named")
    func health() async {
        let health = HealthRegistry(timeout: .milliseconds(20))
        health.add(HealthCheck(name: "redis") { .ok })
        #expect(await health.failures().isEmpty)
        health.add(HealthCheck(name: "policy") { .failed("no file") })
        health.add(
            HealthCheck(name: "github") {
                try? await Task.sleep(for: .seconds(30))
                return .ok
            })
        #expect(await health.failures().map(\.check) == ["github", "policy"])
        health.beginDrain()
        #expect(await health.failures().map(\.check) == ["drain"])
    }
}
