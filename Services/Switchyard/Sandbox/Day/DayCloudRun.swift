import Contracts
import JSONScan

/// A run of the day's dbt Cloud, with the artifacts that it leaves.
package struct DayCloudRun: Sendable, Hashable {
    /// The job's name.
    package let job: String
    /// The job's id.
    package let jobID: Int
    /// Its nodes in the order in which they came to an end.
    package let nodes: [Node]

    /// A node with all that its artifacts tell.
    package struct Node: Sendable, Hashable {
        /// Its `unique_id`.
        package let id: String
        /// `success`, `error`, `fail` or `skipped`.
        package var status = "success"
        /// What dbt says of it.
        package var message: String?
        /// The file that defines it.
        package var path = ""
        /// Who owns it.
        package var owner: String?
        /// What it stands on.
        package var parents: [String] = []
    }

    /// The run as the sandbox is told of it.
    func body(at now: Timestamp) -> JSONValue {
        let id = Int(now.milliseconds / 1000)
        let failed = nodes.contains { $0.status == "error" || $0.status == "fail" }
        let status: JSONValue = failed ? 20 : 10
        let began = JSONValue.string((now - .seconds(240)).rfc3339)
        return [
            "id": .int(id), "account_id": 1, "project_id": 101, "environment_id": 2001,
            "job_definition_id": .int(jobID), "status": status, "status_message": "",
            "href": .string("https://cloud.getdbt.com/deploy/1/projects/101/runs/\(id)/"), "artifacts_saved": true,
            "created_at": began, "started_at": began, "finished_at": .string(now.rfc3339), "updated_at": began,
            "job": ["id": .int(jobID), "name": .string(job)],
            "trigger": ["cause": "scheduled", "job_definition_id": .int(jobID)],
            "run_steps": [
                [
                    "id": .int(id * 10 + 4), "run_id": .int(id), "account_id": 1, "index": 4, "status": status,
                    "name": "Invoke dbt with `dbt build`", "logs": "", "debug_logs": "",
                ]
            ],
            "artifacts": ["4/run_results.json": results(id, now), "manifest.json": manifest],
        ]
    }

    private func results(_ id: Int, _ now: Timestamp) -> JSONValue {
        let rows: [JSONValue] = nodes.map {
            ["unique_id": .string($0.id), "status": .string($0.status), "message": .text($0.message)]
        }
        return [
            "metadata": [
                "dbt_schema_version": "https://schemas.getdbt.com/dbt/run-results/v6.json",
                "generated_at": .string(now.rfc3339), "env": ["DBT_CLOUD_RUN_ID": .string(String(id))],
            ],
            "results": .array(rows),
        ]
    }

    private var manifest: JSONValue {
        let known: [JSONValue.Member] = nodes.map { node in
            .init(
                node.id,
                [
                    "original_file_path": .string(node.path),
                    "config": ["meta": node.owner.map { ["owner": .string($0)] } ?? [:]],
                ])
        }
        var parents: [JSONValue.Member] = nodes.map { .init($0.id, .array($0.parents.map { .string($0) })) }
        parents.append(.init("exposure.analytics.refund_board", ["model.analytics.mart_refunds"]))
        return [
            "nodes": .object(known),
            "exposures": ["exposure.analytics.refund_board": ["name": "refund_board", "label": "Refund board"]],
            "parent_map": .object(parents),
        ]
    }
}
