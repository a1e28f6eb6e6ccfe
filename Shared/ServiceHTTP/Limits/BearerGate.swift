import HTTPTypes
package import Hummingbird
package import Signatures

/// Lets through who presents the service's token.
package struct BearerGate: RouterMiddleware {
    /// The context of every route behind it.
    package typealias Context = ServiceRequestContext

    private let token: Secret?

    /// Without a token everybody is let through (only a service on loopback has none).
    package init(token: Secret?) { self.token = token }

    /// Answers for the route when the gate stays shut.
    ///
    /// - Throws: ``ConnectError`` (`unauthenticated`); also what the route throws.
    package func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        guard admits(request.headers[.authorization]) else {
            throw ConnectError(.unauthenticated, "send Authorization: Bearer with the service's SWITCHYARD_API_TOKEN")
        }
        return try await next(request, context)
    }

    /// Whether an `Authorization` header opens the gate; compared in constant time.
    package func admits(_ authorization: String?) -> Bool {
        guard let token else { return true }
        guard let authorization else { return false }
        let scheme = authorization.prefix(7)
        guard scheme.lowercased() == "bearer " else { return false }
        return token.matches(String(authorization.dropFirst(7)))
    }
}
