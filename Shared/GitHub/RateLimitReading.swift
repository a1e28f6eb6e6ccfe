package import Outbound

/// What a reply says of GitHub's limits.
package struct RateLimitReading: Hashable, Sendable {
    /// Calls allowed in the window.
    package let limit: Int
    /// Calls left.
    package let remaining: Int
    /// When the window ends, in seconds since the epoch.
    package let resetSeconds: Int
    /// Which limit it is, e.g. `core`.
    package let resource: String

    /// `nil` when the reply says nothing.
    package init?(_ reply: OutboundReply) {
        guard let limit = reply.header("x-ratelimit-limit").flatMap({ Int($0) }),
            let remaining = reply.header("x-ratelimit-remaining").flatMap({ Int($0) })
        else { return nil }
        self.limit = limit
        self.remaining = remaining
        resetSeconds = reply.header("x-ratelimit-reset").flatMap { Int($0) } ?? 0
        resource = reply.header("x-ratelimit-resource") ?? "core"
    }
}
