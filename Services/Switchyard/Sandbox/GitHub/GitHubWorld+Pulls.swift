import JSONScan

extension GitHubWorld {
    /// A pull request.
    func json(pull issue: WorldIssue, _ repository: WorldRepository) -> JSONValue {
        let branch: JSONValue = [
            "label": .string("acme:fix-\(issue.number)"), "ref": .string("fix-\(issue.number)"),
            "sha": .string(GitHubWorld.sha(issue.id)), "user": json(user: issue.author), "repo": json(repository),
        ]
        return hookJSON(issue, repository).adding([
            "merged": .bool(issue.mergedAt != nil), "merged_at": .text(issue.mergedAt?.short),
            "merge_commit_sha": .text(issue.mergedAt == nil ? nil : GitHubWorld.sha(issue.id + 1)), "head": branch,
            "base": branch, "draft": false, "merged_by": issue.mergedAt == nil ? nil : json(user: issue.author),
            "mergeable": nil, "rebaseable": nil, "mergeable_state": "unknown", "auto_merge": nil,
            "maintainer_can_modify": false, "requested_reviewers": [], "requested_teams": [], "review_comments": 0,
            "commits": 1, "additions": 1, "deletions": 1, "changed_files": 1,
        ]).adding(links(issue, repository))
    }

    private func links(_ issue: WorldIssue, _ repository: WorldRepository) -> JSONValue {
        let own = "\(base)/repos/\(repository.fullName)"
        let page = "\(base)/\(repository.fullName)/pull/\(issue.number)"
        let addresses: [(String, String)] = [
            ("self", "\(own)/pulls/\(issue.number)"), ("html", page), ("issue", "\(own)/issues/\(issue.number)"),
            ("comments", "\(own)/issues/\(issue.number)/comments"), ("commits", "\(own)/pulls/\(issue.number)/commits"),
            ("review_comments", "\(own)/pulls/\(issue.number)/comments"),
            ("review_comment", "\(own)/pulls/comments{/number}"),
            ("statuses", "\(own)/statuses/\(GitHubWorld.sha(issue.id))"),
        ]
        let flat = addresses.filter { !["self", "html", "comments"].contains($0.0) }
            .map { JSONValue.Member("\($0.0)_url", .string($0.1)) }
        let nested = addresses.map { JSONValue.Member($0.0, ["href": .string($0.1)]) }
        return .object(flat).adding([
            "diff_url": .string("\(page).diff"), "patch_url": .string("\(page).patch"), "_links": .object(nested),
        ])
    }
}
