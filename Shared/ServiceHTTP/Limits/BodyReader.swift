import HTTPTypes
import Hummingbird
import NIOCore

/// Reads bodies up to a limit.
enum BodyReader {
    /// The whole body, in one buffer; its length is checked before it is read when the caller tells it.
    static func read(_ request: Request, atMost limit: Int) async throws -> ByteBuffer {
        let length = request.headers[.contentLength].flatMap { Int($0) }
        if let length, length > limit { throw tooLarge(limit) }
        // One part, the common case, is handed on without a copy.
        var whole = ByteBuffer()
        for try await part in request.body {
            guard whole.readableBytes + part.readableBytes <= limit else { throw tooLarge(limit) }
            if whole.readableBytes == 0 {
                whole = part
            } else {
                whole.reserveCapacity(
                    minimumWritableBytes: max(part.readableBytes, (length ?? 0) - whole.readableBytes))
                whole.writeImmutableBuffer(part)
            }
        }
        // A cancelled read ends like a complete one.
        try Task.checkCancellation()
        return whole
    }

    /// What a gzip body holds; the limit counts for that too.
    static func expand(_ body: ByteBuffer, atMost limit: Int) throws(ConnectError) -> ByteBuffer {
        do throws(Gzip.Trouble) {
            return ByteBuffer(bytes: try Gzip.expand(Array(body.readableBytesView), atMost: limit))
        } catch {
            switch error {
            case .corrupt: throw ConnectError(.invalidArgument, "the request is not valid gzip")
            case .tooLong: throw tooLarge(limit)
            }
        }
    }

    private static func tooLarge(_ limit: Int) -> ConnectError {
        ConnectError(.resourceExhausted, "the body is longer than \(limit) bytes", status: 413)
    }
}
