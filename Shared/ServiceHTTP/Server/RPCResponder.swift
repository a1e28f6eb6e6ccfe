import HTTPTypes
import Hummingbird
import NIOCore
import ServiceRuntime

/// Serves one method of the Connect protocol.
struct RPCResponder: Sendable {
    let method: RPCMethod
    let limits: HTTPLimits

    func respond(to request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let (asked, isGzip) = try ConnectHeaders.check(request.headers)
        let timeout = min(asked ?? limits.callTimeout, limits.callTimeout)
        let call = RPCContext(
            logger: context.logger, traceparent: .continued(from: request.headers), timeout: timeout)
        let limit = limits.maximumBodyBytes
        let method = method
        let answer = try await withDeadline(timeout) {
            var body = try await BodyReader.read(request, atMost: limit)
            if isGzip { body = try BodyReader.expand(body, atMost: limit) }
            return try await method.call(body, call)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer)))
    }
}
