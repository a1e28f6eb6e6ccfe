package import Contracts
package import Policy

/// Decides what a GitHub webhook means.
package struct GitHubIntake: Sendable {
    let policy: Policy
    let botLogin: String
    let now: Timestamp
    let makeID: @Sendable () -> ULID

    /// - Parameter botLogin: Switchyard's own account, whose events are ignored before anything else.
    package init(policy: Policy, botLogin: String, now: Timestamp, makeID: @escaping @Sendable () -> ULID) {
        self.policy = policy
        self.botLogin = botLogin
        self.now = now
        self.makeID = makeID
    }

    /// The decision for an event of this name.
    package func decide(_ event: String, _ payload: GitHubPayload) -> IntakeDecision {
        if payload.sender.login.lowercased() == botLogin.lowercased(), !botLogin.isEmpty {
            return .ignored("our own event")
        }
        // A mark alone proves nothing: anybody can write one, and must not hide a failure by it.
        if let comment = payload.comment, comment.author.isBot, OwnMarks.hasMark(comment.body) {
            return .ignored("our own comment")
        }
        if payload.action == "opened", let issue = payload.issue, issue.author.isBot, OwnMarks.hasMark(issue.body) {
            return .ignored("our own issue")
        }
        if event == "repository_dispatch" { return dispatched(payload) }
        guard let name = payload.repository.flatMap({ RepositoryName($0) }) else { return .ignored("no repository") }
        guard isObserved(name) else { return .ignored("repository not observed") }
        switch event {
        case "issues": return issueEvent(payload, name)
        case "issue_comment": return commented(payload, name)
        case "pull_request": return pullRequest(payload, name)
        case "workflow_run": return workflow(payload, name)
        case "push": return landed(ChangeLanding.push(payload, name, now: now))
        case "deployment_status": return landed(ChangeLanding.deployment(payload, name, now: now))
        default: return .ignored("event \(OwnMarks.word(event)) needs nothing")
        }
    }

    private func isObserved(_ repository: RepositoryName) -> Bool { policy.repository(repository).isObserved }

    private func issueEvent(_ payload: GitHubPayload, _ repository: RepositoryName) -> IntakeDecision {
        guard let issue = payload.issue, issue.number > 0, !issue.isPullRequest else { return .ignored("no issue") }
        var observations: [Observation] = []
        if ["opened", "labeled", "reopened"].contains(payload.action),
            policy.intake.takesIssue(labels: issue.labels, author: issue.author.login)
        {
            observations.append(
                .failure(failure(of: issue, in: repository), once: "\(Subject(repository, number: issue.number))"))
        }
        if let change = IssueActivity.change(payload, issue, repository, now: now) {
            observations.append(.activity(change))
        }
        return observations.isEmpty ? .ignored("issue action needs nothing") : .accepted(observations)
    }

    /// The failure that an issue reports.
    package func failure(of issue: GitHubPayload.Issue, in repository: RepositoryName) -> FailureObserved {
        let text = ObservedText(title: issue.title, body: issue.body)
        return FailureObserved(
            failureID: makeID(), repository: repository,
            issue: IssueReference(
                number: issue.number, url: issue.url, author: issue.author.login, labels: issue.labels),
            origin: OwnMarks.isDrill(text.body) ? .drill : .githubIssue, title: text.title, body: text.body,
            environment: text.environment(isTrusted: isMonitor(issue.author)), nodes: text.nodes, error: text.error,
            systems: text.systems, fingerprint: text.fingerprint,
            occurredAt: issue.createdAt.flatMap { Timestamp(rfc3339: $0) } ?? now, observedAt: now)
    }

    /// Whether the team named the author as one of its monitors.
    private func isMonitor(_ author: GitHubPayload.Account) -> Bool {
        policy.intake.bots.contains { $0.lowercased() == author.login.lowercased() }
    }

    private func commented(_ payload: GitHubPayload, _ repository: RepositoryName) -> IntakeDecision {
        guard payload.action == "created", let issue = payload.issue, issue.number > 0, let comment = payload.comment
        else {
            return .ignored("comment action needs nothing")
        }
        return .accepted([
            .activity(IssueActivity.comment(comment, on: issue, repository, sender: payload.sender, now: now))
        ])
    }

    private func pullRequest(_ payload: GitHubPayload, _ repository: RepositoryName) -> IntakeDecision {
        guard payload.action == "closed", let pull = payload.pullRequest, pull.isMerged, pull.number > 0 else {
            return .ignored("pull request action needs nothing")
        }
        let landing = ChangeLanding.merge(payload, pull, repository, now: now).map { [Observation.landed($0)] } ?? []
        return .accepted(
            [
                .activity(
                    IssueChanged(
                        repository: repository, number: pull.number, action: .pullRequestMerged,
                        actor: Actor(login: payload.sender.login, isBot: payload.sender.isBot),
                        pullRequest: PullRequestReference(
                            number: pull.number, merged: true, sha: pull.mergeCommit,
                            closes: ClosingWords.issues(in: pull.title + "\n" + pull.body, repository: repository)),
                        at: pull.mergedAt.flatMap { Timestamp(rfc3339: $0) } ?? now))
            ] + landing)
    }

    private func landed(_ change: ChangeLanded?) -> IntakeDecision {
        change.map { .accepted([.landed($0)]) } ?? .ignored("nothing landed on the default branch")
    }
}
