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

        /// A pull request of which nothing is known yet.
        package init() {}
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
