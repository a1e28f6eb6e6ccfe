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

    static func headers(version: String) -> [OutboundHeader] {
        [
            OutboundHeader("Accept", "application/vnd.github+json"),
            OutboundHeader("X-GitHub-Api-Version", version), OutboundHeader("User-Agent", "switchyard"),
        ]
    }

    /// One call; the reply is a success.
    func call(
        _ method: String, _ path: String, query: [(String, String)] = [], body: (any Encodable & Sendable)? = nil
    ) async throws(GitHubError) -> OutboundReply {
        let reply: OutboundReply
        do {
            let token = try await tokens.token()
            var request = OutboundRequest(method, baseURL + path + GitHubClient.text(query))
            request.headers =
                GitHubClient.headers(version: version)
                + [OutboundHeader("Authorization", "Bearer \(token.reveal())")]
            if let body {
                request.headers.append(OutboundHeader("Content-Type", "application/json"))
                request.body = Array(try JSONEncoder().encode(body))
            }
            reply = try await client.send(request)
        } catch let error as GitHubError {
            throw error
        } catch let error as OutboundError {
            throw GitHubReplyRules.error(error)
        } catch {
            throw GitHubError(.unauthorized, "no token: \(type(of: error))")
        }
        if let reading = RateLimitReading(reply) { observe(reading) }
        if let problem = GitHubReplyRules.error(reply, now: now()) { throw problem }
        return reply
    }

    /// One call whose reply is a JSON value.
    func value<Value: Decodable>(
        _ type: Value.Type, _ method: String, _ path: String, query: [(String, String)] = [],
        body: (any Encodable & Sendable)? = nil
    ) async throws(GitHubError) -> Value {
        try GitHubClient.decode(type, try await call(method, path, query: query, body: body))
    }

    /// All pages of a list, at most `limit` values; pages are followed by number as long as GitHub names a next one.
    func pages<Value: Decodable>(
        _ type: Value.Type, _ path: String, query: [(String, String)] = [], limit: Int
    ) async throws(GitHubError) -> [Value] {
        var values: [Value] = []
        var page = 1
        while values.count < limit {
            let reply = try await call(
                "GET", path, query: query + [("per_page", "100"), ("page", String(page))])
            values += try GitHubClient.decode([Value].self, reply)
            guard reply.header("link")?.contains("rel=\"next\"") == true else { break }
            page += 1
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
