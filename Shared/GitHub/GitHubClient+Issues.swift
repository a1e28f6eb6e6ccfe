package import Contracts
import Outbound

extension GitHubClient {
    /// One issue.
    ///
    /// - Throws: ``GitHubError``.
    package func issue(_ repository: RepositoryName, _ number: Int) async throws(GitHubError) -> GitHubIssue {
        try await value(GitHubIssue.self, "GET", GitHubClient.path(repository, "/issues/\(number)"))
    }

    /// Opens an issue.
    ///
    /// - Throws: ``GitHubError``.
    package func openIssue(
        _ repository: RepositoryName, title: String, body: String, labels: [String]
    ) async throws(GitHubError) -> GitHubIssue {
        try await value(
            GitHubIssue.self, "POST", GitHubClient.path(repository, "/issues"),
            body: NewIssue(title: title, body: body, labels: labels))
    }

    /// Changes an issue; what is `nil` stays.
    ///
    /// - Throws: ``GitHubError``.
    @discardableResult
    package func editIssue(
        _ repository: RepositoryName, _ number: Int, title: String? = nil, body: String? = nil, state: String? = nil,
        stateReason: String? = nil
    ) async throws(GitHubError) -> GitHubIssue {
        try await value(
            GitHubIssue.self, "PATCH", GitHubClient.path(repository, "/issues/\(number)"),
            body: IssueEdit(title: title, body: body, state: state, stateReason: stateReason))
    }

    /// Issues (no pull requests) that changed since, oldest change first.
    ///
    /// - Parameters:
    ///   - state: `open`, `closed` or `all`.
    ///   - creator: only those opened by this login.
    /// - Throws: ``GitHubError``.
    package func issues(
        _ repository: RepositoryName, state: String = "all", since: Timestamp? = nil, creator: String? = nil,
        labels: [String] = [], limit: Int = 1000
    ) async throws(GitHubError) -> [GitHubIssue] {
        var query = [("state", state), ("sort", "updated"), ("direction", "asc")]
        if let since { query.append(("since", since.rfc3339)) }
        if let creator { query.append(("creator", creator)) }
        if !labels.isEmpty { query.append(("labels", labels.joined(separator: ","))) }
        let path = GitHubClient.path(repository, "/issues")
        return try await pages(GitHubIssue.self, path, query: query, limit: limit).filter { !$0.isPullRequest }
    }

    /// Issues that match GitHub's search syntax, best first, at most 100.
    ///
    /// - Throws: ``GitHubError``.
    package func search(_ query: String) async throws(GitHubError) -> [GitHubIssue] {
        try await value(
            SearchResult.self, "GET", "/search/issues", query: [("q", query), ("per_page", "100")]
        ).items
    }

    /// Comments of an issue, oldest first.
    ///
    /// - Throws: ``GitHubError``.
    package func comments(
        _ repository: RepositoryName, _ number: Int, since: Timestamp? = nil, limit: Int = 1000
    ) async throws(GitHubError) -> [GitHubComment] {
        try await pages(
            GitHubComment.self, GitHubClient.path(repository, "/issues/\(number)/comments"),
            query: since.map { [("since", $0.rfc3339)] } ?? [], limit: limit)
    }

    /// Writes a comment.
    ///
    /// - Throws: ``GitHubError``.
    package func comment(
        _ repository: RepositoryName, _ number: Int, body: String
    ) async throws(GitHubError) -> GitHubComment {
        try await value(
            GitHubComment.self, "POST", GitHubClient.path(repository, "/issues/\(number)/comments"),
            body: ["body": body])
    }

    /// Changes a comment.
    ///
    /// - Throws: ``GitHubError`` (`notFound` when somebody deleted it).
    @discardableResult
    package func editComment(
        _ repository: RepositoryName, id: Int, body: String
    ) async throws(GitHubError) -> GitHubComment {
        try await value(
            GitHubComment.self, "PATCH", GitHubClient.path(repository, "/issues/comments/\(id)"), body: ["body": body])
    }
}

private struct NewIssue: Encodable, Sendable {
    var title: String
    var body: String
    var labels: [String]
}

private struct IssueEdit: Encodable, Sendable {
    var title: String?
    var body: String?
    var state: String?
    var stateReason: String?

    enum CodingKeys: String, CodingKey {
        case title, body, state
        case stateReason = "state_reason"
    }
}

private struct SearchResult: Decodable {
    var items: [GitHubIssue]
}
