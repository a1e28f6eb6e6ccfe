import Contracts
import DbtCloud
import Effects
import GitHub

/// Starts failed runs again, where they ran; every other write goes on to GitHub's port.
struct RerunPort: Sendable {
    let github: GitHubClient?
    let dbt: DbtCloudClient?
    let others: EffectPort

    /// The port that the ledger knows.
    var port: EffectPort {
        EffectPort(
            send: { effect, applied throws(EffectFailure) in
                guard effect.kind == .rerun else { return try await others.send(effect, applied) }
                // Somebody may have been faster: two tries at once help nobody.
                if let done = try await found(effect) { return done }
                return try await start(effect)
            },
            lookUp: { effect, applied throws(EffectFailure) in
                guard effect.kind == .rerun else { return try await others.lookUp(effect, applied) }
                return try await found(effect)
            })
    }

    private func start(_ effect: Effect) async throws(EffectFailure) -> EffectResult {
        let id = try RerunPort.id(of: effect)
        switch effect.request.origin {
        case .githubActions?:
            do throws(GitHubError) {
                try await gitHub().rerunFailedJobs(of: id, in: effect.repository)
                return EffectResult(url: effect.request.run?.url, note: "the failed jobs of run \(id) run again")
            } catch {
                throw EffectFailure(error)
            }
        case .dbtCloud?:
            let client = try cloud()
            do throws(DbtCloudError) {
                let run = try await client.retry(run: id)
                return EffectResult(url: run.url, note: "run \(id) is tried again as run \(run.id)")
            } catch {
                throw RerunPort.failure(error)
            }
        default: throw EffectFailure(.permanent, "runs of this origin can't be started again")
        }
    }

    /// The next try of the run, when there is one already.
    private func found(_ effect: Effect) async throws(EffectFailure) -> EffectResult? {
        let id = try RerunPort.id(of: effect)
        switch effect.request.origin {
        case .githubActions?:
            do throws(GitHubError) {
                let run = try await gitHub().workflowRun(effect.repository, id)
                guard run.attempt > effect.request.run?.attempt ?? 1 else { return nil }
                return EffectResult(url: run.url, note: "run \(id) is in attempt \(run.attempt) already")
            } catch {
                throw EffectFailure(error)
            }
        case .dbtCloud?:
            let client = try cloud()
            do throws(DbtCloudError) {
                let job = try await client.run(id).jobID
                let later = try await client.runs(orderBy: "id", job: job, after: id).runs
                guard let next = later.first(where: { $0.retryingRunID == id }) else { return nil }
                return EffectResult(url: next.url, note: "run \(id) is tried again as run \(next.id)")
            } catch {
                throw RerunPort.failure(error, isReading: true)
            }
        default: return nil
        }
    }

    private func gitHub() throws(GitHubError) -> GitHubClient {
        guard let github else { throw GitHubError(.unauthorized, "no GitHub credential is set") }
        return github
    }

    private func cloud() throws(EffectFailure) -> DbtCloudClient {
        guard let dbt else {
            throw EffectFailure(
                .permanent, "the resolver has no DBT_CLOUD_API_TOKEN: set one that may run jobs, or disable retry")
        }
        return dbt
    }

    private static func id(of effect: Effect) throws(EffectFailure) -> Int {
        guard let id = effect.request.run?.id.flatMap({ Int($0) }) else {
            throw EffectFailure(.permanent, "the effect names no run")
        }
        return id
    }

    /// What an error of dbt Cloud's means for a run that was to be started: without a clear no it may have begun.
    static func failure(_ error: DbtCloudError, isReading: Bool = false) -> EffectFailure {
        switch error.code {
        case .rateLimited: EffectFailure(.pause(error.retryAfter ?? .seconds(60)), error.description)
        case .unavailable, .malformedReply, .tooLarge: EffectFailure(isReading ? .retry : .lost, error.description)
        case .unauthorized: EffectFailure(.pause(.seconds(60)), error.description)
        case .forbidden, .notFound, .invalidRequest: EffectFailure(.permanent, error.description)
        }
    }
}
