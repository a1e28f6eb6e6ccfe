package import Contracts

extension GitHubClient {
    /// What was done to issues and pull requests since, newest first, at most 1,000.
    ///
    /// - Throws: ``GitHubError``.
    package func issueEvents(
        _ repository: RepositoryName, since: Timestamp
    ) async throws(GitHubError) -> [GitHubIssueEvent] {
        var events: [GitHubIssueEvent] = []
        for page in 1...10 {
            let found = try await value(
                [GitHubIssueEvent].self, "GET", GitHubClient.path(repository, "/issues/events"),
                query: [("per_page", "100"), ("page", String(page))])
            let new = found.filter { (Timestamp(rfc3339: $0.at) ?? since) >= since }
            events += new
            if found.count < 100 || new.count < found.count { break }
        }
        return events
    }

    /// Comments on issues and pull requests that were written or edited since, oldest first, at most 1,000.
    ///
    /// - Throws: ``GitHubError``.
    package func comments(
        in repository: RepositoryName, since: Timestamp
    ) async throws(GitHubError) -> [GitHubRepositoryComment] {
        try await pages(
            GitHubRepositoryComment.self, GitHubClient.path(repository, "/issues/comments"),
            query: [("since", "\(since.rfc3339.prefix(19))Z"), ("sort", "updated"), ("direction", "asc")], limit: 1000)
    }
}
