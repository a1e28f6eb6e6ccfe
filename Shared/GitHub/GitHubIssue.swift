/// An issue as GitHub gives it, as far as it is used; both REST versions decode.
package struct GitHubIssue: Decodable, Hashable, Sendable {
    /// Its number.
    package let number: Int
    /// Its title.
    package let title: String
    /// Its text; empty when it has none.
    package let body: String
    /// `open` or `closed`.
    package let state: String
    /// The page that people open.
    package let url: String
    /// Who opened it; empty when the account is gone.
    package let author: String
    /// Names of its labels.
    package let labels: [String]
    /// Logins that it is assigned to.
    package let assignees: [String]
    /// Whether it is a pull request.
    package let isPullRequest: Bool
    /// When it was opened, RFC 3339.
    package let createdAt: String
    /// When it last changed, RFC 3339.
    package let updatedAt: String

    /// Reads GitHub's JSON, with `null`s and missing fields as empty.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        number = try fields.decode(Int.self, forKey: .number)
        title = try fields.decodeIfPresent(String.self, forKey: .title) ?? ""
        body = try fields.decodeIfPresent(String.self, forKey: .body) ?? ""
        state = try fields.decodeIfPresent(String.self, forKey: .state) ?? "open"
        url = try fields.decodeIfPresent(String.self, forKey: .url) ?? ""
        author = try fields.decodeIfPresent(GitHubUser.self, forKey: .user)?.login ?? ""
        labels = try fields.decodeIfPresent([GitHubLabel].self, forKey: .labels)?.map(\.name) ?? []
        assignees = try fields.decodeIfPresent([GitHubUser].self, forKey: .assignees)?.map(\.login) ?? []
        isPullRequest = fields.contains(.pullRequest)
        createdAt = try fields.decodeIfPresent(String.self, forKey: .createdAt) ?? ""
        updatedAt = try fields.decodeIfPresent(String.self, forKey: .updatedAt) ?? ""
    }

    private enum Keys: String, CodingKey {
        case number, title, body, state, user, labels, assignees
        case url = "html_url"
        case pullRequest = "pull_request"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// An account.
package struct GitHubUser: Decodable, Hashable, Sendable {
    /// Its login.
    package let login: String
}

/// A label; GitHub gives some as plain strings.
package struct GitHubLabel: Decodable, Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Six hex digits; empty when GitHub did not say.
    package let color: String

    /// Reads an object or a string.
    package init(from decoder: any Decoder) throws {
        if let plain = try? decoder.singleValueContainer().decode(String.self) {
            name = plain
            color = ""
            return
        }
        let fields = try decoder.container(keyedBy: Keys.self)
        name = try fields.decodeIfPresent(String.self, forKey: .name) ?? ""
        color = try fields.decodeIfPresent(String.self, forKey: .color) ?? ""
    }

    private enum Keys: String, CodingKey { case name, color }
}

/// A comment on an issue.
package struct GitHubComment: Decodable, Hashable, Sendable {
    /// Its id.
    package let id: Int
    /// Its text.
    package let body: String
    /// The page that people open.
    package let url: String
    /// Who wrote it; empty when the account is gone.
    package let author: String

    /// Reads GitHub's JSON.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        id = try fields.decode(Int.self, forKey: .id)
        body = try fields.decodeIfPresent(String.self, forKey: .body) ?? ""
        url = try fields.decodeIfPresent(String.self, forKey: .url) ?? ""
        author = try fields.decodeIfPresent(GitHubUser.self, forKey: .user)?.login ?? ""
    }

    private enum Keys: String, CodingKey {
        case id, body, user
        case url = "html_url"
    }
}
