import Contracts

@testable import ServiceHTTP

struct EchoRequest: Codable, Sendable {
    struct Part: Codable, Sendable { let count: Int }
    let text: String
    let parts: [Part]?
}

struct EchoResponse: Codable, Sendable {
    let url: String
    let text: String
    let bytes: Int?
}

/// The routes that the tests call.
enum Echo {
    struct Internal: Error, CustomStringConvertible { let description = "the password is sesame" }

    static func method(
        _ name: String = "Echo",
        _ handler: @escaping @Sendable (EchoRequest, RPCContext) async throws -> EchoResponse = { request, _ in
            EchoResponse(url: "a/b", text: request.text, bytes: nil)
        }
    ) -> RPCMethod {
        let part = JSONSchema.object(["count": .integer(minimum: 0)], required: ["count"]).named("Part")
        return RPCMethod(
            service: "switchyard.v1.EchoService", name: name, summary: "Says it again.",
            request: .object(["text": .string(), "parts": .array(of: part)], required: ["text"]).named("EchoRequest"),
            response: .object(["url": .string(format: "uri"), "text": .string(), "bytes": .integer()])
                .named("EchoResponse"),
            handler: handler)
    }

    static let hook = RawRoute(
        .post, "/webhooks/test", summary: "Takes a delivery.", access: .open, maximumBodyBytes: 3 << 20,
        request: .any, responses: [RouteResponse(202, "Stored.", schema: .object(["bytes": .integer()]))],
        handler: { request in
            let sum = request.body.withUnsafeBytes { $0.reduce(0) { $0 &+ Int($1) } }
            let event = request.header(HeaderName("X-Event")) ?? "none"
            return try .json(202, ["bytes": "\(request.body.count)", "sum": "\(sum)", "event": event])
        })

    static func table(_ methods: RPCMethod...) -> RouteTable {
        var table = RouteTable(title: "Echo", summary: "For tests.")
        table.methods = methods.isEmpty ? [method()] : methods
        table.routes = [hook]
        return table
    }

    static let path = "/switchyard.v1.EchoService/Echo"
}
