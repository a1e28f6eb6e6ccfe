import Contracts
import NIOCore

/// A unary method of the Connect protocol with JSON messages.
package struct RPCMethod: Sendable {
    /// The full name of its service, e.g. `switchyard.v1.ClassifierService`.
    package let service: String
    /// Its own name, e.g. `Classify`.
    package let name: String
    /// One sentence for the API's description.
    package let summary: String
    let requestSchema: JSONSchema
    let responseSchema: JSONSchema
    let call: @Sendable (ByteBuffer, RPCContext) async throws -> [UInt8]

    /// A method that decodes `Request` and encodes what the handler returns.
    ///
    /// The handler throws ``ConnectError`` to answer with an error; anything else is logged and answered as `internal`
    /// (see ``RouteTable/translate``). It is cancelled when the caller's time is over.
    package init<Request: Decodable & Sendable, Response: Encodable & Sendable>(
        service: String, name: String, summary: String, request: JSONSchema, response: JSONSchema,
        handler: @escaping @Sendable (Request, RPCContext) async throws -> Response
    ) {
        self.service = service
        self.name = name
        self.summary = summary
        requestSchema = request
        responseSchema = response
        call = { body, context in
            let message: Request
            do {
                message = try ContractJSON.decode(Request.self, from: body.readableBytesView)
            } catch let error as DecodingError {
                throw ConnectError(.invalidArgument, error.sentence)
            }
            return try ContractJSON.encode(try await handler(message, context))
        }
    }

    /// The path that the method is called at.
    package var path: String { "/\(service)/\(name)" }
}
