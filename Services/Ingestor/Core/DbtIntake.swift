package import Contracts
package import JSONScan
package import Policy

/// Decides what a dbt Cloud webhook means.
package enum DbtIntake {
    /// A finished run, and what it is known by: account and run.
    package struct Run: Sendable {
        /// The run as it goes on the stream; without nodes, which are in its artifacts.
        package let finished: RunFinished
        /// `<account>:<run>`.
        package let key: String
    }

    /// The run that a body tells of; `nil` when it concerns nothing observed.
    ///
    /// Ids are numbers or strings, as dbt sends both.
    package static func decide(_ body: JSONValue, policy: Policy, now: Timestamp) -> Run? {
        guard let data = body["data"], let run = text(data["runId"]), let project = text(data["projectId"]),
            let type = body["eventType"]?.string, type == "job.run.errored" || type == "job.run.completed"
        else { return nil }
        let match = policy.repositories.first { $0.value.dbtCloud.map { "\($0.projectID)" == project } ?? false }
        guard let (name, settings) = match else { return nil }
        let production = settings.dbtCloud?.productionEnvironments ?? []
        let environmentID = text(data["environmentId"]) ?? ""
        let isProduction = production.isEmpty || production.contains { "\($0)" == environmentID }
        let ends = ["runFinishedAt", "runErroredAt"].lazy.compactMap { data[$0]?.string }
        let finishedAt = ends.compactMap { Timestamp(rfc3339: $0) }.first ?? now
        let finished = RunFinished(
            repository: name, origin: .dbtCloud,
            job: JobReference(id: text(data["jobId"]), name: data["jobName"]?.string),
            run: RunReference(
                id: run, trigger: data["runReason"]?.string,
                startedAt: data["runStartedAt"]?.string.flatMap { Timestamp(rfc3339: $0) }, finishedAt: finishedAt),
            environment: isProduction ? .production : .development,
            status: status(type, code: data["runStatusCode"]?.int), nodes: [], finishedAt: finishedAt)
        return Run(finished: finished, key: "\(text(body["accountId"]) ?? "0"):\(run)")
    }

    /// dbt's run status codes: 10 success, 20 error, 30 cancelled.
    private static func status(_ type: String, code: Int?) -> RunStatus {
        if type == "job.run.errored" { return .failed }
        switch code {
        case 10: return .success
        case 30: return .cancelled
        default: return .failed
        }
    }

    private static func text(_ value: JSONValue?) -> String? { value?.string ?? value?.int.map { String($0) } }
}
