import Contracts
import Hummingbird
import Logging
import NIOHTTP1
import ServiceRuntime

/// Outermost of all: counts and times requests by matched route, turns errors into answers, writes the access log.
struct RequestObserver: RouterMiddleware {
    typealias Context = ServiceRequestContext

    let metrics: RouteMetrics
    let translate: @Sendable (any Error) -> ConnectError?

    func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response: Response
        do {
            response = try await next(request, context)
        } catch let error as HTTPParserError {
            // The connection is broken: Hummingbird ends it.
            throw error
        } catch {
            response = answer(to: error, request, context).response(requestID: context.id)
        }
        // Hummingbird names the route only of what it matched.
        let route = context.endpointPath.flatMap { $0 == "NotFound" ? nil : $0 } ?? "unmatched"
        let duration = start.duration(to: .now)
        metrics.record(route: route, status: response.status.code, duration: duration)
        context.logger.debug(
            "request answered",
            metadata: .keyed([
                .method: request.method.rawValue, .route: route, .status: response.status.code,
                .durationMilliseconds: duration.milliseconds,
            ]))
        return response
    }

    private func answer(to error: any Error, _ request: Request, _ context: ServiceRequestContext) -> ConnectError {
        if let error = error as? ConnectError { return error }
        if let error = translate(error) { return error }
        if let error = error as? any HTTPResponseError {
            return error.status == .notFound
                ? ConnectError(.unimplemented, "nothing is served at this path", status: 404)
                : ConnectError(.unknown, error.status.reasonPhrase, status: error.status.code)
        }
        if error is CancellationError {
            return ConnectError(.unavailable, "the service is shutting down", retryAfter: .seconds(1))
        }
        context.logger.error(
            "request failed", error: error, metadata: .keyed([.method: request.method.rawValue]))
        return .generic
    }
}
