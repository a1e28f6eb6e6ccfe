import Contracts
import DbtArtifacts
import DbtCloud
import IngestorCore
import Logging
import Platform
import ServiceRuntime

/// Reads a run of dbt Cloud: how it ended, its artifacts and logs, and the tries before and after it.
struct DbtReading: Sendable {
    /// How long a run is asked about in vain before it is told with what is known, by the domain's clock.
    static let patience = Duration.seconds(15 * 60)
    /// How often a later try that is under way is looked at, by the domain's clock.
    static let watch = Duration.seconds(60)
    /// The most dbt commands of one run whose artifacts are read.
    static let mostSteps = 12
    static let resultsLimit = 32 << 20
    /// How often at most a manifest is read for nodes that are gone, by the domain's clock.
    static let manifestPause = Duration.seconds(3600)

    let client: DbtCloudClient
    let platform: Platform
    /// The largest manifest that is read, in bytes.
    let manifestLimit: Int

    /// Reads what can be read now.
    func read(_ work: RunWork, until: Timestamp) async -> ReadOutcome {
        let age = Timestamp.system().since(work.since)
        let isLate = age >= platform.realTime(DbtReading.patience)
        var findings = DbtFindings(work.finished)
        do throws(DbtCloudError) {
            guard let id = work.finished.run?.id.flatMap({ Int($0) }) else { return told(findings) }
            let run = try await client.run(id)
            guard run.isComplete || isLate else { return .later(platform.realTime(DbtReading.watch)) }
            findings.finished = DbtReading.finished(work.finished, run)
            findings.statusMessage = run.statusMessage
            findings.attempt = try await attempt(of: run)
            if findings.finished.status == .failed {
                let next = try await nextTry(after: run)
                let waited = platform.now().since(findings.finished.finishedAt)
                switch AttemptRule.decide(next: next.map(DbtReading.ended), waited: waited) {
                case .wait: return .later(platform.realTime(DbtReading.watch))
                case .tell: break
                case .recovered: return superseded(&findings, by: next, work, avoided: true)
                case .replaced: return superseded(&findings, by: next, work, avoided: false)
                }
            }
            let isThere = try await readArtifacts(of: run, into: &findings, until: until)
            let mayCome = !work.hasArtifacts && age < platform.realTime(RunTaker.grace)
            if !isThere, mayCome, run.artifactsSaved != true { return .later(platform.realTime(.seconds(15))) }
            return told(findings)
        } catch {
            // Somebody who asks for patience is there, and gets four times as much.
            let isTooLate = age >= platform.realTime(DbtReading.patience * 4)
            if isTooLate || isLate && error.code != .rateLimited { return told(findings) }
            let backoff = min(Duration.seconds(120), .seconds(2) * (1 << min(work.tries, 6)))
            return .failed(max(error.retryAfter ?? .zero, platform.realTime(backoff)), why: error.description)
        }
    }

    private func told(_ findings: DbtFindings) -> ReadOutcome {
        let ids = platform.context.ids
        return .told(
            findings.observations(now: platform.now(), makeID: { ids.next() }), handedOver: nil, avoided: false)
    }

    private func superseded(
        _ findings: inout DbtFindings, by next: DbtCloudRun?, _ work: RunWork, avoided: Bool
    ) -> ReadOutcome {
        findings.isSuperseded = true
        guard case .told(let observations, _, _) = told(findings) else { return .later(.zero) }
        let later = next.map { run in
            var seen = work.finished
            seen.run?.id = String(run.id)
            return RunWork(
                dbt: DbtReading.finished(seen, run), key: "\(client.accountID):\(run.id)", hasArtifacts: true,
                at: Timestamp.system())
        }
        return .told(observations, handedOver: later, avoided: avoided)
    }

    /// The run as dbt Cloud has it now.
    private static func finished(_ seen: RunFinished, _ run: DbtCloudRun) -> RunFinished {
        var finished = seen
        finished.status = ended(run) ?? seen.status
        finished.finishedAt = run.finishedAt ?? seen.finishedAt
        finished.run?.finishedAt = finished.finishedAt
        finished.run?.startedAt = run.startedAt ?? seen.run?.startedAt
        finished.run?.retriesRun = run.retryingRunID.map(String.init) ?? seen.run?.retriesRun
        if finished.run?.url == nil, let url = run.url, url.hasPrefix("https://"), url.utf8.count < 300 {
            finished.run?.url = url
        }
        return finished
    }

    private static func ended(_ run: DbtCloudRun) -> RunStatus? { DbtSighting.status(code: run.status) }

    /// Which try the run is.
    private func attempt(of run: DbtCloudRun) async throws(DbtCloudError) -> Int {
        var (count, current) = (1, run)
        while let before = current.retryingRunID, count < 10 {
            count += 1
            do throws(DbtCloudError) {
                current = try await client.run(before)
            } catch  where error.code == .notFound {
                break
            }
        }
        return count
    }

    /// The newest try after a run, when there is one.
    private func nextTry(after run: DbtCloudRun) async throws(DbtCloudError) -> DbtCloudRun? {
        guard run.jobID > 0 else { return nil }
        let page = try await client.runs(orderBy: "id", job: run.jobID, after: run.id)
        return page.runs.filter { $0.id > run.id && DbtReading.isRetry($0, of: run.id) }.max { $0.id < $1.id }
    }

    /// dbt Cloud names the run that a retry repeats, or says so in its cause.
    private static func isRetry(_ run: DbtCloudRun, of id: Int) -> Bool {
        if let before = run.retryingRunID { return before == id }
        let cause = run.cause.lowercased()
        return cause.contains("retry") && cause.split(whereSeparator: { !$0.isNumber }).contains("\(id)")
    }
}
