import JSONScan

/// A run of a workflow with one job, as the day has it.
package struct DayWorkflowRun: Sendable, Hashable {
    /// Its id, the same for all its attempts.
    package let id: Int
    /// Where: `dbt_cloud`, `roy_kent` or `da-agent-hub` of acme's.
    package let repository: String
    /// The workflow's name.
    package let name: String
    /// `success`, `failure`, `cancelled`, …; `nil` while it is under way.
    package let conclusion: String?
    /// Which attempt, from 1.
    package var attempt = 1
    /// The branch that it ran on.
    package var branch = "main"
    /// The step that ended as the run did.
    package var step: String?
    /// The end of the job's log.
    package var log: String?
    /// Whether its webhook is lost.
    package var isLost = false

    /// As the sandbox is told of it.
    var body: JSONValue {
        let jobs: JSONValue =
            conclusion.map { conclusion in
                [
                    [
                        "name": "build", "conclusion": .string(conclusion), "step": .text(step), "log": .text(log),
                    ]
                ]
            } ?? []
        return [
            "repository": .string("acme/\(repository)"), "id": .int(id), "name": .string(name),
            "workflow_id": .int(id / 100), "head_branch": .string(branch), "event": "schedule",
            "run_attempt": .int(attempt), "status": conclusion == nil ? "in_progress" : "completed",
            "conclusion": .text(conclusion), "jobs": jobs, "webhook": isLost ? "lost" : "sent",
        ]
    }
}
