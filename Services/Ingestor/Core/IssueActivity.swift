import Contracts

/// What people and bots did to issues, from webhooks.
enum IssueActivity {
    static func change(
        _ payload: GitHubPayload, _ issue: GitHubPayload.Issue, _ repository: RepositoryName, now: Timestamp
    ) -> IssueChanged? {
        guard let action = payload.action.map({ ActivityAction(rawValue: $0) }), action.isKnown else { return nil }
        return IssueChanged(
            repository: repository, number: issue.number, action: action,
            actor: Actor(login: payload.sender.login, isBot: payload.sender.isBot), label: payload.label,
            assignee: payload.assignee, at: issue.updatedAt.flatMap { Timestamp(rfc3339: $0) } ?? now)
    }

    static func comment(
        _ comment: GitHubPayload.Comment, on issue: GitHubPayload.Issue, _ repository: RepositoryName,
        sender: GitHubPayload.Account, now: Timestamp
    ) -> IssueChanged {
        IssueChanged(
            repository: repository, number: issue.number, action: .commented,
            actor: Actor(login: sender.login, isBot: sender.isBot, permission: permission(comment.association)),
            command: command(comment.body), at: comment.createdAt.flatMap { Timestamp(rfc3339: $0) } ?? now)
    }

    /// The first line after `/switchyard `, at most 200 characters; `nil` when the comment is no command.
    static func command(_ body: String) -> String? {
        let prefix = "/switchyard"
        guard body.hasPrefix(prefix) else { return nil }
        let rest = body.dropFirst(prefix.count)
        guard let first = rest.first, first == " " else { return nil }
        let line = rest.prefix { !$0.isNewline }.prefix(200).split(separator: " ").joined(separator: " ")
        return line.isEmpty ? nil : line
    }

    /// What GitHub says of the author's place in the repository, as the least permission that it implies.
    static func permission(_ association: String) -> String {
        switch association {
        case "OWNER": "admin"
        case "MEMBER", "COLLABORATOR": "write"
        default: "read"
        }
    }
}
