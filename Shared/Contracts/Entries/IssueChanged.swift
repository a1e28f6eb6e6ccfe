/// `issue.changed`: somebody did something to an issue.
package struct IssueChanged: Codable, Hashable, Sendable {
    /// Where the issue is.
    package var repository: RepositoryName
    /// The issue.
    package var number: Int
    /// What was done.
    package var action: ActivityAction
    /// By whom.
    package var actor: Actor
    /// The label that was set or removed.
    package var label: String?
    /// The login that was assigned or unassigned.
    package var assignee: String?
    /// The `/switchyard` command in the comment, without its prefix.
    package var command: String?
    /// The pull request that was merged.
    package var pullRequest: PullRequestReference?
    /// When.
    package var at: Timestamp

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        repository: RepositoryName, number: Int, action: ActivityAction, actor: Actor, label: String? = nil,
        assignee: String? = nil, command: String? = nil, pullRequest: PullRequestReference? = nil, at: Timestamp
    ) {
        self.repository = repository
        self.number = number
        self.action = action
        self.actor = actor
        self.label = label
        self.assignee = assignee
        self.command = command
        self.pullRequest = pullRequest
        self.at = at
    }

    private enum CodingKeys: String, CodingKey {
        case repository
        case number
        case action
        case actor
        case label
        case assignee
        case command
        case pullRequest = "pull_request"
        case at
    }
}
