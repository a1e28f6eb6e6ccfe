import HTTPTypes
import Hummingbird
import ServiceRuntime
import Signatures

/// Puts the routes of a table into a router, each behind the middleware that its access asks for.
struct RouterAssembly {
    let table: RouteTable
    let limits: HTTPLimits
    let observer: RequestObserver
    let hostGate: HostGate?
    let bearerGate: BearerGate

    func router() -> Router<ServiceRequestContext> {
        let router = Router(context: ServiceRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: observer)
        if let hostGate { router.add(middleware: hostGate) }
        for route in table.routes where route.access == .open { add(route, to: router) }
        for part in table.extensions where part.access == .open { part.add(router) }
        // What is added from here on is behind the token, unknown paths included.
        router.add(middleware: bearerGate)
        for method in table.methods { add(method, to: router) }
        for route in table.routes where route.access == .bearer { add(route, to: router) }
        for part in table.extensions where part.access == .bearer { part.add(router) }
        refuseOtherMethods(router)
        return router
    }

    private func add(_ method: RPCMethod, to router: Router<ServiceRequestContext>) {
        let responder = RPCResponder(method: method, limits: limits)
        router.on(RouterPath(method.path), method: .post) { request, context in
            try await responder.respond(to: request, context)
        }
    }

    private func add(_ route: RawRoute, to router: Router<ServiceRequestContext>) {
        let limit = route.maximumBodyBytes ?? limits.maximumBodyBytes
        let handler = route.handler
        router.on(RouterPath(route.path), method: route.method.http) { request, context in
            let body = try await BodyReader.read(request, atMost: limit)
            return try await handler(
                RawRequest(
                    body: RequestBytes(buffer: body), logger: context.logger, headers: request.headers,
                    query: request.uri.query ?? "")
            ).response
        }
    }

    /// Answers 405 with `Allow` where a path of the table is called by a method that it does not have.
    private func refuseOtherMethods(_ router: Router<ServiceRequestContext>) {
        var allowed: [String: Set<HTTPRequest.Method>] = [:]
        for method in table.methods { allowed[method.path, default: []].insert(.post) }
        for route in table.routes {
            allowed[route.path, default: []].insert(route.method.http)
            if route.method == .get { allowed[route.path, default: []].insert(.head) }
        }
        for (path, methods) in allowed {
            let allow = methods.map(\.rawValue).sorted().joined(separator: ", ")
            for method in Self.methods where !methods.contains(method) {
                router.on(RouterPath(path), method: method) { _, context in
                    var response = ConnectError(.unimplemented, "this path takes \(allow)", status: 405)
                        .response(requestID: context.id)
                    response.headers[.allow] = allow
                    return response
                }
            }
        }
    }

    private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .patch, .options, .trace]
}

extension RawRoute.Method {
    var http: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .post: .post
        case .put: .put
        case .delete: .delete
        }
    }
}
