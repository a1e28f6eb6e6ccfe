import Outbound
import Synchronization

/// The newest tagged replies to reads, so that the next read of the same asks only for what changed: GitHub's answer that
/// nothing did (304) costs nothing of the limit.
///
/// Source: GitHub, "Best practices for using the REST API", "Use conditional requests if appropriate".
final class TaggedReplies: Sendable {
    private struct Shelf {
        var replies: [String: OutboundReply] = [:]
        var order: [String] = []
    }

    /// Larger replies are not kept.
    static let largest = 512 * 1024
    /// How many are kept.
    static let count = 64

    private let shelf = Mutex(Shelf())

    /// What to name in `If-None-Match`.
    func tag(for url: String) -> String? {
        shelf.withLock { $0.replies[url]?.header("etag") }
    }

    /// The reply to go on with: of a 304 the kept one, with what the new one says of the limits.
    func settle(_ reply: OutboundReply, for url: String) -> OutboundReply {
        shelf.withLock { shelf in
            if reply.status == 304, var known = shelf.replies[url] {
                let fresh = Set(reply.headers.map { $0.name.lowercased() })
                known.headers.removeAll { fresh.contains($0.name.lowercased()) }
                known.headers += reply.headers
                return known
            }
            shelf.replies[url] = nil
            shelf.order.removeAll { $0 == url }
            guard reply.status == 200, reply.header("etag") != nil, reply.body.count <= TaggedReplies.largest else {
                return reply
            }
            if shelf.order.count >= TaggedReplies.count { shelf.replies[shelf.order.removeFirst()] = nil }
            shelf.replies[url] = reply
            shelf.order.append(url)
            return reply
        }
    }
}
