package import Contracts

/// Something that happens on the sandbox's day.
package struct DayEvent: Sendable, Hashable {
    /// Since the day began.
    package let at: Duration
    /// What.
    package let action: DayAction
}

/// What people, monitors and schedules do.
package enum DayAction: Sendable, Hashable {
    /// Somebody reports a failure; `key` names the issue for later.
    case report(DayReport)
    /// A script reports a failure to Switchyard itself.
    case submit(DayReport)
    /// A monitor reports one by `repository_dispatch`.
    case dispatch(DayReport)
    /// A dbt run ends; each node with its status and whether it was executed.
    case run(repository: String, job: String, nodes: [DayNode])
    /// A run of dbt Cloud ends, and leaves its artifacts there.
    case cloudRun(DayCloudRun)
    /// A workflow ends on main.
    case workflow(repository: String, name: String, conclusion: String, intended: Category?)
    /// A workflow's run ends, or begins, with its jobs and their logs.
    case workflowRun(DayWorkflowRun)
    /// dbt Cloud sends the webhooks about a run that it held back, or sends them again.
    case tell(run: Int)
    /// GitHub's webhooks of a repository are switched off, or on again.
    case outage(repository: String, isOver: Bool)
    /// Somebody finds an issue of Switchyard's by its title; `key` names it for later.
    case notice(key: String, repository: String, title: String)
    /// A pull request is merged; `fixes` names the issue that it is linked to.
    case merge(repository: String, title: String, author: String, fixes: String?)
    /// GitHub is asked to send its newest delivery about an opened issue again.
    case redeliver(repository: String, by: String)
    /// Somebody comments on an issue, perhaps a command.
    case comment(key: String, by: String, text: String)
    /// Somebody gives an issue a label.
    case label(key: String, by: String, name: String)
    /// Somebody takes a label away.
    case unlabel(key: String, by: String, name: String)
    /// Somebody assigns somebody.
    case assign(key: String, by: String, login: String)
    /// Somebody takes an assignment away.
    case unassign(key: String, by: String, login: String)
    /// Somebody deletes an issue.
    case delete(key: String, by: String)
    /// Somebody closes an issue.
    case close(key: String, by: String, reason: String)
    /// Somebody reopens an issue.
    case reopen(key: String, by: String)
}

/// A failure as somebody reports it.
package struct DayReport: Sendable, Hashable {
    /// Names it for later events; the first report of a key opens its issue.
    package let key: String
    /// Where: `dbt_cloud`, `roy_kent` or `da-agent-hub` of acme's.
    package let repository: String
    /// Who reports it.
    package let author: String
    /// One line.
    package let title: String
    /// The report.
    package let body: String
    /// What a careful colleague would call it. Never sent.
    package let intended: Category
}

/// A node of a run.
package struct DayNode: Sendable, Hashable {
    /// Its `unique_id`.
    package let id: String
    /// `success`, `error` or `skipped`.
    package let status: String
}
