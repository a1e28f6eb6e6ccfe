package import Contracts
import Outbound

extension GitHubClient {
    /// The most bytes of a log that are fetched, and that are kept of its end.
    static let logLimit = 48 << 20
    /// How many bytes of a log's end are kept.
    package static let logTail = 64 * 1024

    /// A run of a workflow as it is now: its newest attempt.
    ///
    /// - Throws: ``GitHubError``.
    package func workflowRun(
        _ repository: RepositoryName, _ id: Int
    ) async throws(GitHubError) -> GitHubWorkflowRun {
        try await value(GitHubWorkflowRun.self, "GET", GitHubClient.path(repository, "/actions/runs/\(id)"))
    }

    /// Starts the failed jobs of a run again, as its next attempt.
    ///
    /// - Throws: ``GitHubError`` (`forbidden` when it is still running or too old).
    package func rerunFailedJobs(of run: Int, in repository: RepositoryName) async throws(GitHubError) {
        _ = try await call("POST", GitHubClient.path(repository, "/actions/runs/\(run)/rerun-failed-jobs"))
    }

    /// Runs that were begun since, newest first, at most `limit`.
    ///
    /// - Throws: ``GitHubError``.
    package func workflowRuns(
        _ repository: RepositoryName, since: Timestamp, limit: Int = 500
    ) async throws(GitHubError) -> [GitHubWorkflowRun] {
        var runs: [GitHubWorkflowRun] = []
        for page in 1...max(1, limit / 100) {
            let answer = try await value(
                RunList.self, "GET", GitHubClient.path(repository, "/actions/runs"),
                query: [
                    ("created", ">=\(since.rfc3339.prefix(19))Z"), ("per_page", "100"), ("page", String(page)),
                ])
            runs += answer.runs
            if answer.runs.count < 100 { break }
        }
        return runs
    }

    /// The jobs of one attempt of a run, at most 300.
    ///
    /// - Throws: ``GitHubError``.
    package func jobs(
        of run: Int, attempt: Int, in repository: RepositoryName
    ) async throws(GitHubError) -> [GitHubWorkflowJob] {
        var jobs: [GitHubWorkflowJob] = []
        for page in 1...3 {
            let answer = try await value(
                JobList.self, "GET",
                GitHubClient.path(repository, "/actions/runs/\(run)/attempts/\(attempt)/jobs"),
                query: [("per_page", "100"), ("page", String(page))])
            jobs += answer.jobs
            if answer.jobs.count < 100 { break }
        }
        return jobs
    }

    /// The end of a job's log; `nil` when it is gone.
    ///
    /// GitHub answers with a signed address elsewhere, which is fetched without the credential.
    ///
    /// - Throws: ``GitHubError``.
    package func logTail(of job: Int, in repository: RepositoryName) async throws(GitHubError) -> [UInt8]? {
        let reply: OutboundReply
        do throws(GitHubError) {
            reply = try await redirected(GitHubClient.path(repository, "/actions/jobs/\(job)/logs"))
        } catch  where error.code == .notFound || error.code == .gone {
            return nil
        }
        return Array(reply.body.suffix(GitHubClient.logTail))
    }
}

private struct RunList: Decodable {
    var runs: [GitHubWorkflowRun]

    enum CodingKeys: String, CodingKey { case runs = "workflow_runs" }
}

private struct JobList: Decodable {
    var jobs: [GitHubWorkflowJob]
}
