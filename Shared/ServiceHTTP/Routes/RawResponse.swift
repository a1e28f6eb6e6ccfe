import Contracts
import HTTPTypes
import Hummingbird
import NIOCore

/// The answer of a raw route.
package struct RawResponse: Sendable {
    /// The HTTP status.
    package var status: Int
    /// Headers beside `Content-Length`, in order.
    package var headers: [(name: HeaderName, value: String)]
    /// The bytes of the body.
    package var body: [UInt8]

    /// Made of its fields.
    package init(status: Int, headers: [(name: HeaderName, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer of ready-made JSON.
    package static func json(_ status: Int, bytes: [UInt8], retryAfter: Duration? = nil) -> RawResponse {
        var headers = [(name: HeaderName.contentType, value: "application/json")]
        if let retryAfter {
            headers.append((.retryAfter, retryAfter.retryAfterText))
        }
        return RawResponse(status: status, headers: headers, body: bytes)
    }

    /// An answer of JSON, keys sorted.
    ///
    /// - Throws: `EncodingError` when a number is not finite.
    package static func json(_ status: Int, _ value: some Encodable) throws -> RawResponse {
        json(status, bytes: try ContractJSON.encode(value))
    }

    /// An answer of plain text.
    package static func text(_ status: Int, _ text: String) -> RawResponse {
        RawResponse(
            status: status, headers: [(.contentType, "text/plain; charset=utf-8")], body: Array(text.utf8))
    }

    var response: Response {
        var fields = HTTPFields()
        fields.reserveCapacity(headers.count + 3)
        for (name, value) in headers { fields[name.field] = value }
        return Response(
            status: HTTPResponse.Status(code: status), headers: fields,
            body: body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
