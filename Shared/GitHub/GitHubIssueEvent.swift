/// What somebody did to an issue or pull request, as GitHub lists it.
package struct GitHubIssueEvent: Decodable, Hashable, Sendable {
    /// Its id.
    package let id: Int
    /// `closed`, `reopened`, `labeled`, `assigned`, `merged`, ….
    package let event: String
    /// Who did it; empty when the account is gone.
    package let actor: String
    /// `User`, `Bot`, …; empty when GitHub did not say.
    package let actorType: String
    /// When, RFC 3339.
    package let at: String
    /// The label that was set or removed.
    package let label: String?
    /// Who was assigned or unassigned.
    package let assignee: String?
    /// The commit, of a merge.
    package let commit: String?
    /// The issue; unset when it is gone.
    package let issue: GitHubIssue?

    /// Reads GitHub's JSON.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        id = try fields.decode(Int.self, forKey: .id)
        event = try fields.decodeIfPresent(String.self, forKey: .event) ?? ""
        let who = try fields.decodeIfPresent(Account.self, forKey: .actor)
        actor = who?.login ?? ""
        actorType = who?.type ?? ""
        at = try fields.decodeIfPresent(String.self, forKey: .at) ?? ""
        label = try fields.decodeIfPresent(GitHubLabel.self, forKey: .label)?.name
        assignee = try fields.decodeIfPresent(GitHubUser.self, forKey: .assignee)?.login
        commit = try fields.decodeIfPresent(String.self, forKey: .commit)
        issue = try fields.decodeIfPresent(GitHubIssue.self, forKey: .issue)
    }

    private struct Account: Decodable {
        var login: String
        var type: String?
    }

    private enum Keys: String, CodingKey {
        case id, event, actor, label, assignee, issue
        case at = "created_at"
        case commit = "commit_id"
    }
}

/// A comment as the list of a whole repository has it.
package struct GitHubRepositoryComment: Decodable, Hashable, Sendable {
    /// Its id.
    package let id: Int
    /// Its text.
    package let body: String
    /// Who wrote it; empty when the account is gone.
    package let author: String
    /// `User`, `Bot`, …; empty when GitHub did not say.
    package let authorType: String
    /// `OWNER`, `MEMBER`, `COLLABORATOR`, `NONE`, ….
    package let association: String
    /// When it was written, RFC 3339.
    package let createdAt: String
    /// The number of the issue that it stands on; 0 when the address does not tell.
    package let issue: Int

    /// Reads GitHub's JSON.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        id = try fields.decode(Int.self, forKey: .id)
        body = try fields.decodeIfPresent(String.self, forKey: .body) ?? ""
        let who = try fields.decodeIfPresent(Account.self, forKey: .user)
        author = who?.login ?? ""
        authorType = who?.type ?? ""
        association = try fields.decodeIfPresent(String.self, forKey: .association) ?? ""
        createdAt = try fields.decodeIfPresent(String.self, forKey: .createdAt) ?? ""
        let url = try fields.decodeIfPresent(String.self, forKey: .issueURL) ?? ""
        issue = url.split(separator: "/").last.flatMap { Int($0) } ?? 0
    }

    private struct Account: Decodable {
        var login: String
        var type: String?
    }

    private enum Keys: String, CodingKey {
        case id, body, user
        case association = "author_association"
        case createdAt = "created_at"
        case issueURL = "issue_url"
    }
}
