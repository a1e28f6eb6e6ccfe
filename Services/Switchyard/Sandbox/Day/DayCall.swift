import Contracts
import JSONScan

/// An action of the day as a call.
struct DayCall: Sendable, Hashable {
    /// Whom it goes to.
    enum Party: Sendable, Hashable {
        case gitHub(as: String)
        case ingestor
    }

    var party: Party
    var method = "POST"
    var path: String
    var body: JSONValue

    /// Issues that were opened, by the keys of their reports.
    typealias Numbers = [String: (repository: String, number: Int)]

    /// `nil` when it names an issue that was not opened, or takes more than one call.
    init?(_ action: DayAction, numbers: Numbers, now: Timestamp) {
        switch action {
        case .workflowRun, .tell, .outage, .delete: self.init(mischief: action, numbers: numbers)
        case .report(let report):
            let label = report.author == DayPeople.monitor ? "dbt-error" : "data-error"
            self.init(
                .gitHub(as: report.author), "/repos/acme/\(report.repository)/issues",
                ["title": .string(report.title), "body": .string(report.body), "labels": [.string(label)]])
        case .submit(let report):
            self.init(.ingestor, "/switchyard.v1.IngestorService/SubmitFailure", DayCall.submission(report))
        case .dispatch(let report):
            self.init(
                .gitHub(as: report.author), "/repos/acme/\(report.repository)/dispatches",
                [
                    "event_type": "error-detected",
                    "client_payload": [
                        "repository": .string("acme/\(report.repository)"), "title": .string(report.title),
                        "error_details": .string(report.body),
                    ],
                ])
        case .run(let repository, let job, let nodes):
            self.init(
                .ingestor, "/switchyard.v1.IngestorService/SubmitRun", DayCall.run(repository, job, nodes, now))
        case .cloudRun(let run): self.init(.gitHub(as: "ana"), "/_sandbox/dbt_runs", run.body(at: now))
        case .workflow(let repository, let name, let conclusion, _):
            self.init(
                .gitHub(as: "ana"), "/_sandbox/workflow_runs",
                [
                    "repository": .string("acme/\(repository)"), "name": .string(name), "head_branch": "main",
                    "event": "schedule", "conclusion": .string(conclusion),
                ])
        case .merge(let repository, let title, let author, let fixes):
            let linked = fixes.flatMap { numbers[$0] }.map { "Fixes #\($0.number)" }
            self.init(
                .gitHub(as: author), "/_sandbox/pull_requests/merge",
                [
                    "repository": .string("acme/\(repository)"), "title": .string(title), "author": .string(author),
                    "body": .text(linked),
                ])
        default: self.init(onIssue: action, numbers: numbers)
        }
    }

    init(_ party: Party, _ path: String, _ body: JSONValue, method: String = "POST") {
        self.party = party
        self.method = method
        self.path = path
        self.body = body
    }

    private init?(onIssue action: DayAction, numbers: Numbers) {
        func path(_ key: String, _ rest: String) -> String? {
            numbers[key].map { "/repos/acme/\($0.repository)/issues/\($0.number)\(rest)" }
        }
        switch action {
        case .comment(let key, let login, let text):
            guard let path = path(key, "/comments") else { return nil }
            self.init(.gitHub(as: login), path, ["body": .string(text)])
        case .label(let key, let login, let name):
            guard let path = path(key, "/labels") else { return nil }
            self.init(.gitHub(as: login), path, ["labels": [.string(name)]])
        case .unlabel(let key, let login, let name):
            guard let path = path(key, "/labels/\(WorldCall.encode(name))") else { return nil }
            self.init(.gitHub(as: login), path, [:], method: "DELETE")
        case .assign(let key, let by, let login):
            guard let path = path(key, "/assignees") else { return nil }
            self.init(.gitHub(as: by), path, ["assignees": [.string(login)]])
        case .unassign(let key, let by, let login):
            guard let path = path(key, "/assignees") else { return nil }
            self.init(.gitHub(as: by), path, ["assignees": [.string(login)]], method: "DELETE")
        case .close(let key, let login, let reason):
            guard let path = path(key, "") else { return nil }
            self.init(
                .gitHub(as: login), path, ["state": "closed", "state_reason": .string(reason)], method: "PATCH")
        case .reopen(let key, let login):
            guard let path = path(key, "") else { return nil }
            self.init(.gitHub(as: login), path, ["state": "open"], method: "PATCH")
        default: return nil
        }
    }

    private init?(mischief action: DayAction, numbers: Numbers) {
        switch action {
        case .workflowRun(let run): self.init(.gitHub(as: "ana"), "/_sandbox/workflow_runs", run.body)
        case .tell(let run): self.init(.gitHub(as: "ana"), "/_sandbox/dbt_runs/tell", ["id": .int(run)])
        case .outage(let repository, let isOver):
            self.init(
                .gitHub(as: "ana"), "/_sandbox/hooks",
                ["repository": .string("acme/\(repository)"), "active": .bool(isOver)])
        case .delete(let key, let login):
            guard let place = numbers[key] else { return nil }
            self.init(
                .gitHub(as: login), "/_sandbox/issues/delete",
                [
                    "repository": .string("acme/\(place.repository)"), "number": .int(place.number),
                    "login": .string(login),
                ])
        default: return nil
        }
    }

    private static func submission(_ report: DayReport) -> JSONValue {
        [
            "repository": .string("acme/\(report.repository)"), "title": .string(report.title),
            "body": .string(report.body), "idempotency_key": .string("day-\(report.key)"),
        ]
    }

    private static func run(_ repository: String, _ job: String, _ nodes: [DayNode], _ now: Timestamp) -> JSONValue {
        let id = String(now.milliseconds / 1000)
        let list: [JSONValue] = nodes.map {
            [
                "unique_id": .string($0.id), "status": .string($0.status),
                "executed": .bool($0.status != "skipped"),
            ]
        }
        let failed = nodes.contains { $0.status == "error" }
        return [
            "idempotency_key": .string("day-\(job)-\(id)"),
            "run": [
                "repository": .string("acme/\(repository)"), "origin": "dbt_cloud",
                "job": ["id": "77", "name": .string(job)],
                "run": [
                    "id": .string(id), "url": .string("https://cloud.getdbt.com/deploy/1/projects/101/runs/\(id)"),
                    "attempt": 1, "trigger": "schedule",
                ],
                "environment": "production", "status": failed ? "failed" : "success", "nodes": .array(list),
                "finished_at": .string(now.rfc3339),
            ],
        ]
    }
}
