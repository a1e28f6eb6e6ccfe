package import Contracts
package import JSONScan
package import Policy

/// Decides which runs of dbt Cloud concern whom.
package enum DbtIntake {
    /// A finished run, and what it is known by: account and run.
    package struct Run: Sendable {
        /// The run as it goes on the stream; without nodes, which are in its artifacts.
        package let finished: RunFinished
        /// `<account>:<run>`.
        package let key: String
        /// Whether dbt Cloud says that the artifacts are there: a failed run is told of before and after.
        package let hasArtifacts: Bool
    }

    /// The run that a webhook's body tells of; `nil` when it concerns nothing observed.
    ///
    /// Ids are numbers or strings, as dbt sends both.
    package static func decide(_ body: JSONValue, policy: Policy, now: Timestamp) -> Run? {
        guard let data = body["data"], let run = text(data["runId"]), let project = text(data["projectId"]),
            let type = body["eventType"]?.string, type == "job.run.errored" || type == "job.run.completed"
        else { return nil }
        let isErrored = type == "job.run.errored"
        let status = isErrored ? .failed : DbtSighting.status(code: data["runStatusCode"]?.int ?? 0) ?? .failed
        var sighting = DbtSighting(
            account: text(body["accountId"]) ?? "0", project: project, environment: text(data["environmentId"]) ?? "",
            run: run, status: status)
        sighting.job = text(data["jobId"])
        sighting.jobName = data["jobName"]?.string
        sighting.trigger = data["runReason"]?.string
        sighting.startedAt = data["runStartedAt"]?.string.flatMap { Timestamp(rfc3339: $0) }
        let ends = ["runFinishedAt", "runErroredAt"].lazy.compactMap { data[$0]?.string }
        sighting.finishedAt = ends.compactMap { Timestamp(rfc3339: $0) }.first
        sighting.hasArtifacts = !isErrored
        return decide(sighting, policy: policy, now: now)
    }

    /// The run that was seen; `nil` when it concerns nothing observed.
    package static func decide(_ seen: DbtSighting, policy: Policy, now: Timestamp) -> Run? {
        let match = policy.repositories.first { $0.value.dbtCloud.map { "\($0.projectID)" == seen.project } ?? false }
        guard let (name, settings) = match else { return nil }
        let production = settings.dbtCloud?.productionEnvironments ?? []
        let isProduction = production.isEmpty || production.contains { "\($0)" == seen.environment }
        let finishedAt = seen.finishedAt ?? now
        let finished = RunFinished(
            repository: name, origin: .dbtCloud,
            job: JobReference(id: seen.job, name: seen.jobName.map { OutsideLine.make($0, 200) }),
            run: RunReference(
                id: seen.run, url: seen.url.flatMap(OutsideLine.address),
                trigger: seen.trigger.map { OutsideLine.make($0, 200) }, startedAt: seen.startedAt,
                finishedAt: finishedAt),
            environment: isProduction ? .production : .development, status: seen.status, nodes: [],
            finishedAt: finishedAt)
        return Run(finished: finished, key: "\(seen.account):\(seen.run)", hasArtifacts: seen.hasArtifacts)
    }

    private static func text(_ value: JSONValue?) -> String? { value?.string ?? value?.int.map { String($0) } }
}
