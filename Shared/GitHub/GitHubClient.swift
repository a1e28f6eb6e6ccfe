package import Contracts
import FoundationEssentials
package import Outbound
import Signatures

/// GitHub's REST API as far as Switchyard uses it. It neither paces nor repeats writes: that is the ledger's affair.
///
/// Every call throws ``GitHubError``.
package struct GitHubClient: Sendable {
    /// The REST version that is asked for.
    package static let defaultVersion = "2022-11-28"

    private let client: OutboundClient
    private let tokens: TokenSource
    private let baseURL: String
    private let version: String
    private let now: @Sendable () -> Timestamp
    private let observe: @Sendable (RateLimitReading) -> Void
    private let tagged = TaggedReplies()
    private let newest = NewestLimit()

    /// - Parameters:
    ///   - baseURL: without a slash at its end; GitHub Enterprise's is `https://host/api/v3`.
    ///   - now: real time.
    ///   - observe: told what each reply says of the limits.
    package init(
        _ client: OutboundClient, tokens: TokenSource, baseURL: String, version: String = GitHubClient.defaultVersion,
        now: @escaping @Sendable () -> Timestamp, observe: @escaping @Sendable (RateLimitReading) -> Void = { _ in }
    ) {
        self.client = client
        self.tokens = tokens
        self.baseURL = baseURL
        self.version = version
        self.now = now
        self.observe = observe
    }

    /// Whether less than a quarter of the token's calls is left until the hour is over, as far as GitHub told this client.
    package var isShort: Bool { newest.isShort(at: now()) }

    static func headers(version: String) -> [OutboundHeader] {
        [
            OutboundHeader("Accept", "application/vnd.github+json"),
            OutboundHeader("X-GitHub-Api-Version", version), OutboundHeader("User-Agent", "switchyard"),
        ]
    }

    /// One call; the reply is a success. Where GitHub moved the thing to is followed, as long as it is GitHub.
    func call(
        _ method: String, _ path: String, query: [(String, String)] = [], body: (any Encodable & Sendable)? = nil
    ) async throws(GitHubError) -> OutboundReply {
        try await call(method, url: baseURL + path + GitHubClient.text(query), body: body)
    }

    private func call(
        _ method: String, url: String, body: (any Encodable & Sendable)? = nil
    ) async throws(GitHubError) -> OutboundReply {
        var url = url
        for _ in 0..<4 {
            let reply = try await send(method, url, body)
            guard GitHubReplyRules.isMoved(reply.status) else { return reply }
            guard let target = reply.header("location"), isOwn(target) else { break }
            url = target
        }
        throw GitHubError(.gone, "it was moved to another place")
    }

    /// What a signed address elsewhere holds, to which GitHub leads; the token does not go there.
    func redirected(_ path: String) async throws(GitHubError) -> OutboundReply {
        let reply = try await send("GET", baseURL + path, nil)
        guard GitHubReplyRules.isMoved(reply.status) else { return reply }
        guard let target = reply.header("location"), target.hasPrefix("https://") || isOwn(target) || isPlain(target)
        else { throw GitHubError(.gone, "it was moved to another place") }
        let found: OutboundReply
        do throws(OutboundError) {
            found = try await client.send(
                OutboundRequest(
                    "GET", target, headers: [OutboundHeader("User-Agent", "switchyard")], timeout: .seconds(30),
                    bodyLimit: GitHubClient.logLimit))
        } catch {
            throw GitHubReplyRules.error(error)
        }
        guard (200..<300).contains(found.status) else {
            let code: GitHubError.Code = found.status == 404 || found.status == 410 ? .gone : .unavailable
            throw GitHubError(code, "status \(found.status)", status: found.status)
        }
        return found
    }

    /// Without TLS only where GitHub itself is reached without it.
    private func isPlain(_ url: String) -> Bool { baseURL.hasPrefix("http://") && url.hasPrefix("http://") }

    /// Whether the token may go there.
    private func isOwn(_ url: String) -> Bool { url.hasPrefix(baseURL + "/") }

    private func send(
        _ method: String, _ url: String, _ body: (any Encodable & Sendable)?
    ) async throws(GitHubError) -> OutboundReply {
        let token: Secret
        var reply: OutboundReply
        do {
            token = try await tokens.token()
            reply = try await client.send(try request(method, url, body, token))
        } catch let error as GitHubError {
            throw error
        } catch let error as OutboundError {
            throw GitHubReplyRules.error(error)
        } catch {
            throw GitHubError(.unauthorized, "no token: \(type(of: error))")
        }
        if let reading = RateLimitReading(reply) {
            newest.note(reading)
            observe(reading)
        }
        if let problem = GitHubReplyRules.error(reply, token: token, now: now()) {
            if problem.code == .unauthorized { await tokens.refuse(token) }
            throw problem
        }
        if method == "GET" { reply = tagged.settle(reply, for: url) }
        return reply
    }

    private func request(
        _ method: String, _ url: String, _ body: (any Encodable & Sendable)?, _ token: Secret
    ) throws -> OutboundRequest {
        var request = OutboundRequest(method, url)
        request.headers =
            GitHubClient.headers(version: version)
            + [OutboundHeader("Authorization", "Bearer \(token.reveal())")]
        if method == "GET", let tag = tagged.tag(for: url) {
            request.headers.append(OutboundHeader("If-None-Match", tag))
        }
        if let body {
            request.headers.append(OutboundHeader("Content-Type", "application/json"))
            request.body = Array(try JSONEncoder().encode(body))
        }
        return request
    }

    /// One call whose reply is a JSON value.
    func value<Value: Decodable>(
        _ type: Value.Type, _ method: String, _ path: String, query: [(String, String)] = [],
        body: (any Encodable & Sendable)? = nil
    ) async throws(GitHubError) -> Value {
        try GitHubClient.decode(type, try await call(method, path, query: query, body: body))
    }

    /// All pages of a list, at most `limit` values, each page from where GitHub says that the next one is.
    func pages<Value: Decodable>(
        _ type: Value.Type, _ path: String, query: [(String, String)] = [], limit: Int
    ) async throws(GitHubError) -> [Value] {
        var values: [Value] = []
        var next: String? = baseURL + path + GitHubClient.text(query + [("per_page", "100")])
        while let url = next, values.count < limit {
            let reply = try await call("GET", url: url)
            values += try GitHubClient.decode([Value].self, reply)
            next = GitHubReplyRules.next(reply).flatMap { isOwn($0) && $0 != url ? $0 : nil }
        }
        return Array(values.prefix(limit))
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ reply: OutboundReply) throws(GitHubError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(reply.body))
        } catch {
            throw GitHubError(.malformedReply, "the reply is no \(type)", status: reply.status)
        }
    }

    private static func text(_ query: [(String, String)]) -> String {
        guard !query.isEmpty else { return "" }
        return "?"
            + query.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    }

    static func path(_ repository: RepositoryName, _ rest: String = "") -> String { "/repos/\(repository)\(rest)" }
}
