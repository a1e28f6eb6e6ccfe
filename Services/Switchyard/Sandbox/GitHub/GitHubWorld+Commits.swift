import Contracts
import JSONScan

extension GitHubWorld {
    /// Commits on the default branch: one for each merged pull request. It touched the paths that the pull request names, since the
    /// stand-in keeps no files.
    func commits(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        let query = call.request.query
        let since = query["since"].flatMap { Timestamp(rfc3339: $0) }
        let path = query["path"] ?? ""
        let merged = repository.issues.values.compactMap { issue -> (Timestamp, WorldIssue)? in
            guard let at = issue.mergedAt, since.map({ at >= $0 }) ?? true,
                path.isEmpty || issue.title.contains(path) || (issue.body ?? "").contains(path)
            else { return nil }
            return (at, issue)
        }
        return page(
            merged.sorted { $0.0 > $1.0 }.map { json(commit: $0.1, at: $0.0, repository) }, call)
    }

    private func json(commit issue: WorldIssue, at moment: Timestamp, _ repository: WorldRepository) -> JSONValue {
        let sha = GitHubWorld.sha(issue.id + 1)
        let signature: JSONValue = [
            "name": .string(issue.author), "email": .string("\(issue.author)@users.noreply.example.test"),
            "date": .string(moment.short),
        ]
        return [
            "sha": .string(sha), "html_url": .string("\(base)/\(repository.fullName)/commit/\(sha)"),
            "url": .string("\(base)/repos/\(repository.fullName)/commits/\(sha)"),
            "commit": [
                "message": .string("\(issue.title) (#\(issue.number))"), "author": signature, "committer": signature,
            ],
            "author": json(user: issue.author), "committer": json(user: issue.author), "parents": [],
        ]
    }
}
