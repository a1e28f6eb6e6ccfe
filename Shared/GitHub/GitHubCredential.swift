package import Contracts
import FoundationEssentials
package import Outbound
package import Signatures

/// Who Switchyard is on GitHub.
package enum GitHubCredential: Sendable {
    /// A personal access token or another ready token.
    case token(Secret)
    /// A GitHub App's installation.
    case app(id: String, key: RSAPrivateKey, installation: String)
}

/// Gives the token for the next call; an installation's is renewed five minutes before it ends, by one call for all.
package actor TokenSource {
    private let credential: GitHubCredential
    private let baseURL: String
    private let client: OutboundClient
    private let now: @Sendable () -> Timestamp
    private var current: (token: Secret, until: Timestamp)?
    private var renewal: Task<(token: Secret, until: Timestamp), any Error>?

    /// - Parameter now: real time, since GitHub's is.
    package init(
        _ credential: GitHubCredential, baseURL: String, client: OutboundClient,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.credential = credential
        self.baseURL = baseURL
        self.client = client
        self.now = now
    }

    /// The token.
    ///
    /// - Throws: ``GitHubError`` when an installation's token can't be had.
    package func token() async throws -> Secret {
        guard case .app(let id, let key, let installation) = credential else {
            if case .token(let token) = credential { return token }
            throw GitHubError(.unauthorized, "no credential")
        }
        if let current, now() < current.until - .seconds(300) { return current.token }
        if let renewal { return try await renewal.value.token }
        // The one unstructured task: callers that come meanwhile share it, whoever of them is cancelled.
        let task = Task { try await mint(id: id, key: key, installation: installation) }
        renewal = task
        defer { renewal = nil }
        let made = try await task.value
        current = made
        return made.token
    }

    /// GitHub does not take this token any more: the next caller gets a new one, where there can be one.
    func refuse(_ token: Secret) {
        if let current, current.token.matches(token.reveal()) { self.current = nil }
    }

    private func mint(
        id: String, key: RSAPrivateKey, installation: String
    ) async throws -> (token: Secret, until: Timestamp) {
        let moment = now()
        let jwt = try GitHubAppToken.make(issuer: id, key: key, now: Int(moment.milliseconds / 1000))
        let path = "/app/installations/\(PercentEncoding.encode(installation))/access_tokens"
        let request = OutboundRequest(
            "POST", baseURL + path,
            headers: GitHubClient.headers(version: GitHubClient.defaultVersion)
                + [OutboundHeader("Authorization", "Bearer \(jwt.reveal())")], body: [])
        let reply: OutboundReply
        do {
            reply = try await client.send(request)
        } catch {
            throw GitHubReplyRules.error(error)
        }
        if let problem = GitHubReplyRules.error(reply, token: jwt, now: moment) { throw problem }
        guard let grant = try? JSONDecoder().decode(Grant.self, from: Data(reply.body)) else {
            throw GitHubError(.malformedReply, "the installation's token can't be read")
        }
        return (Secret(grant.token), Timestamp(rfc3339: grant.expires_at) ?? moment + .seconds(3600))
    }

    private struct Grant: Decodable {
        var token: String
        // swift-format-ignore: AlwaysUseLowerCamelCase
        var expires_at: String
    }
}
