import Contracts
import GitHub
import IngestorCore
import Logging
import Platform
import ServiceRuntime

/// Reads a failed run of a workflow: the attempt after it, the failed job, its step and the end of its log.
struct GitHubReading: Sendable {
    /// How long GitHub is asked in vain before the failure is told with what is known, by the domain's clock.
    static let patience = Duration.seconds(10 * 60)
    /// How often a later attempt that is under way is looked at, by the domain's clock.
    static let watch = Duration.seconds(60)

    let client: GitHubClient
    let platform: Platform
    let botLogin: String

    /// Reads what can be read now.
    func read(_ work: RunWork) async -> ReadOutcome {
        guard let failure = work.failure, let id = work.finished.run?.id.flatMap({ Int($0) }) else {
            return .told([], handedOver: nil, avoided: false)
        }
        let attempt = work.finished.run?.attempt ?? 1
        do throws(GitHubError) {
            let run = try await client.workflowRun(failure.repository, id)
            let next: RunStatus?? = run.attempt > attempt ? .some(GitHubReading.ended(run)) : nil
            let waited = platform.now().since(work.finished.finishedAt)
            switch AttemptRule.decide(next: next, waited: waited) {
            case .wait: return .later(platform.realTime(GitHubReading.watch))
            case .recovered: return .told([], handedOver: nil, avoided: true)
            case .replaced: return .told([], handedOver: later(run, failure), avoided: false)
            case .tell: break
            }
            let details = try await details(id, attempt, failure.repository)
            return .told(
                [.failure(details.added(to: failure, attempt: attempt), once: nil)], handedOver: nil, avoided: false)
        } catch {
            let isLate = Timestamp.system().since(work.since) >= platform.realTime(GitHubReading.patience)
            let isFinal = [.notFound, .gone, .unauthorized, .forbidden, .validation].contains(error.code)
            if isFinal || isLate {
                platform.context.logger.warning(
                    "a workflow's failure is told without its log", metadata: ["error": "\(error)"])
                return .told([.failure(failure, once: nil)], handedOver: nil, avoided: false)
            }
            let backoff = min(Duration.seconds(120), .seconds(2) * (1 << min(work.tries, 6)))
            return .failed(max(error.retryAfter ?? .zero, platform.realTime(backoff)), why: error.description)
        }
    }

    private func details(
        _ run: Int, _ attempt: Int, _ repository: RepositoryName
    ) async throws(GitHubError) -> WorkflowDetails {
        let failed = try await client.jobs(of: run, attempt: attempt, in: repository).filter(\.hasFailed)
        var log: [UInt8]?
        if let first = failed.first {
            do throws(GitHubError) {
                log = try await client.logTail(of: first.id, in: repository)
            } catch  where error.code == .forbidden || error.code == .lost {
                // Names without a log are better than none; a token may see jobs and no logs.
                log = nil
            }
        }
        return WorkflowDetails(
            jobs: failed.map { WorkflowDetails.Job(name: $0.name, step: $0.failedStep) }, logTail: log ?? [])
    }

    private static func ended(_ run: GitHubWorkflowRun) -> RunStatus? {
        run.status == "completed" ? WorkflowOutcome.status(run.conclusion) : nil
    }

    /// The later attempt, should no webhook tell of it.
    private func later(_ run: GitHubWorkflowRun, _ failure: FailureObserved) -> RunWork? {
        let ids = platform.context.ids
        let decision = GitHubIntake(
            policy: platform.policy.current, botLogin: botLogin, now: platform.now(), makeID: { ids.next() }
        ).decide("workflow_run", run.payload(in: failure.repository))
        guard case .accepted(let observations) = decision else { return nil }
        return observations.compactMap { RunWork(of: $0, in: observations) }.first
    }
}

extension RunWork {
    /// The work that a failed run of a workflow makes; `nil` for anything else.
    init?(of observation: Observation, in observations: [Observation]) {
        guard case .failure(let failure, let once?) = observation, failure.origin == .githubActions else { return nil }
        for case .run(let run, _) in observations {
            self.init(gitHub: failure, run: run, once: once, at: .system())
            return
        }
        return nil
    }
}

extension GitHubWorkflowRun {
    /// The run as a webhook would tell of it.
    func payload(in repository: RepositoryName) -> GitHubPayload {
        var run = GitHubPayload.WorkflowRun()
        run.id = id
        run.workflowID = workflowID
        run.name = name
        run.title = title
        run.branch = branch
        run.headRepository = headRepository
        run.event = event
        run.conclusion = conclusion
        run.url = url.isEmpty ? nil : url
        run.attempt = attempt
        run.startedAt = startedAt.isEmpty ? nil : startedAt
        run.updatedAt = updatedAt.isEmpty ? nil : updatedAt
        var payload = GitHubPayload()
        payload.action = status
        payload.repository = repository.description
        payload.workflowRun = run
        return payload
    }
}
