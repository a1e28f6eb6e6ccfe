import Contracts
import JSONScan

extension GitHubWorld {
    private static let links = [
        "archive", "assignees", "blobs", "branches", "collaborators", "comments", "commits", "compare", "contents",
        "contributors", "deployments", "downloads", "events", "forks", "git_commits", "git_refs", "git_tags",
        "issue_comment", "issue_events", "issues", "keys", "labels", "languages", "merges", "milestones",
        "notifications", "pulls", "releases", "stargazers", "statuses", "subscribers", "subscription", "tags", "teams",
        "trees", "hooks",
    ]

    /// The short form, as it stands in lists and webhooks.
    func json(_ repository: WorldRepository) -> JSONValue {
        let url = "\(base)/repos/\(repository.fullName)"
        let page = "\(base)/\(repository.fullName)"
        var object: JSONValue = [
            "id": .int(repository.id), "node_id": node("R", repository.id), "name": .string(repository.name),
            "full_name": .string(repository.fullName), "owner": json(user: repository.owner), "private": true,
            "html_url": .string(page), "description": nil, "fork": false, "url": .string(url),
        ]
        for link in GitHubWorld.links {
            object = object.adding(.object([.init("\(link)_url", .string("\(url)/\(link)"))]))
        }
        return object.adding([
            "git_url": .string("git:\(page)"), "ssh_url": .string("git@sandbox:\(repository.fullName).git"),
            "clone_url": .string("\(page).git"), "mirror_url": nil, "svn_url": .string(page), "homepage": nil,
            "language": "SQL", "forks_count": 0, "stargazers_count": 0, "watchers_count": 0, "size": 1,
            "default_branch": "main", "open_issues_count": .int(repository.issues.values.count { $0.isOpen }),
            "has_issues": true, "has_projects": false, "has_wiki": false, "has_pages": false, "has_discussions": false,
            "has_downloads": false, "is_template": false, "web_commit_signoff_required": false,
            "allow_forking": false, "custom_properties": [:],
            "archived": false, "disabled": false, "visibility": "private",
            "pushed_at": .string(repository.createdAt.short), "created_at": .string(repository.createdAt.short),
            "updated_at": .string(repository.createdAt.short), "license": nil, "forks": 0, "open_issues": 0,
            "watchers": 0, "topics": [],
        ])
    }

    /// The long form, with what the asker may do.
    func fullJSON(_ repository: WorldRepository, _ login: String) -> JSONValue {
        json(repository).adding([
            "subscribers_count": 0, "network_count": 0, "organization": json(user: repository.owner),
            "permissions": [
                "admin": .bool(repository.permits(login, "admin")),
                "maintain": .bool(repository.permits(login, "maintain")),
                "push": .bool(repository.permits(login, "write")),
                "triage": .bool(repository.permits(login, "triage")),
                "pull": .bool(repository.permits(login, "read")),
            ],
        ])
    }

    mutating func dispatch(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        guard repository.permits(call.login, "write") else { return .notFound }
        guard let type = call.body?["event_type"]?.string, !type.isEmpty, type.count <= 100 else {
            return .error(422, "Invalid request.\n\n\"event_type\" wasn't supplied.")
        }
        send(
            "repository_dispatch",
            [
                "action": .string(type), "branch": "main",
                "client_payload": call.body?["client_payload"] ?? .object([]),
            ], for: repository, by: call.login)
        return WorldReply(204)
    }

    /// `repo:`, `is:issue`, `is:open`, `state:`, `label:` and words, in title and body.
    func search(_ request: WorldRequest, _ login: String, _ now: Timestamp) -> WorldReply {
        guard let text = request.query["q"], !text.isEmpty else { return .invalid("Search", "q", "missing") }
        let terms = WorldSearch(text)
        var found: [(WorldIssue, WorldRepository)] = []
        for repository in repositories.values.sorted(by: { $0.id < $1.id }) where repository.permits(login, "read") {
            guard terms.repository.map({ $0 == repository.fullName.lowercased() }) ?? true else { continue }
            for issue in repository.issues.values where terms.matches(issue) { found.append((issue, repository)) }
        }
        found.sort { $0.0.createdAt > $1.0.createdAt }
        // GitHub gives the first thousand.
        var reply = page(found.prefix(1000).map { json($0.0, $0.1).adding(["score": 1]) }, request)
        reply.body = [
            "total_count": .int(found.count), "incomplete_results": false, "items": reply.body ?? [],
            "search_type": "lexical",
        ]
        return reply
    }
}
