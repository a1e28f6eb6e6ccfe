import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
package import ServiceRuntime
import Synchronization

/// Serves a route table over HTTP/1.1, with health, metrics and the API's description beside it.
///
/// On graceful shutdown readiness turns false, no new connection is taken, and requests in flight are answered before
/// `run()` returns.
package struct HTTPService: Service {
    private let context: ServiceContext
    private let limits: HTTPLimits
    private let onListening: @Sendable (_ port: Int) async -> Void
    private let longestBody: Int
    private let responder: RouterResponder<ServiceRequestContext>

    /// - Parameter onListening: Told the bound port once connections are taken.
    /// - Throws: `EncodingError` when a schema holds a number that is not finite.
    package init(
        _ table: RouteTable, context: ServiceContext, limits: HTTPLimits = HTTPLimits(), version: String = "1",
        onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) throws {
        self.context = context
        self.limits = limits
        self.onListening = onListening
        var table = table
        table.routes += OperationalRoutes.all(health: context.health, metrics: context.metrics)
        table.routes.append(try Self.description(of: table, version: version))
        longestBody = table.routes.compactMap(\.maximumBodyBytes).reduce(limits.maximumBodyBytes, max)
        let settings = context.settings
        responder = RouterAssembly(
            table: table, limits: limits,
            observer: RequestObserver(metrics: RouteMetrics(factory: context.metrics), translate: table.translate),
            hostGate: settings.apiToken == nil ? HostGate(host: settings.host) : nil,
            bearerGate: BearerGate(token: settings.apiToken)
        ).router().buildResponder()
    }

    /// Serves until graceful shutdown or cancellation.
    ///
    /// - Throws: ``HTTPServiceError`` `cannot_listen`.
    package func run() async throws {
        let settings = context.settings
        let health = context.health
        let hasListened = Atomic(false)
        let application = application { port in
            hasListened.store(true, ordering: .relaxed)
            await onListening(port)
        }
        do {
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                health.beginDrain()
            }
        } catch {
            if error is CancellationError || hasListened.load(ordering: .relaxed) { throw error }
            throw HTTPServiceError(
                code: .cannotListen,
                message: "can't listen on \(settings.host):\(settings.port) (\(error)); "
                    + "set SWITCHYARD_HOST and SWITCHYARD_PORT to a free address",
                underlying: error)
        }
    }

    private func application(_ listening: @escaping @Sendable (Int) async -> Void) -> some ApplicationProtocol {
        let limits = limits
        let longest = longestBody
        let logger = context.logger
        var connection = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                ConnectionGuard(readTimeout: TimeAmount(limits.readTimeout), maximumBodyBytes: longest)
            ],
            idleTimeout: TimeAmount(limits.idleTimeout))
        connection.httpDecoder.maxHeaderListSize = limits.maximumHeaderBytes
        connection.httpDecoder.maxHeaderFieldSize = limits.maximumHeaderBytes
        connection.httpDecoder.maxHeaderFieldCount = 128
        return Application(
            responder: responder, server: .http1(configuration: connection),
            configuration: ApplicationConfiguration(
                address: .hostname(context.settings.host, port: context.settings.port), backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.maximumConnections, logger: logger)),
            onServerRunning: { channel in
                await listening(channel.localAddress?.port ?? 0)
            },
            logger: logger)
    }

    private static func description(of table: RouteTable, version: String) throws -> RawRoute {
        func route(_ bytes: [UInt8]) -> RawRoute {
            RawRoute(
                .get, "/openapi.json", summary: "This description.", access: .bearer,
                responses: [RouteResponse(200, "An OpenAPI 3.1 document.", schema: .object([:]))],
                handler: { _ in .json(200, bytes: bytes) })
        }
        var document = OpenAPIDocument(title: table.title, summary: table.summary, version: version)
        for method in table.methods { document.add(method) }
        for other in table.routes { document.add(other) }
        document.add(route([]))
        return route(try document.json())
    }
}
