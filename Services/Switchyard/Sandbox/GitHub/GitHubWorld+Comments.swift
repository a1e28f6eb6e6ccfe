import Contracts
import JSONScan

extension GitHubWorld {
    /// Comments of a repository: `/issues/comments` and `/issues/comments/{id}`.
    mutating func comments(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        if call.rest.count == 2, call.request.method == "GET" {
            let since = call.request.query["since"].flatMap { Timestamp(rfc3339: $0) }
            let found = repository.comments.values.filter { comment in since.map { comment.updatedAt >= $0 } ?? true }
            return page(found.sorted { $0.id < $1.id }.map { json($0, repository) }, call)
        }
        guard call.rest.count >= 3, let id = Int(call.rest[2]), var comment = repository.comments[id] else {
            return .notFound
        }
        if call.rest.count > 3, call.rest[3] == "reactions" {
            return reactions(call, repository, on: .comment(id), Array(call.rest.dropFirst(4)))
        }
        guard call.rest.count == 3 else { return .notFound }
        let mayChange = comment.author == call.login || repository.permits(call.login, "write")
        switch call.request.method {
        case "GET": return WorldReply(200, json(comment, repository))
        case "PATCH":
            guard mayChange else { return .error(403, "Must have admin rights to Repository.") }
            guard let body = call.body?["body"]?.string, !body.isEmpty else {
                return .invalid("IssueComment", "body", "missing_field")
            }
            guard body.utf16.count <= 65_536 else { return tooLong }
            let old = comment.body
            comment.body = body
            comment.updatedAt = call.now
            repositories[call.key]?.comments[id] = comment
            tell("edited", comment, call, ["changes": ["body": ["from": .string(old)]]])
            return WorldReply(200, json(comment, repository))
        case "DELETE":
            guard mayChange else { return .error(403, "Must have admin rights to Repository.") }
            tell("deleted", comment, call)
            repositories[call.key]?.comments[id] = nil
            repositories[call.key]?.reactions.removeAll { $0.on == .comment(id) }
            repositories[call.key]?.issues[comment.issue]?.comments.removeAll { $0 == id }
            return WorldReply(204)
        default: return .notFound
        }
    }

    /// Comments of an issue.
    mutating func commentsOf(_ call: WorldCall, _ repository: WorldRepository, _ issue: WorldIssue) -> WorldReply {
        switch call.request.method {
        case "GET":
            let since = call.request.query["since"].flatMap { Timestamp(rfc3339: $0) }
            let found = issue.comments.compactMap { repository.comments[$0] }
                .filter { comment in since.map { comment.updatedAt >= $0 } ?? true }
            return page(found.map { json($0, repository) }, call)
        case "POST":
            guard let body = call.body?["body"]?.string, !body.isEmpty else {
                return .invalid("IssueComment", "body", "missing_field")
            }
            guard body.utf16.count <= 65_536 else { return tooLong }
            guard !issue.isLocked || repository.permits(call.login, "write") else {
                return .error(403, "Unable to create comment because issue is locked.")
            }
            let comment = WorldComment(
                id: makeID(), issue: issue.number, author: call.login, body: body, createdAt: call.now,
                updatedAt: call.now)
            repositories[call.key]?.comments[comment.id] = comment
            change(call, issue) { $0.comments.append(comment.id) }
            tell("created", comment, call)
            return WorldReply(201, json(comment, repository))
        default: return .notFound
        }
    }

    private var tooLong: WorldReply {
        .error(
            422, "Validation Failed",
            errors: [
                [
                    "resource": "IssueComment", "code": "unprocessable", "field": "data",
                    "message": "Body is too long (maximum is 65536 characters)",
                ]
            ])
    }

    private mutating func tell(
        _ action: String, _ comment: WorldComment, _ call: WorldCall, _ more: JSONValue = [:]
    ) {
        guard let repository = repositories[call.key], let issue = repository.issues[comment.issue] else { return }
        let body: JSONValue = [
            "action": .string(action), "issue": hookJSON(issue, repository), "comment": json(comment, repository),
        ]
        send("issue_comment", body.adding(more), for: repository, by: call.login)
    }
}
