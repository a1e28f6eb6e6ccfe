import Contracts
import GitHub
import Testing

/// One call of the client: what must go over the wire, what GitHub answers, and what the caller gets.
struct KnownCall: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let method: String
    let target: String
    let body: String?
    let status: Int
    let reply: String
    let run: @Sendable (GitHubClient, RepositoryName) async throws -> String
    let result: String

    init(
        _ name: String, _ method: String, _ target: String, body: String? = nil, _ status: Int, _ reply: String,
        gives result: String, _ run: @escaping @Sendable (GitHubClient, RepositoryName) async throws -> String
    ) {
        testDescription = name
        self.method = method
        self.target = target
        self.body = body
        self.status = status
        self.reply = reply
        self.result = result
        self.run = run
    }
}

extension KnownCall {
    static let issueJSON = """
        {"number": 7, "title": "T", "body": null, "state": "open", "html_url": "https://page/7", "user": null,
         "labels": [{"name": "bug", "color": "d73a4a"}, "plain"], "assignees": [{"login": "Ana"}],
         "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-02T00:00:00Z"}
        """
    static let commentJSON = #"{"id": 9, "body": "B", "html_url": "https://page/c9", "user": {"login": "ana"}}"#

    static let reading: [KnownCall] = [
        KnownCall("an issue", "GET", "/repos/acme/dbt_cloud/issues/7", 200, issueJSON, gives: "7 T bug,plain Ana ") {
            let issue = try await $0.issue($1, 7)
            let people = issue.assignees.joined(separator: ",")
            return "\(issue.number) \(issue.title) \(issue.labels.joined(separator: ",")) \(people) \(issue.author)"
        },
        KnownCall(
            "issues since", "GET",
            "/repos/acme/dbt_cloud/issues?state=all&sort=updated&direction=asc&since=2023-11-14T22%3A13%3A20.000Z"
                + "&creator=dbt-monitor%5Bbot%5D&labels=dbt-error%2Cbug&per_page=100",
            200, "[\(issueJSON), {\"number\": 8, \"pull_request\": {}}]", gives: "[7]"
        ) {
            let found = try await $0.issues(
                $1, since: OtherSide.now, creator: "dbt-monitor[bot]", labels: ["dbt-error", "bug"])
            return "\(found.map(\.number))"
        },
        KnownCall(
            "commits on a path", "GET",
            "/repos/acme/dbt_cloud/commits?path=models%2Fa%20b.sql&per_page=10&since=2023-11-14T22%3A13%3A20.000Z", 200,
            """
            [{"sha": "0a1b2c3d4e", "author": {"login": "ana"}, "commit": {"message": "Mend it\\n\\nmore",
              "author": {"name": "Ana", "date": "2026-01-01T00:00:00Z"}, "committer": {"date": "2026-01-02T00:00:00Z"}}},
             {"sha": "1b", "author": null, "commit": {"message": "\(String(repeating: "x", count: 5000))",
              "author": {"name": "Bo"}, "committer": null}}]
            """,
            gives: "0a1b2c3d4e ana 2026-01-02T00:00:00Z Mend it; 1b Bo  200"
        ) {
            let found = try await $0.commits($1, path: "models/a b.sql", since: OtherSide.now)
            let last = found[1]
            return "\(found[0].sha) \(found[0].author) \(found[0].committedAt) \(found[0].message); "
                + "\(last.sha) \(last.author) \(last.committedAt) \(last.message.count)"
        },
        KnownCall(
            "a search", "GET", "/search/issues?q=repo%3Aacme%2Fdbt_cloud%20%22a%26b%22&per_page=100", 200,
            "{\"total_count\": 1, \"items\": [\(issueJSON)]}", gives: "[7]"
        ) { client, _ in "\(try await client.search("repo:acme/dbt_cloud \"a&b\"").map(\.number))" },
        KnownCall(
            "comments", "GET", "/repos/acme/dbt_cloud/issues/7/comments?per_page=100", 200, "[\(commentJSON)]",
            gives: "[9]"
        ) { "\(try await $0.comments($1, 7).map(\.id))" },
        KnownCall(
            "reactions to an issue", "GET", "/repos/acme/dbt_cloud/issues/7/reactions?per_page=100", 200,
            """
            [{"id": 1, "content": "eyes", "user": {"login": "ana", "type": "User"}, "created_at": "2026-01-01T00:00:00Z"},
             {"id": 2, "content": "+1", "user": null, "created_at": "2026-01-02T00:00:00Z"}]
            """,
            gives: "eyes ana User 2026-01-01T00:00:00Z; +1   2026-01-02T00:00:00Z"
        ) {
            try await $0.reactions(to: 7, in: $1).map {
                "\($0.content) \($0.author) \($0.authorType) \($0.createdAt)"
            }.joined(separator: "; ")
        },
        KnownCall(
            "reactions to a comment", "GET", "/repos/acme/dbt_cloud/issues/comments/9/reactions?per_page=100", 200,
            "[]", gives: "[]"
        ) { "\(try await $0.reactions(toComment: 9, in: $1).map(\.content))" },
        KnownCall(
            "labels", "GET", "/repos/acme/dbt_cloud/labels?per_page=100", 200,
            #"[{"name": "bug", "color": "d73a4a"}]"#, gives: "bug d73a4a"
        ) { try await $0.labels(of: $1).map { "\($0.name) \($0.color)" }.joined() },
        KnownCall(
            "a permission by its role", "GET", "/repos/acme/dbt_cloud/collaborators/a%2Fb/permission", 200,
            #"{"permission": "write", "role_name": "maintain"}"#, gives: "maintain"
        ) { try await $0.permission(of: "a/b", in: $1) },
        KnownCall(
            "a stranger's permission", "GET", "/repos/acme/dbt_cloud/collaborators/zed/permission", 404,
            #"{"message": "Not Found"}"#, gives: "none"
        ) { try await $0.permission(of: "zed", in: $1) },
        KnownCall("the own account", "GET", "/user", 200, #"{"login": "hubot"}"#, gives: "hubot") { client, _ in
            try await client.currentUser().login
        },
        KnownCall(
            "a repository", "GET", "/repos/acme/dbt_cloud", 200,
            #"{"has_issues": true, "permissions": {"push": true, "admin": false}}"#, gives: "true true false"
        ) {
            let found = try await $0.repository($1)
            return
                "\(found.hasIssues == true) \(found.permissions?["push"] == true) \(found.permissions?["admin"] == true)"
        },
        KnownCall(
            "webhooks", "GET", "/repos/acme/dbt_cloud/hooks?per_page=100", 200,
            #"[{"id": 4, "active": true, "events": ["issues"], "config": {"url": "https://in/"}}]"#,
            gives: "4 https://in/"
        ) { try await $0.hooks(of: $1).map { "\($0.id) \($0.config?.url ?? "")" }.joined() },
        KnownCall(
            "deliveries", "GET", "/repos/acme/dbt_cloud/hooks/4/deliveries?per_page=20", 200,
            #"[{"status": "OK", "status_code": 202, "delivered_at": "2026-01-01T00:00:00Z"}]"#, gives: "OK 202"
        ) { try await $0.deliveries(of: 4, in: $1).map { "\($0.status ?? "") \($0.statusCode ?? 0)" }.joined() },
    ]
}
