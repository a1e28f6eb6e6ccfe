import JSONScan

extension Given {
    static func account(_ login: String, _ type: String = "User") -> JSONValue {
        .object([.init("login", .string(login)), .init("type", .string(type))])
    }

    static func labels(_ names: [String]) -> JSONValue {
        .array(names.map { .object([.init("name", .string($0))]) })
    }

    /// A body of the event `issues`.
    static func issueEvent(
        _ action: String, labels: [String] = [], author: JSONValue = account("zed"), sender: JSONValue = account("zed"),
        title: String = "orders failed", body: String = "Database Error in model orders", more: [JSONValue.Member] = [],
        issueFields: [JSONValue.Member] = []
    ) -> JSONValue {
        .object(
            [
                .init("action", .string(action)), repositoryField, .init("sender", sender),
                .init(
                    "issue",
                    .object(
                        [
                            .init("number", .int(42)), .init("title", .string(title)), .init("body", .string(body)),
                            .init("html_url", .string("https://github.com/acme/dbt_cloud/issues/42")),
                            .init("user", author), .init("labels", Given.labels(labels)),
                            .init("created_at", .string("2026-11-24T07:00:00Z")),
                            .init("updated_at", .string("2026-11-24T07:30:00Z")),
                        ] + issueFields)),
            ] + more)
    }

    /// A body of the event `issue_comment`.
    static func comment(
        _ text: String, by author: JSONValue, association: String = "MEMBER", action: String = "created"
    ) -> JSONValue {
        issueEvent(
            action, sender: author,
            more: [
                .init(
                    "comment",
                    .object([
                        .init("body", .string(text)), .init("user", author),
                        .init("author_association", .string(association)),
                        .init("created_at", .string("2026-11-24T07:40:00Z")),
                    ]))
            ])
    }

    /// A body of the event `workflow_run`.
    static func workflow(
        _ conclusion: String, action: String = "completed", branch: String = "main", id: Int = 900, attempt: Int = 2,
        from head: String? = "acme/dbt_cloud", event: String = "schedule"
    ) -> JSONValue {
        var run: [JSONValue.Member] = [
            .init("id", .int(id)), .init("workflow_id", .int(7)), .init("name", .string("nightly")),
            .init("display_title", .string("Build everything")), .init("head_branch", .string(branch)),
            .init("event", .string(event)), .init("conclusion", .string(conclusion)),
            .init("html_url", .string("https://github.com/acme/dbt_cloud/actions/runs/900")),
            .init("run_attempt", .int(attempt)), .init("run_started_at", .string("2026-11-24T06:00:00Z")),
            .init("updated_at", .string("2026-11-24T06:30:00Z")),
        ]
        run.append(
            .init("head_repository", head.map { .object([.init("full_name", .string($0))]) } ?? .null))
        return .object([
            .init("action", .string(action)), repositoryField, .init("sender", account("github-actions", "Bot")),
            .init("workflow_run", .object(run)),
        ])
    }

    /// A body of the event `repository_dispatch`.
    static func dispatch(_ payload: [JSONValue.Member], type: String = "error-detected") -> JSONValue {
        .object([
            .init("action", .string(type)), repositoryField, .init("sender", account("pipeline")),
            .init("client_payload", .object(payload)),
        ])
    }
}
