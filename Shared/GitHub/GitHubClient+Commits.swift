package import Contracts

extension GitHubClient {
    /// The newest commits on the default branch that touched a path, the newest first.
    ///
    /// - Parameters:
    ///   - path: a file or folder.
    ///   - limit: at most 100.
    /// - Throws: ``GitHubError`` (`notFound` without the right to read the code).
    package func commits(
        _ repository: RepositoryName, path: String, since: Timestamp? = nil, limit: Int = 10
    ) async throws(GitHubError) -> [GitHubCommit] {
        var query = [("path", path), ("per_page", String(min(max(limit, 1), 100)))]
        if let since { query.append(("since", since.rfc3339)) }
        let answer = try await value(
            [GitHubCommit].self, "GET", GitHubClient.path(repository, "/commits"), query: query)
        return Array(answer.prefix(limit))
    }
}

/// A commit as GitHub gives it, as far as it is used; its texts are clipped, and are a stranger's.
package struct GitHubCommit: Decodable, Hashable, Sendable {
    /// Its hash.
    package let sha: String
    /// The author's login, or the name in the commit where the account is unknown; at most 100 characters.
    package let author: String
    /// When it was committed, RFC 3339.
    package let committedAt: String
    /// The first line of its message, at most 200 characters.
    package let message: String

    /// Reads GitHub's JSON, with `null`s and missing fields as empty.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        sha = try fields.decode(String.self, forKey: .sha)
        let commit = try fields.decodeIfPresent(Inner.self, forKey: .commit)
        let login = try fields.decodeIfPresent(GitHubUser.self, forKey: .author)?.login
        author = String((login ?? commit?.author?.name ?? "").prefix(100))
        committedAt = commit?.committer?.date ?? commit?.author?.date ?? ""
        message = String((commit?.message ?? "").prefix(4096).prefix { !$0.isNewline }.prefix(200))
    }

    private enum Keys: String, CodingKey { case sha, commit, author }

    private struct Inner: Decodable {
        var message: String?
        var author: Signature?
        var committer: Signature?
    }

    private struct Signature: Decodable {
        var name: String?
        var date: String?
    }
}
