import Contracts
package import ServiceHTTP
import Streams

extension Platform {
    /// An empty table of routes whose handlers' ``StreamsError``s are answered as Connect errors.
    package func routeTable(title: String, summary: String) -> RouteTable {
        var table = RouteTable(title: title, summary: summary)
        table.translate = { error in
            guard let error = error as? StreamsError else { return nil }
            switch error.code {
            case .unavailable, .full: return ConnectError(.unavailable, "the store is away", retryAfter: .seconds(5))
            case .malformedReply, .unfit, .malformedRecord, .refused: return ConnectError(.internal, "the store failed")
            }
        }
        return table
    }
}

extension RPCMethod {
    /// A method of a Switchyard service whose schemas follow from its messages' types.
    package init<Request: Decodable & Sendable, Response: Codable & Sendable>(
        _ service: String, _ name: String, _ summary: String,
        handler: @escaping @Sendable (Request, RPCContext) async throws -> Response
    ) {
        self.init(
            service: "switchyard.v1.\(service)", name: name, summary: summary,
            request: MessageSchema.schema(of: Request.self), response: MessageSchema.schema(of: Response.self),
            handler: handler)
    }
}

/// A page of a list: its size and where it begins.
package struct PageRequest: Sendable {
    /// 1…500.
    package let size: Int
    /// How many are passed over.
    package let offset: Int

    /// Reads a size and a token as clients send them.
    ///
    /// - Throws: ``ConnectError`` (`invalid_argument`).
    package init(size: Int?, token: String?, standard: Int = 50) throws {
        let asked = size.flatMap { $0 == 0 ? nil : $0 } ?? standard
        guard (1...500).contains(asked) else { throw ConnectError(.invalidArgument, "page_size: expected 1…500") }
        self.size = asked
        guard let token, !token.isEmpty else {
            offset = 0
            return
        }
        guard let offset = Int(token), offset >= 0 else {
            throw ConnectError(.invalidArgument, "page_token: not one that this service gave")
        }
        self.offset = offset
    }

    /// The token of the next page, when this one was full.
    package func next(_ count: Int) -> String? { count < size ? nil : String(offset + count) }
}
