import Contracts
import CoreMetrics
import DbtCloud
import GitHub
import IngestorCore
import Logging
import Platform
import Policy
import ServiceRuntime
import Streams

/// Takes in what changed outside since a moment, by the same keys as webhooks: what one has told comes not again.
struct Sweep: Sendable {
    /// How long a run may take and still be found when its end is later than the moment asked for.
    static let longestRun = Duration.seconds(12 * 3600)
    /// The most pages of runs.
    static let mostPages = 50

    let platform: Platform
    let intake: Intake
    let taker: RunTaker
    let botLogin: String
    let gitHub: GitHubClient?
    let dbt: DbtCloudClient?

    /// What was looked at, and what of it was new.
    struct Found: Hashable, Sendable {
        var checked = 0
        var ingested = 0

        static func += (sum: inout Found, more: Found) {
            sum.checked += more.checked
            sum.ingested += more.ingested
        }
    }

    /// Whether anybody can be asked.
    var reachesAny: Bool { gitHub != nil || dbt != nil }

    /// Counts the failures that wait for a placement for longer than they should, and publishes the number.
    func countUnaccounted() async throws -> Int {
        let late = platform.now() - .seconds(900)
        let count = try await platform.store.members(
            MemberQuery(.waiting, through: late.milliseconds, limit: 10_000)
        ).count
        MetricName.unaccounted.gauge([], in: platform.context.metrics).set(count)
        return count
    }

    /// Issues and workflow runs of one repository, or of all that the policy names.
    ///
    /// - Throws: ``GitHubError``, ``StreamsError``.
    func gitHubChanges(since: Timestamp, in only: RepositoryName? = nil) async throws -> Found {
        var found = Found()
        guard let gitHub else { return found }
        let policy = platform.policy.current
        for repository in only.map({ [$0] }) ?? policy.repositories.keys.sorted() {
            do {
                found += try await changes(of: repository, since: since, policy, gitHub)
            } catch let error as GitHubError {
                // One repository that can't be seen must not hide what happens in the others.
                guard only == nil, [.notFound, .forbidden, .gone].contains(error.code) else { throw error }
                platform.context.logger.warning(
                    "a repository can't be looked at",
                    metadata: ["repository": "\(repository)", "error": "\(error)"])
            }
        }
        return found
    }

    private func changes(
        of repository: RepositoryName, since: Timestamp, _ policy: Policy, _ gitHub: GitHubClient
    ) async throws -> Found {
        let issues = try await gitHub.issues(repository, since: since)
        var found = Found(checked: issues.count)
        for issue in issues where policy.intake.takesIssue(labels: issue.labels, author: issue.author) {
            if try await take(issue, repository) { found.ingested += 1 }
        }
        // Where webhooks tell what people do, it is not asked for: they do not name it by the same ids.
        if policy.intake.poll.gitHub != nil { found += try await activity(of: repository, since: since, gitHub) }
        guard policy.intake.takesAnyRun else { return found }
        for run in try await runs(of: repository, since: since, gitHub) {
            found.checked += 1
            if try await take(run, repository) { found.ingested += 1 }
        }
        return found
    }

    /// Runs of dbt Cloud that ended since.
    ///
    /// - Throws: ``DbtCloudError``, ``StreamsError``.
    func dbtRuns(since: Timestamp, in only: RepositoryName? = nil) async throws -> Found {
        var found = Found()
        guard let dbt else { return found }
        var offset = 0
        for _ in 0..<Sweep.mostPages {
            let page = try await dbt.runs(orderBy: "-id", offset: offset)
            offset += page.runs.count
            for run in page.runs where (run.finishedAt ?? since - .seconds(1)) >= since {
                guard let seen = sighting(run, dbt.accountID),
                    let decided = DbtIntake.decide(seen, policy: platform.policy.current, now: platform.now()),
                    only.map({ $0 == decided.finished.repository }) ?? true
                else { continue }
                found.checked += 1
                if try await taker.take(decided) == .stored { found.ingested += 1 }
            }
            let oldest = page.runs.last?.createdAt ?? since
            guard page.hasMore, !page.runs.isEmpty, oldest >= since - Sweep.longestRun else { break }
        }
        return found
    }

    private func sighting(_ run: DbtCloudRun, _ account: String) -> DbtSighting? {
        guard let status = DbtSighting.status(code: run.status) else { return nil }
        var seen = DbtSighting(
            account: account, project: String(run.projectID), environment: String(run.environmentID),
            run: String(run.id), status: status)
        seen.job = run.jobID > 0 ? String(run.jobID) : nil
        seen.jobName = run.jobName.isEmpty ? nil : run.jobName
        seen.trigger = run.cause.isEmpty ? nil : run.cause
        seen.url = run.url
        seen.startedAt = run.startedAt
        seen.finishedAt = run.finishedAt
        seen.hasArtifacts = true
        return seen
    }

    private func runs(
        of repository: RepositoryName, since: Timestamp, _ gitHub: GitHubClient
    ) async throws(GitHubError) -> [GitHubWorkflowRun] {
        do throws(GitHubError) {
            return try await gitHub.workflowRuns(repository, since: since - Sweep.longestRun).filter { run in
                run.status == "completed" && (Timestamp(rfc3339: run.updatedAt) ?? since) >= since
            }
        } catch  where error.code == .notFound || error.code == .forbidden {
            // Actions are switched off there, or the token may not see them.
            return []
        }
    }

    var gitHubIntake: GitHubIntake {
        let ids = platform.context.ids
        return GitHubIntake(
            policy: platform.policy.current, botLogin: botLogin, now: platform.now(), makeID: { ids.next() })
    }

    private func take(_ run: GitHubWorkflowRun, _ repository: RepositoryName) async throws -> Bool {
        guard
            case .accepted(let observations) = gitHubIntake.decide("workflow_run", run.payload(in: repository))
        else { return false }
        let key = IngestorKeys.delivery("sweep", "\(repository) \(run.id) \(run.attempt)")
        return try await intake.store(observations, delivery: key) == .stored
    }

    private func take(_ issue: GitHubIssue, _ repository: RepositoryName) async throws -> Bool {
        guard issue.author.lowercased() != botLogin.lowercased() else { return false }
        var report = GitHubPayload.Issue()
        report.number = issue.number
        report.title = issue.title
        report.body = issue.body
        report.url = issue.url
        report.author.login = issue.author
        report.labels = issue.labels
        report.createdAt = issue.createdAt
        var step = Step()
        let once = "\(Subject(repository, number: issue.number))"
        try intake.add(.failure(gitHubIntake.failure(of: report, in: repository), once: once), to: &step)
        return try await intake.committer.commit(step) == .committed
    }
}
