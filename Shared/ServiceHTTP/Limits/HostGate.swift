import HTTPTypes
import Hummingbird

/// Keeps web pages away from a service without a token: a page of another origin can make the browser send requests to
/// loopback, and by DNS rebinding even read the answers. So the request must name the service as its host, and an
/// `Origin`, which browsers add, must be the service's own.
struct HostGate: RouterMiddleware {
    typealias Context = ServiceRequestContext

    private let hosts: Set<String>

    /// `host` is the address that the service listens on.
    init(host: String) {
        hosts = ["localhost", "127.0.0.1", "[::1]", host.lowercased(), "[\(host.lowercased())]"]
    }

    func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let authority = request.head.authority, hosts.contains(Self.name(of: authority)) else {
            throw ConnectError(
                .permissionDenied,
                "without a token this service answers only requests to localhost; "
                    + "set SWITCHYARD_API_TOKEN to allow other names", status: 421)
        }
        if let origin = request.headers[.origin], origin.lowercased() != "http://\(authority.lowercased())" {
            throw ConnectError(.permissionDenied, "without a token this service answers no other site's pages")
        }
        return try await next(request, context)
    }

    /// The host of `host:port` or `[address]:port`, lower case.
    private static func name(of authority: String) -> String {
        let text = authority.lowercased()
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") { return String(text[...end]) }
        return String(text.prefix { $0 != ":" })
    }
}
