import Contracts
import HTTPTypes
import Hummingbird
import NIOCore

extension Duration {
    /// Whole seconds, rounded up, at least 1.
    var retryAfterText: String { String(max(1, components.seconds + (components.attoseconds > 0 ? 1 : 0))) }
}

extension ConnectError {
    private struct Body: Encodable {
        let code: ConnectCode
        let message: String
    }

    /// The error as the Connect protocol writes it.
    func response(requestID: String) -> Response {
        var headers: HTTPFields = [
            .contentType: "application/json", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
        ]
        if let name = HTTPField.Name("x-request-id") { headers[name] = requestID }
        if code == .unauthenticated { headers[.wwwAuthenticate] = "Bearer" }
        if let retryAfter { headers[.retryAfter] = retryAfter.retryAfterText }
        // What was not read of the request is dropped with the connection.
        if status == 413 { headers[.connection] = "close" }
        let body = (try? ContractJSON.encode(Body(code: code, message: message))) ?? Array("{}".utf8)
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
