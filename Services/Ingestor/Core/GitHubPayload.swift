package import JSONScan

/// What is used of a GitHub webhook's body, whatever the event; everything else is checked and skipped.
package struct GitHubPayload: Sendable {
    /// `action`; of a `repository_dispatch` the event's type.
    package var action: String?
    /// `repository.full_name`.
    package var repository: String?
    /// `sender`.
    package var sender = Account()
    /// `issue`.
    package var issue: Issue?
    /// `comment`.
    package var comment: Comment?
    /// `label.name`.
    package var label: String?
    /// `assignee.login`.
    package var assignee: String?
    /// `pull_request`.
    package var pullRequest: PullRequest?
    /// `workflow_run`.
    package var workflowRun: WorkflowRun?
    /// `repository.default_branch`.
    package var defaultBranch: String?
    /// Of a `push`.
    package var push = Push()
    /// `deployment` and `deployment_status`.
    package var deployment = Deployment()
    /// `client_payload`.
    package var clientPayload: JSONValue?

    /// Nothing.
    package init() {}

    /// A user or bot.
    package struct Account: Sendable {
        /// Its login; empty when the account is gone.
        package var login = ""
        /// `User`, `Bot`, `Organization`.
        package var type = ""

        /// Whether it is a bot or app.
        package var isBot: Bool { type == "Bot" || login.hasSuffix("[bot]") }

        /// An account of which nothing is known yet.
        package init() {}
    }

    /// An issue.
    package struct Issue: Sendable {
        /// Its number.
        package var number = 0
        /// Its title.
        package var title = ""
        /// Its text.
        package var body = ""
        /// Its page.
        package var url: String?
        /// Who opened it.
        package var author = Account()
        /// Names of its labels.
        package var labels: [String] = []
        /// When it was opened, RFC 3339.
        package var createdAt: String?
        /// When it last changed, RFC 3339.
        package var updatedAt: String?
        /// Whether it is a pull request.
        package var isPullRequest = false

        /// An issue of which nothing is known yet.
        package init() {}
    }

    /// A comment.
    package struct Comment: Sendable {
        /// Its text.
        package var body = ""
        /// Who wrote it.
        package var author = Account()
        /// `OWNER`, `MEMBER`, `COLLABORATOR`, `CONTRIBUTOR`, `NONE`, ….
        package var association = ""
        /// When it was written, RFC 3339.
        package var createdAt: String?

        /// A comment of which nothing is known yet.
        package init() {}
    }

    /// A pull request.
    package struct PullRequest: Sendable {
        /// Its number.
        package var number = 0
        /// Whether it is merged.
        package var isMerged = false
        /// The merge commit.
        package var mergeCommit: String?
        /// When it was merged, RFC 3339.
        package var mergedAt: String?
        /// Its title.
        package var title = ""
        /// Its text.
        package var body = ""
        /// The branch that it comes from.
        package var branch: String?
        /// The branch that it is merged into.
        package var base: String?

        /// A pull request of which nothing is known yet.
        package init() {}
    }

    /// Commits that were pushed to a branch.
    package struct Push: Sendable {
        /// `refs/heads/…`.
        package var ref = ""
        /// The commit that the branch is at now.
        package var after = ""
        /// The newest commit's message.
        package var message = ""
        /// When the newest commit was made, RFC 3339.
        package var at: String?
        /// Paths that the commits change, at most ``mostFiles``.
        package var files: [String] = []

        static let mostFiles = 100

        init() {}
    }

    /// A deployment.
    package struct Deployment: Sendable {
        /// The commit.
        package var sha: String?
        /// What was asked to be deployed: a branch, a tag, a commit.
        package var ref: String?
        /// Where to.
        package var environment: String?
        /// What it says of itself.
        package var text = ""
        /// `success`, `failure`, `in_progress`, ….
        package var state = ""
        /// When it came to that, RFC 3339.
        package var at: String?

        init() {}
    }

    /// A run of a workflow.
    package struct WorkflowRun: Sendable {
        /// Its id.
        package var id = 0
        /// The workflow's id.
        package var workflowID = 0
        /// The workflow's name.
        package var name = ""
        /// What the run is about, e.g. the commit's subject.
        package var title = ""
        /// The branch.
        package var branch = ""
        /// The repository that the branch is in; unset when that is gone.
        package var headRepository: String?
        /// What started it.
        package var event = ""
        /// `success`, `failure`, `cancelled`, `skipped`, `timed_out`, ….
        package var conclusion = ""
        /// Its page.
        package var url: String?
        /// 1 for the first try.
        package var attempt = 1
        /// When it began, RFC 3339.
        package var startedAt: String?
        /// When it last changed, RFC 3339.
        package var updatedAt: String?

        /// A run of which nothing is known yet.
        package init() {}

        /// Whether a pull request started it.
        package var isOfPullRequest: Bool { event.hasPrefix("pull_request") }
    }
}
