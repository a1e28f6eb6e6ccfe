import Contracts
import JSONScan

extension GitHubWorld {
    mutating func issues(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        let rest = call.rest
        switch (call.request.method, rest.count) {
        case ("GET", 1): return list(call, repository)
        case ("POST", 1): return open(call, repository)
        case (_, 2...) where rest[1] == "comments": return comments(call, repository)
        default: break
        }
        guard rest.count >= 2, let number = Int(rest[1]), let issue = repository.issues[number] else {
            return .notFound
        }
        switch (call.request.method, rest.count, rest.count > 2 ? rest[2] : "") {
        case ("GET", 2, _): return WorldReply(200, json(issue, repository))
        case ("PATCH", 2, _): return edit(call, repository, issue)
        case (_, _, "comments"): return commentsOf(call, repository, issue)
        case (_, _, "reactions"): return reactions(call, repository, on: .issue(number), Array(rest.dropFirst(3)))
        case (_, _, "labels"): return labelsOf(call, repository, issue)
        case (_, _, "assignees"): return assigneesOf(call, repository, issue)
        case ("PUT", 3, "lock"), ("DELETE", 3, "lock"):
            guard repository.permits(call.login, "write") else { return .error(403, "Must have push access") }
            change(call, issue) { $0.isLocked = call.request.method == "PUT" }
            return WorldReply(204)
        default: return .notFound
        }
    }

    private func list(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        let query = call.request.query
        let state = query["state"] ?? "open"
        guard ["open", "closed", "all"].contains(state) else { return .invalid("Issue", "state", "invalid") }
        let since = query["since"].flatMap { Timestamp(rfc3339: $0) }
        let labels = (query["labels"] ?? "").split(separator: ",").map { $0.lowercased() }
        let found = repository.issues.values.filter { issue in
            query["creator"].map { $0.lowercased() == issue.author.lowercased() } ?? true
                && query["assignee"].map { issue.assignees.contains($0) || $0 == "*" && !issue.assignees.isEmpty }
                    ?? true
                && (state == "all" || issue.isOpen == (state == "open")) && since.map { issue.updatedAt >= $0 } ?? true
                && labels.allSatisfy { wanted in issue.labels.contains { $0.lowercased() == wanted } }
        }
        let byUpdate = query["sort"] == "updated"
        let ascending = query["direction"] == "asc"
        let sorted = found.sorted { one, other in
            let left = byUpdate ? one.updatedAt : one.createdAt
            let right = byUpdate ? other.updatedAt : other.createdAt
            let isLess = (left, one.number) < (right, other.number)
            return ascending ? isLess : !isLess
        }
        return page(sorted.map { json($0, repository) }, call)
    }

    private mutating func open(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        guard let title = call.body?["title"]?.string, !title.isEmpty else {
            return .invalid("Issue", "title", "missing_field")
        }
        guard title.utf16.count <= 256 else { return .invalid("Issue", "title", "invalid") }
        let body = call.body?["body"]?.string
        guard (body?.utf16.count ?? 0) <= 65_536 else { return .invalid("Issue", "body", "invalid") }
        var issue = WorldIssue(
            id: makeID(), number: repository.nextNumber, title: title, body: body, author: call.login,
            createdAt: call.now, updatedAt: call.now)
        if repository.permits(call.login, "triage") {
            issue.labels = (call.body?["labels"]?.strings ?? []).map { addLabel($0, call.key) }
            // Whoever lacks access is left out without a word.
            issue.assignees = (call.body?["assignees"]?.strings ?? []).filter { repository.roles[$0] != nil }
        }
        repositories[call.key]?.issues[issue.number] = issue
        repositories[call.key]?.nextNumber += 1
        guard let now = repositories[call.key] else { return .notFound }
        send("issues", ["action": "opened", "issue": hookJSON(issue, now)], for: now, by: call.login)
        for label in issue.labels { tell("labeled", issue, call, ["label": json(label: label, now)]) }
        for login in issue.assignees { tell("assigned", issue, call, ["assignee": json(user: login)]) }
        return WorldReply(201, json(issue, now))
    }

    private mutating func edit(_ call: WorldCall, _ repository: WorldRepository, _ issue: WorldIssue) -> WorldReply {
        guard repository.permits(call.login, "triage") || issue.author == call.login else {
            return .error(403, "Must have admin rights to Repository.")
        }
        var next = issue
        if let title = call.body?["title"]?.string {
            guard !title.isEmpty, title.utf16.count <= 256 else { return .invalid("Issue", "title", "invalid") }
            next.title = title
        }
        if let body = call.body?["body"] {
            guard (body.string?.utf16.count ?? 0) <= 65_536 else { return .invalid("Issue", "body", "invalid") }
            next.body = body.string
        }
        let state = call.body?["state"]?.string
        if let state {
            guard ["open", "closed"].contains(state) else { return .invalid("Issue", "state", "invalid") }
            next.isOpen = state == "open"
        }
        if issue.isOpen != next.isOpen {
            next.stateReason = call.body?["state_reason"]?.string ?? (next.isOpen ? "reopened" : "completed")
            next.closedAt = next.isOpen ? nil : call.now
        }
        next.updatedAt = call.now
        repositories[call.key]?.issues[issue.number] = next
        tellEdit(from: issue, to: next, call)
        if next.isOpen != issue.isOpen { tell(next.isOpen ? "reopened" : "closed", next, call) }
        if repository.permits(call.login, "triage") {
            if let labels = call.body?["labels"]?.strings { setLabels(labels, call, issue) }
            if let logins = call.body?["assignees"]?.strings { setAssignees(logins, call, repository, issue) }
        }
        return WorldReply(200, after(call, issue))
    }

    private mutating func tellEdit(from old: WorldIssue, to new: WorldIssue, _ call: WorldCall) {
        var changes: JSONValue = [:]
        if new.title != old.title { changes = changes.adding(["title": ["from": .string(old.title)]]) }
        if new.body != old.body { changes = changes.adding(["body": ["from": .string(old.body ?? "")]]) }
        guard changes != [:] else { return }
        tell("edited", new, call, ["changes": changes])
    }

    private mutating func setAssignees(
        _ logins: [String], _ call: WorldCall, _ repository: WorldRepository, _ issue: WorldIssue
    ) {
        let wanted = logins.filter { repository.roles[$0] != nil }
        change(call, issue) { $0.assignees = Array(wanted.prefix(10)) }
        for login in issue.assignees where !wanted.contains(login) {
            tell("unassigned", issue, call, ["assignee": json(user: login)])
        }
        for login in wanted where !issue.assignees.contains(login) {
            tell("assigned", issue, call, ["assignee": json(user: login)])
        }
    }

    /// Changes an issue and notes when.
    mutating func change(_ call: WorldCall, _ issue: WorldIssue, _ change: (inout WorldIssue) -> Void) {
        guard var next = repositories[call.key]?.issues[issue.number] else { return }
        change(&next)
        next.updatedAt = call.now
        repositories[call.key]?.issues[issue.number] = next
    }

    /// Sends the webhook of a change of an issue.
    mutating func tell(_ action: String, _ issue: WorldIssue, _ call: WorldCall, _ more: JSONValue = [:]) {
        guard let repository = repositories[call.key], let issue = repository.issues[issue.number] else { return }
        let body: JSONValue = ["action": .string(action), "issue": hookJSON(issue, repository)]
        send("issues", body.adding(more), for: repository, by: call.login)
    }

    private mutating func assigneesOf(
        _ call: WorldCall, _ repository: WorldRepository, _ issue: WorldIssue
    ) -> WorldReply {
        if call.request.method == "GET", call.rest.count == 4 {
            return repository.roles[call.rest[3]] == nil ? .notFound : WorldReply(204)
        }
        guard let logins = call.body?["assignees"]?.strings else {
            return .invalid("Issue", "assignees", "missing_field")
        }
        guard repository.permits(call.login, "triage") else { return .error(403, "Must have push access") }
        switch call.request.method {
        case "POST":
            // At most ten; whoever lacks access is left out without a word.
            let new = logins.filter { repository.roles[$0] != nil && !issue.assignees.contains($0) }
            change(call, issue) { $0.assignees = Array(($0.assignees + new).prefix(10)) }
            for login in new { tell("assigned", issue, call, ["assignee": json(user: login)]) }
            return WorldReply(201, after(call, issue))
        case "DELETE":
            let old = issue.assignees.filter { logins.contains($0) }
            change(call, issue) { $0.assignees.removeAll { old.contains($0) } }
            for login in old { tell("unassigned", issue, call, ["assignee": json(user: login)]) }
            return WorldReply(200, after(call, issue))
        default: return .notFound
        }
    }

    /// The issue as it is now.
    func after(_ call: WorldCall, _ issue: WorldIssue) -> JSONValue? {
        guard let repository = repositories[call.key], let issue = repository.issues[issue.number] else { return nil }
        return json(issue, repository)
    }
}
