import Contracts
import HTTPTypes
import Hummingbird
import JSONScan
import NIOCore

/// A request with the connection that it came on, which the sandbox may cut.
struct SandboxContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

/// Turns HTTP into the world's requests and its replies into HTTP.
struct SandboxResponder: HTTPResponder {
    let state: SandboxState
    let sender: WebhookSender
    let lanes: WebhookLanes

    func respond(to request: Request, context: SandboxContext) async throws -> Response {
        let body = try await request.body.collect(upTo: 4 << 20)
        let asked = SandboxResponder.asked(request, Array(body.readableBytesView))
        if let reply = try await redeliver(asked) { return SandboxResponder.response(reply) }
        let outcome = state.answer(asked)
        for event in outcome.events { lanes.put(event) }
        if outcome.delay > 0 { try await Task.sleep(for: .milliseconds(outcome.delay)) }
        if outcome.isDropped {
            // As when a proxy dies: the write is applied, and nobody is told.
            try? await context.channel.close()
        }
        if let page = outcome.page { return SandboxResponder.page(page) }
        return conditional(outcome.reply, asked)
    }

    private func redeliver(_ asked: WorldRequest) async throws -> WorldReply? {
        let path = asked.path
        guard asked.method == "POST", path.count == 8, path[3] == "hooks", path[5] == "deliveries",
            path[7] == "attempts", let id = Int(path[6]),
            state.mayRedeliver(asked, in: "\(path[1])/\(path[2])".lowercased()),
            let found = state.delivery(id, of: "\(path[1])/\(path[2])".lowercased())
        else { return nil }
        await sender.send(found.event, guid: found.guid, body: found.body, isRedelivery: true)
        return WorldReply(202, .object([]))
    }

    /// A 304 for what the client has already.
    private func conditional(_ reply: WorldReply, _ asked: WorldRequest) -> Response {
        guard asked.method == "GET", reply.status == 200, let body = reply.body else {
            return SandboxResponder.response(reply)
        }
        let bytes = body.bytes
        let tag =
            "W/\"\(String(bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }, radix: 16))\""
        var reply = reply
        reply.headers["etag"] = tag
        if asked.headers["if-none-match"] == tag {
            state.refund(asked)
            return SandboxResponder.response(WorldReply(304, headers: reply.headers))
        }
        return SandboxResponder.response(reply, bytes)
    }

    private static func asked(_ request: Request, _ body: [UInt8]) -> WorldRequest {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        if let host = request.head.authority { headers["host"] = host }
        var query: [String: String] = [:]
        for pair in (request.uri.query ?? "").split(separator: "&") {
            // In a query a plus is a blank, as forms write it.
            let parts = pair.replacing("+", with: " ").split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query[SandboxResponder.decoded(parts[0])] = parts.count > 1 ? SandboxResponder.decoded(parts[1]) : ""
        }
        let path = request.uri.path.split(separator: "/").map { SandboxResponder.decoded($0) }
        return WorldRequest(request.method.rawValue, path, query: query, headers: headers, body: body)
    }

    /// Percent escapes undone; a text with a wrong escape stays as it is.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Substring(text).utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A page of somebody in between.
    private static func page(_ text: String) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = "text/html"
        return Response(status: .ok, headers: fields, body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    private static func response(_ reply: WorldReply, _ bytes: [UInt8]? = nil) -> Response {
        var fields = HTTPFields()
        for (name, value) in reply.headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        if let name = HTTPField.Name("x-github-request-id") { fields[name] = "SANDBOX" }
        if let name = HTTPField.Name("x-github-media-type") { fields[name] = "github.v3; format=json" }
        guard let body = bytes ?? reply.body?.bytes else {
            return Response(status: .init(code: reply.status), headers: fields)
        }
        fields[.contentType] = "application/json; charset=utf-8"
        return Response(
            status: .init(code: reply.status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
