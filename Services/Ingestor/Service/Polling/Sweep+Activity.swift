import Contracts
import GitHub
import IngestorCore
import Platform
import ServiceRuntime
import Streams

extension Sweep {
    /// What people did to issues since, for whoever can't receive webhooks: closes, labels, assignments, merges, and comments with
    /// their commands. Each is taken as its webhook would be, once.
    ///
    /// - Throws: ``GitHubError``, ``StreamsError``.
    func activity(of repository: RepositoryName, since: Timestamp, _ gitHub: GitHubClient) async throws -> Found {
        var told: [(at: String, id: String, event: String, payload: GitHubPayload)] = []
        for event in try await gitHub.issueEvents(repository, since: since) {
            guard let (name, payload) = event.payload(in: repository) else { continue }
            told.append((event.at, "event \(event.id)", name, payload))
        }
        for comment in try await gitHub.comments(in: repository, since: since) where comment.issue > 0 {
            // An old one that was edited is listed too; what it commanded has been done.
            guard Timestamp(rfc3339: comment.createdAt).map({ $0 >= since }) ?? false else { continue }
            told.append((comment.createdAt, "comment \(comment.id)", "issue_comment", comment.payload(in: repository)))
        }
        var found = Found(checked: told.count)
        let permission = CommandPermission(gitHub: gitHub, logger: platform.context.logger)
        for one in told.sorted(by: { ($0.at, $0.id) < ($1.at, $1.id) }) {
            guard case .accepted(let all) = gitHubIntake.decide(one.event, one.payload) else { continue }
            // Failures come with the issues themselves.
            let acts = all.filter { if case .failure = $0 { false } else { true } }
            guard !acts.isEmpty else { continue }
            let key = IngestorKeys.delivery("sweep", "\(repository) \(one.id)")
            let confirmed = await permission.confirmed(acts)
            if try await intake.store(confirmed, delivery: key) == .stored { found.ingested += 1 }
        }
        return found
    }
}

extension GitHubIssueEvent {
    /// The event as its webhook would tell it; `nil` where none is of use.
    func payload(in repository: RepositoryName) -> (event: String, GitHubPayload)? {
        guard let issue, issue.number > 0 else { return nil }
        var payload = GitHubPayload()
        payload.repository = repository.description
        payload.sender = GitHubPayload.Account()
        payload.sender.login = actor
        payload.sender.type = actorType
        if event == "merged" {
            var pull = GitHubPayload.PullRequest()
            pull.number = issue.number
            pull.isMerged = true
            pull.mergeCommit = commit
            pull.mergedAt = at
            pull.title = issue.title
            pull.body = issue.body
            payload.action = "closed"
            payload.pullRequest = pull
            return ("pull_request", payload)
        }
        guard !issue.isPullRequest else { return nil }
        payload.action = event
        payload.label = label
        payload.assignee = assignee
        payload.issue = GitHubPayload.Issue()
        payload.issue?.number = issue.number
        payload.issue?.updatedAt = at
        return ("issues", payload)
    }
}

extension GitHubRepositoryComment {
    /// The comment as its webhook would tell it.
    func payload(in repository: RepositoryName) -> GitHubPayload {
        var payload = GitHubPayload()
        payload.action = "created"
        payload.repository = repository.description
        payload.sender.login = author
        payload.sender.type = authorType
        payload.issue = GitHubPayload.Issue()
        payload.issue?.number = issue
        payload.comment = GitHubPayload.Comment()
        payload.comment?.body = body
        payload.comment?.author = payload.sender
        payload.comment?.association = association
        payload.comment?.createdAt = createdAt
        return payload
    }
}
