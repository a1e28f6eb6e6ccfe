package import Contracts
import JSONScan

/// A run of a job as far as it is used.
package struct DbtCloudRun: Hashable, Sendable {
    /// Its id.
    package var id: Int
    /// Its account, project, environment and job.
    package var accountID = 0
    /// The project.
    package var projectID = 0
    /// The environment.
    package var environmentID = 0
    /// The job; 0 for none.
    package var jobID = 0
    /// The job's name; empty when it was not asked for.
    package var jobName = ""
    /// 1 queued, 2 starting, 3 running, 10 success, 20 error, 30 cancelled.
    package var status = 0
    /// What dbt Cloud says of the status.
    package var statusMessage = ""
    /// What started it.
    package var cause = ""
    /// `scheduled`, `api`, `retry`, …; empty when dbt Cloud does not say.
    package var causeCategory = ""
    /// The run that this one is another try of.
    package var retryingRunID: Int?
    /// Whether its artifacts are there.
    package var artifactsSaved: Bool?
    /// The page that people open.
    package var url: String?
    /// When it was queued, began and ended.
    package var createdAt: Timestamp?
    /// When it began.
    package var startedAt: Timestamp?
    /// When it ended.
    package var finishedAt: Timestamp?
    /// Its steps, when they were asked for.
    package var steps: [Step] = []

    /// One command of a job.
    package struct Step: Hashable, Sendable {
        /// Its id, by which its own log is asked for.
        package var id = 0
        /// From 1.
        package var index = 0
        /// As for a run; the steps behind one that failed are cancelled.
        package var status = 0
        /// e.g. ``Invoke dbt with `dbt build` ``.
        package var name = ""
        /// Its short log; empty when it was not asked for.
        package var logs = ""
        /// Its debug log; empty when it was not asked for.
        package var debugLogs = ""

        /// Whether it ran dbt, and so may have left artifacts.
        package var invokesDbt: Bool { name.lowercased().contains("invoke dbt") }
    }

    /// Has ended, one way or another.
    package var isComplete: Bool { status >= 10 }
    /// Has ended well.
    package var isSuccess: Bool { status == 10 }
    /// Has failed.
    package var isError: Bool { status == 20 }

    /// Of an id alone.
    package init(id: Int) { self.id = id }

    /// Reads an object; ids are numbers or texts.
    init?(_ value: JSONValue) {
        func number(_ value: JSONValue?) -> Int? { value?.int ?? value?.string.flatMap { Int($0) } }
        func time(_ name: String) -> Timestamp? { value[name]?.string.flatMap(DbtCloudTime.read) }
        guard let id = number(value["id"]), id > 0 else { return nil }
        self.id = id
        accountID = number(value["account_id"]) ?? 0
        projectID = number(value["project_id"]) ?? 0
        environmentID = number(value["environment_id"]) ?? 0
        jobID = number(value["job_definition_id"]) ?? number(value["job_id"]) ?? 0
        jobName = value["job"]?["name"]?.string ?? ""
        status = number(value["status"]) ?? 0
        statusMessage = value["status_message"]?.string ?? ""
        cause = value["trigger"]?["cause"]?.string ?? ""
        causeCategory = value["trigger"]?["cause_category"]?.string ?? ""
        retryingRunID = number(value["retrying_run_id"])
        if case .bool(let saved)? = value["artifacts_saved"] { artifactsSaved = saved }
        url = value["href"]?.string
        createdAt = time("created_at")
        startedAt = time("started_at")
        finishedAt = time("finished_at")
        guard case .array(let steps)? = value["run_steps"] else { return }
        self.steps = steps.prefix(200).map { step in
            Step(
                id: number(step["id"]) ?? 0, index: number(step["index"]) ?? 0, status: number(step["status"]) ?? 0,
                name: step["name"]?.string ?? "", logs: step["logs"]?.string ?? "",
                debugLogs: step["debug_logs"]?.string ?? "")
        }.sorted { $0.index < $1.index }
    }
}

/// Times as dbt Cloud writes them: RFC 3339, or `2026-11-28 06:10:00.123456+00:00` with a blank.
enum DbtCloudTime {
    static func read(_ text: String) -> Timestamp? {
        if let time = Timestamp(rfc3339: text) { return time }
        guard text.utf8.count >= 19, text.utf8.count < 60 else { return nil }
        var parts = text.split(separator: " ", maxSplits: 1).joined(separator: "T")
        if let time = Timestamp(rfc3339: parts) { return time }
        parts += "Z"
        return Timestamp(rfc3339: parts)
    }
}
