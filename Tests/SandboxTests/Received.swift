import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

/// The webhooks that came.
final class Received: Sendable {
    struct Hook: Sendable {
        let headers: [String: String]
        let body: [UInt8]

        var event: String { headers["x-github-event"] ?? "" }
        var action: String { text("action") }
        var object: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }
        func text(_ name: String) -> String { object[name] as? String ?? "" }
    }

    private let hooks = Mutex<[Hook]>([])
    private let arrivals = AsyncStream.makeStream(of: Void.self)

    var all: [Hook] { hooks.withLock { $0 } }

    func take(_ request: Request) async throws -> Response {
        let body = Array(try await request.body.collect(upTo: 1 << 22).readableBytesView)
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        hooks.withLock { [headers] in $0.append(Hook(headers: headers, body: body)) }
        arrivals.continuation.yield()
        return Response(status: .accepted)
    }

    /// Waits until so many have come.
    func wait(for count: Int) async -> [Hook] {
        var iterator = arrivals.stream.makeAsyncIterator()
        while all.count < count { await iterator.next() }
        return all
    }

    /// Waits until one such has come.
    func wait(until isWanted: (Hook) -> Bool) async {
        var iterator = arrivals.stream.makeAsyncIterator()
        while !all.contains(where: isWanted) { await iterator.next() }
    }
}
