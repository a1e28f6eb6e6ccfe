package import Contracts

extension GitHubClient {
    /// What people think of an issue, oldest first, at most 300.
    ///
    /// - Throws: ``GitHubError``.
    package func reactions(
        to number: Int, in repository: RepositoryName
    ) async throws(GitHubError) -> [GitHubReaction] {
        try await pages(
            GitHubReaction.self, GitHubClient.path(repository, "/issues/\(number)/reactions"), limit: 300)
    }

    /// What people think of a comment, oldest first, at most 300.
    ///
    /// - Throws: ``GitHubError`` (`notFound` when somebody deleted it).
    package func reactions(
        toComment id: Int, in repository: RepositoryName
    ) async throws(GitHubError) -> [GitHubReaction] {
        try await pages(
            GitHubReaction.self, GitHubClient.path(repository, "/issues/comments/\(id)/reactions"), limit: 300)
    }
}

/// An emoji that somebody put on an issue or a comment.
package struct GitHubReaction: Decodable, Hashable, Sendable {
    /// `+1`, `-1`, `laugh`, `confused`, `heart`, `hooray`, `rocket` or `eyes`.
    package let content: String
    /// Who; empty when the account is gone.
    package let author: String
    /// `User`, `Bot`, …; empty when GitHub did not say.
    package let authorType: String
    /// When, RFC 3339.
    package let createdAt: String

    /// Reads GitHub's JSON.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        content = try fields.decodeIfPresent(String.self, forKey: .content) ?? ""
        let who = try fields.decodeIfPresent(Account.self, forKey: .user)
        author = who?.login ?? ""
        authorType = who?.type ?? ""
        createdAt = try fields.decodeIfPresent(String.self, forKey: .createdAt) ?? ""
    }

    private struct Account: Decodable {
        var login: String
        var type: String?
    }

    private enum Keys: String, CodingKey {
        case content, user
        case createdAt = "created_at"
    }
}
