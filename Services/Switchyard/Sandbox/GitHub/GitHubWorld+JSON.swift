import Contracts
import FoundationEssentials
import JSONScan

extension Timestamp {
    /// RFC 3339 in whole seconds, as GitHub writes times.
    var short: String { String(rfc3339.prefix(19)) + "Z" }
}

extension GitHubWorld {
    var organization: JSONValue {
        var object: JSONValue = [
            "login": "acme", "id": 1, "node_id": "O_1", "url": .string("\(base)/orgs/acme"), "description": "",
            "avatar_url": .string("\(base)/orgs/acme/avatar"),
        ]
        for name in ["repos", "events", "hooks", "issues"] {
            object = object.adding(.object([.init("\(name)_url", .string("\(base)/orgs/acme/\(name)"))]))
        }
        return object.adding([
            "members_url": .string("\(base)/orgs/acme/members{/member}"),
            "public_members_url": .string("\(base)/orgs/acme/public_members{/member}"),
        ])
    }

    /// The GitHub App that Switchyard may be.
    var appJSON: JSONValue {
        [
            "id": 1, "slug": "switchyard", "client_id": "Iv1.sandbox", "node_id": "A_1", "owner": json(user: "acme"),
            "name": "Switchyard", "description": nil, "external_url": .string(base),
            "html_url": .string("\(base)/apps/switchyard"), "created_at": "2024-01-01T00:00:00Z",
            "updated_at": "2024-01-01T00:00:00Z", "permissions": ["issues": "write", "metadata": "read"], "events": [],
        ]
    }

    /// An issue as webhooks have it: they name the first assignee still.
    func hookJSON(_ issue: WorldIssue, _ repository: WorldRepository) -> JSONValue {
        json(issue, repository).adding(["assignee": issue.assignees.first.map { json(user: $0) } ?? .null])
    }

    func node(_ kind: String, _ id: Int) -> JSONValue {
        .string("\(kind)_" + Data(String(id).utf8).base64EncodedString().filter { $0 != "=" })
    }

    func json(user login: String) -> JSONValue {
        let id = users[login.lowercased()]?.id ?? 0
        let url = "\(base)/users/\(WorldCall.encode(login))"
        var members: JSONValue = [
            "login": .string(login), "id": .int(id), "node_id": node("U", id), "avatar_url": .string("\(url)/avatar"),
            "gravatar_id": "", "url": .string(url), "html_url": .string("\(base)/\(login)"),
        ]
        for name in [
            "followers", "following", "gists", "starred", "subscriptions", "organizations", "repos", "events",
            "received_events",
        ] { members = members.adding(.object([.init("\(name)_url", .string("\(url)/\(name)"))])) }
        return members.adding([
            "type": login.hasSuffix("[bot]") ? "Bot" : "User", "user_view_type": "public", "site_admin": false,
        ])
    }

    func privateUser(_ login: String) -> JSONValue {
        json(user: login).adding([
            "name": .string(login), "company": nil, "blog": nil, "location": nil, "email": nil, "hireable": nil,
            "bio": nil, "twitter_username": nil, "public_repos": 0, "public_gists": 0, "followers": 0, "following": 0,
            "created_at": "2024-01-01T00:00:00Z", "updated_at": "2024-01-01T00:00:00Z", "private_gists": 0,
            "total_private_repos": 3, "owned_private_repos": 3, "disk_usage": 0, "collaborators": 0,
            "two_factor_authentication": true,
        ])
    }

    func json(label name: String, _ repository: WorldRepository) -> JSONValue {
        let label =
            repository.labels.first { $0.name == name }
            ?? WorldLabel(id: 0, name: name, color: "ededed", description: nil)
        return json(label, repository)
    }

    func json(_ label: WorldLabel, _ repository: WorldRepository) -> JSONValue {
        [
            "id": .int(label.id), "node_id": node("LA", label.id),
            "url": .string("\(base)/repos/\(repository.fullName)/labels/\(WorldCall.encode(label.name))"),
            "name": .string(label.name), "color": .string(label.color), "default": .bool(label.name == "bug"),
            "description": .text(label.description), "archived_at": nil, "archived_by": nil,
        ]
    }

    func json(_ issue: WorldIssue, _ repository: WorldRepository) -> JSONValue {
        let url = "\(base)/repos/\(repository.fullName)/issues/\(issue.number)"
        let page = "\(base)/\(repository.fullName)/issues/\(issue.number)"
        let people = issue.assignees.map { json(user: $0) }
        let object: JSONValue = [
            "url": .string(url), "repository_url": .string("\(base)/repos/\(repository.fullName)"),
            "labels_url": .string("\(url)/labels{/name}"), "comments_url": .string("\(url)/comments"),
            "events_url": .string("\(url)/events"), "html_url": .string(page), "id": .int(issue.id),
            "node_id": node("I", issue.id), "number": .int(issue.number), "title": .string(issue.title),
            "user": json(user: issue.author), "labels": .array(issue.labels.map { json(label: $0, repository) }),
            "state": issue.isOpen ? "open" : "closed", "locked": .bool(issue.isLocked),
            "assignees": .array(people), "milestone": nil, "comments": .int(issue.comments.count),
            "created_at": .string(issue.createdAt.short), "updated_at": .string(issue.updatedAt.short),
            "closed_at": .text(issue.closedAt?.short), "closed_by": nil,
            "author_association": .string(association(issue.author, repository)), "active_lock_reason": nil,
            "body": .text(issue.body), "timeline_url": .string("\(url)/timeline"),
            "performed_via_github_app": nil, "state_reason": .text(issue.stateReason),
            "reactions": rollup(.issue(issue.number), repository, url),
        ]
        guard issue.isPullRequest else { return object }
        let pull = "\(base)/repos/\(repository.fullName)/pulls/\(issue.number)"
        return object.adding([
            "pull_request": [
                "url": .string(pull), "html_url": .string(page), "diff_url": .string("\(page).diff"),
                "patch_url": .string("\(page).patch"), "merged_at": .text(issue.mergedAt?.short),
            ]
        ])
    }

    func json(_ comment: WorldComment, _ repository: WorldRepository) -> JSONValue {
        let url = "\(base)/repos/\(repository.fullName)/issues"
        return [
            "url": .string("\(url)/comments/\(comment.id)"),
            "html_url": .string("\(base)/\(repository.fullName)/issues/\(comment.issue)#issuecomment-\(comment.id)"),
            "issue_url": .string("\(url)/\(comment.issue)"), "id": .int(comment.id),
            "node_id": node("IC", comment.id), "user": json(user: comment.author),
            "created_at": .string(comment.createdAt.short), "updated_at": .string(comment.updatedAt.short),
            "author_association": .string(association(comment.author, repository)), "body": .string(comment.body),
            "performed_via_github_app": nil,
            "reactions": rollup(.comment(comment.id), repository, "\(url)/comments/\(comment.id)"),
        ]
    }

    /// Of the organisation's people GitHub says MEMBER, whatever their role; of others CONTRIBUTOR or NONE.
    private func association(_ login: String, _ repository: WorldRepository) -> String {
        switch repository.roles[login] {
        case "admin", "maintain", "write", "triage": "MEMBER"
        case "read": "CONTRIBUTOR"
        default: "NONE"
        }
    }

    static func sha(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "a", count: max(0, 40 - digits.count)) + digits
    }
}
