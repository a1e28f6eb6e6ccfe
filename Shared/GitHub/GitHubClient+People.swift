package import Contracts
import Outbound

extension GitHubClient {
    /// Assigns an issue; the logins that GitHub silently left out because they lack access.
    ///
    /// - Throws: ``GitHubError``.
    package func addAssignees(
        _ logins: [String], to number: Int, in repository: RepositoryName
    ) async throws(GitHubError) -> [String] {
        let issue = try await value(
            GitHubIssue.self, "POST", GitHubClient.path(repository, "/issues/\(number)/assignees"),
            body: ["assignees": logins])
        let assigned = Set(issue.assignees.map { $0.lowercased() })
        return logins.filter { !assigned.contains($0.lowercased()) }
    }

    /// Takes people off an issue.
    ///
    /// - Throws: ``GitHubError``.
    package func removeAssignees(
        _ logins: [String], from number: Int, in repository: RepositoryName
    ) async throws(GitHubError) {
        _ = try await call(
            "DELETE", GitHubClient.path(repository, "/issues/\(number)/assignees"), body: ["assignees": logins])
    }

    /// What a person may do in a repository: `admin`, `maintain`, `write`, `triage`, `read` or `none`.
    ///
    /// - Throws: ``GitHubError``.
    package func permission(of login: String, in repository: RepositoryName) async throws(GitHubError) -> String {
        let path = GitHubClient.path(repository, "/collaborators/\(PercentEncoding.encode(login))/permission")
        do throws(GitHubError) {
            let answer = try await value(PermissionAnswer.self, "GET", path)
            // A role of the organisation's own making stands on one of the known ones.
            let known = ["admin", "maintain", "write", "triage", "read", "none"]
            return answer.roleName.flatMap { known.contains($0) ? $0 : nil } ?? answer.permission ?? "none"
        } catch  where error.code == .notFound {
            return "none"
        }
    }

    /// The account that the token belongs to.
    ///
    /// - Throws: ``GitHubError``.
    package func currentUser() async throws(GitHubError) -> GitHubUser {
        try await value(GitHubUser.self, "GET", "/user")
    }

    /// What the token says of itself in `x-oauth-scopes`; empty for fine-grained and app tokens.
    ///
    /// - Throws: ``GitHubError``.
    package func tokenScopes() async throws(GitHubError) -> [String] {
        let reply = try await call("GET", "/rate_limit")
        return (reply.header("x-oauth-scopes") ?? "").split(separator: ",").map { scope in
            String(scope.drop { $0 == " " })
        }
    }

    /// What the token may do in a repository.
    ///
    /// - Throws: ``GitHubError``.
    package func repository(_ repository: RepositoryName) async throws(GitHubError) -> GitHubRepository {
        try await value(GitHubRepository.self, "GET", GitHubClient.path(repository))
    }

    /// The repository's webhooks.
    ///
    /// - Throws: ``GitHubError`` (`notFound` without the right to see them).
    package func hooks(of repository: RepositoryName) async throws(GitHubError) -> [GitHubHook] {
        try await pages(GitHubHook.self, GitHubClient.path(repository, "/hooks"), limit: 100)
    }

    /// The newest deliveries of a webhook.
    ///
    /// - Throws: ``GitHubError``.
    package func deliveries(of hook: Int, in repository: RepositoryName) async throws(GitHubError) -> [GitHubDelivery] {
        try await value(
            [GitHubDelivery].self, "GET", GitHubClient.path(repository, "/hooks/\(hook)/deliveries"),
            query: [("per_page", "20")])
    }
}

private struct PermissionAnswer: Decodable {
    var permission: String?
    var roleName: String?

    enum CodingKeys: String, CodingKey {
        case permission
        case roleName = "role_name"
    }
}

/// A repository as far as it is used.
package struct GitHubRepository: Decodable, Hashable, Sendable {
    /// What the token may do, by name: `admin`, `push`, `triage`, `pull`, ….
    package let permissions: [String: Bool]?
    /// Whether issues are switched on.
    package let hasIssues: Bool?

    private enum CodingKeys: String, CodingKey {
        case permissions
        case hasIssues = "has_issues"
    }
}

/// A webhook as far as it is used.
package struct GitHubHook: Decodable, Hashable, Sendable {
    /// Its id.
    package let id: Int
    /// Whether it is switched on.
    package let active: Bool?
    /// The events that it sends.
    package let events: [String]?
    /// Where it sends them.
    package let config: Target?

    /// Where a webhook sends.
    package struct Target: Decodable, Hashable, Sendable {
        /// The address.
        package let url: String?
    }
}

/// One delivery of a webhook.
package struct GitHubDelivery: Decodable, Hashable, Sendable {
    /// What became of it, e.g. `OK`.
    package let status: String?
    /// The status that the receiver answered.
    package let statusCode: Int?
    /// When, RFC 3339.
    package let deliveredAt: String?

    private enum CodingKeys: String, CodingKey {
        case status
        case statusCode = "status_code"
        case deliveredAt = "delivered_at"
    }
}
