package import Contracts

/// A run of dbt Cloud as a webhook or the list of runs tells of it.
package struct DbtSighting: Hashable, Sendable {
    /// The account, project, environment and run, as text.
    package var account: String
    /// The project.
    package var project: String
    /// The environment.
    package var environment: String
    /// The run.
    package var run: String
    /// The job's id.
    package var job: String?
    /// The job's name.
    package var jobName: String?
    /// How it ended.
    package var status: RunStatus
    /// What started it.
    package var trigger: String?
    /// The page that people open.
    package var url: String?
    /// When it began.
    package var startedAt: Timestamp?
    /// When it ended.
    package var finishedAt: Timestamp?
    /// Whether dbt Cloud says that the artifacts are there.
    package var hasArtifacts = false

    /// Made of what every run has.
    package init(account: String, project: String, environment: String, run: String, status: RunStatus) {
        self.account = account
        self.project = project
        self.environment = environment
        self.run = run
        self.status = status
    }

    /// What a status code of dbt Cloud means: 10 success, 20 error, 30 cancelled; `nil` for a run that has not ended.
    package static func status(code: Int) -> RunStatus? {
        switch code {
        case 10: .success
        case 20: .failed
        case 30: .cancelled
        default: nil
        }
    }
}
