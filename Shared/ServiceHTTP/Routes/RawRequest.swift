import HTTPTypes
package import Logging
import NIOCore
package import ServiceRuntime

/// A request whose body was read and not interpreted.
package struct RawRequest: Sendable {
    /// The bytes of the body.
    package let body: RequestBytes
    /// Carries the request id.
    package let logger: Logger
    let headers: HTTPFields
    let query: String

    /// The value of a header; several of one name are joined by `, `.
    package func header(_ name: HeaderName) -> String? { headers[name.field] }

    /// The part behind `?`, as it was sent; empty when there is none.
    package var queryText: String { query }

    /// A step of the caller's trace, or a new trace.
    package var traceparent: Traceparent { Traceparent.continued(from: headers) }
}

/// The body of a request, not copied.
package struct RequestBytes: Sendable {
    let buffer: ByteBuffer

    /// How many bytes there are.
    package var count: Int { buffer.readableBytes }

    /// Gives `body` the bytes for the time of the call.
    package func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let outcome = buffer.withUnsafeReadableBytes { bytes in
            do throws(Failure) {
                return Swift.Result<Result, Failure>.success(try body(bytes))
            } catch {
                return Swift.Result<Result, Failure>.failure(error)
            }
        }
        return try outcome.get()
    }

    /// The bytes in an array of their own: one copy.
    package var array: [UInt8] { buffer.withUnsafeReadableBytes { Array($0) } }
}

extension Traceparent {
    /// One step further in the trace that the headers name, or a new trace.
    static func continued(from headers: HTTPFields) -> Traceparent {
        headers[HeaderName.traceparent.field].flatMap { Traceparent($0) }?.child() ?? Traceparent()
    }
}
