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
    /// Its id; made of the moment when there is none.
    package var id: Int?
    /// The project: 101 is `dbt_cloud`'s, 102 `roy_kent`'s.
    package var project = 101
    /// dbt Cloud's code of its status, where its nodes do not tell: 3 under way, 20 failed, 30 cancelled.
    package var status: Int?
    /// The debug log of a run that did not get as far as its nodes, and so leaves no artifact.
    package var log: String?
    /// The run that this one is another try of.
    package var retries: Int?
    /// Whether its webhooks are held back.
    package var isHeldBack = false

    /// A node with all that its artifacts tell.
    package struct Node: Sendable, Hashable {
        /// Its `unique_id`.
        package let id: String
        /// `success`, `error`, `fail`, `warn` or `skipped`; of a source `pass` or `error`.
        package var status = "success"
        /// What dbt says of it.
        package var message: String?
        /// The file that defines it.
        package var path = ""
        /// Who owns it.
        package var owner: String?
        /// What it stands on.
        package var parents: [String] = []

        /// Whether it is a source, of which dbt checks how old its data is.
        var isSource: Bool { id.hasPrefix("source.") }
    }

    /// The run as the sandbox is told of it.
    func body(at now: Timestamp) -> JSONValue {
        let id = id ?? Int(now.milliseconds / 1000)
        let failed = nodes.contains { $0.status == "error" || $0.status == "fail" }
        let status = JSONValue.int(self.status ?? (failed || log != nil ? 20 : 10))
        let began = JSONValue.string((now - .seconds(240)).rfc3339)
        let environment = project == 101 ? 2001 : 2002
        return [
            "id": .int(id), "account_id": 1, "project_id": .int(project), "environment_id": .int(environment),
            "job_definition_id": .int(jobID), "status": status, "status_message": "",
            "href": .string("https://cloud.getdbt.com/deploy/1/projects/\(project)/runs/\(id)/"),
            "artifacts_saved": .bool(log == nil), "retrying_run_id": retries.map { .int($0) } ?? .null,
            "created_at": began, "started_at": began,
            "finished_at": self.status == 3 ? .null : .string(now.rfc3339), "updated_at": began,
            "job": ["id": .int(jobID), "name": .string(job)],
            "trigger": [
                "cause": .string(retries.map { "Retry of run \($0)" } ?? "scheduled"),
                "job_definition_id": .int(jobID),
            ],
            "run_steps": [step(id, status)], "artifacts": artifacts(id, now),
            "webhook": isHeldBack ? "held" : "sent",
        ]
    }

    private func step(_ id: Int, _ status: JSONValue) -> JSONValue {
        let isFreshness = nodes.contains(where: \.isSource)
        return [
            "id": .int(id * 10 + 4), "run_id": .int(id), "account_id": 1, "index": 4, "status": status,
            "name": .string("Invoke dbt with `dbt \(isFreshness ? "source freshness" : "build")`"), "logs": "",
            "debug_logs": .string(log ?? ""),
        ]
    }

    private func artifacts(_ id: Int, _ now: Timestamp) -> JSONValue {
        guard log == nil, status ?? 10 >= 10 else { return [:] }
        if nodes.contains(where: \.isSource) {
            return ["4/sources.json": freshness(id, now), "manifest.json": manifest]
        }
        return ["4/run_results.json": results(id, now), "manifest.json": manifest]
    }

    private func metadata(_ schema: String, _ id: Int, _ now: Timestamp) -> JSONValue {
        [
            "dbt_schema_version": .string("https://schemas.getdbt.com/dbt/\(schema).json"),
            "generated_at": .string(now.rfc3339), "env": ["DBT_CLOUD_RUN_ID": .string(String(id))],
        ]
    }

    private func results(_ id: Int, _ now: Timestamp) -> JSONValue {
        let rows: [JSONValue] = nodes.map {
            ["unique_id": .string($0.id), "status": .string($0.status), "message": .text($0.message)]
        }
        return ["metadata": metadata("run-results/v6", id, now), "results": .array(rows)]
    }

    private func freshness(_ id: Int, _ now: Timestamp) -> JSONValue {
        let rows: [JSONValue] = nodes.map {
            let age = $0.status == "pass" ? 3600 : 31 * 3600
            return [
                "unique_id": .string($0.id), "status": .string($0.status),
                "max_loaded_at": .string((now - .seconds(age)).rfc3339), "snapshotted_at": .string(now.rfc3339),
                "max_loaded_at_time_ago_in_s": .int(age),
                "criteria": ["error_after": ["count": 24, "period": "hour"], "filter": nil],
            ]
        }
        return ["metadata": metadata("sources/v3", id, now), "results": .array(rows)]
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
