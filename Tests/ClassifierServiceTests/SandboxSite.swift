import Contracts
import CurlOutbound
import Logging
import Outbound
import Sandbox
import ServiceLifecycle
import ServiceRuntime

/// The sandbox on a free port for the time of one test.
struct SandboxSite: Sendable {
    let url: String
    let outbound: OutboundClient

    /// The address of its Messages API.
    var anthropic: String { url + "/anthropic" }

    static func with<Result: Sendable>(
        _ body: @escaping @Sendable (SandboxSite) async throws -> Result
    ) async throws -> Result {
        let driver = CurlDriver()
        defer { driver.close() }
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = SandboxServer(
            SandboxSettings(port: 0, webhookURL: nil, webhookSecret: "hush"), now: { .system() },
            client: driver.client, log: log, bound: { bound.yield($0) })
        let group = ServiceGroup(configuration: .init(services: [server], logger: log))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let port = await ports.first { _ in true } ?? 0
            let outcome: Swift.Result<Result, any Error>
            do {
                outcome = .success(
                    try await body(SandboxSite(url: "http://127.0.0.1:\(port)", outbound: driver.client)))
            } catch { outcome = .failure(error) }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return try outcome.get()
        }
    }

    /// Tells the stand-in what to do wrong.
    func fault(_ json: String) async throws {
        _ = try await outbound.send(
            OutboundRequest("POST", url + "/_sandbox/anthropic/faults", body: Array(json.utf8), timeout: .seconds(60)))
    }

    /// How many questions reached the stand-in.
    func journal() async throws -> String {
        let reply = try await outbound.send(
            OutboundRequest("GET", url + "/_sandbox/anthropic/journal", timeout: .seconds(60)))
        return String(decoding: reply.body, as: UTF8.self)
    }

    func calls() async throws -> Int { try await journal().split(separator: "\"number\"").count - 1 }
}
