import Contracts
import CurlOutbound
import Foundation
import Hummingbird
import Logging
import Outbound
import Sandbox
import ServiceLifecycle
import Synchronization

/// The sandbox and a receiver of its webhooks, on free ports, for the time of one test.
struct SandboxTrial: Sendable {
    static let secret = "hush"
    let url: String
    let received: Received
    let driver: CurlDriver

    static func with<Result: Sendable>(
        _ body: @escaping @Sendable (SandboxTrial) async throws -> Result
    ) async throws -> Result {
        let driver = CurlDriver()
        defer { driver.close() }
        let received = Received()
        let (receiverPorts, receiverBound) = AsyncStream.makeStream(of: Int.self)
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let receiver = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                try await received.take(request)
            },
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { receiverBound.yield($0.localAddress?.port ?? 0) }, logger: log)
        return try await run([receiver], log) {
            let receiverPort = await receiverPorts.first { _ in true } ?? 0
            let settings = SandboxSettings(
                port: 0, webhookURL: "http://127.0.0.1:\(receiverPort)/hook", webhookSecret: secret)
            let server = SandboxServer(
                settings, now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
                client: driver.client, log: log, bound: { bound.yield($0) })
            return try await run([server], log) {
                let port = await ports.first { _ in true } ?? 0
                let trial = SandboxTrial(url: "http://127.0.0.1:\(port)", received: received, driver: driver)
                return try await body(trial)
            }
        }
    }

    private static func run<Result: Sendable>(
        _ services: [any Service], _ log: Logger, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let group = ServiceGroup(configuration: .init(services: services, logger: log))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let outcome: Swift.Result<Result, any Error>
            do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return try outcome.get()
        }
    }

    /// A call with somebody's token.
    func call(
        _ method: String, _ path: String, _ body: String? = nil, as login: String? = "ana",
        headers: [(String, String)] = []
    ) async throws -> OutboundReply {
        var request = OutboundRequest(method, url + path, headers: [OutboundHeader("User-Agent", "test")])
        if let login { request.headers.append(OutboundHeader("Authorization", "Bearer sandbox-\(login)")) }
        request.headers += headers.map { OutboundHeader($0.0, $0.1) }
        request.body = body.map { Array($0.utf8) }
        return try await driver.client.send(request)
    }
}

extension OutboundReply {
    /// The body as JSON.
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }
    /// The body as a list.
    var list: [[String: Any]] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [[String: Any]] ?? [] }
}
