import Contracts
import JSONScan

/// dbt Cloud's admin API as far as Switchyard calls it: runs, a run, its artifacts, another try of one; and the webhooks of a run
/// that ends.
struct DbtCloudWorld: Sendable {
    /// Runs in the order in which they were told.
    var runs: [(id: Int, run: JSONValue, artifacts: JSONValue)] = []
    /// Webhooks of runs that it began itself.
    var told: [JSONValue] = []

    /// No run has ended yet.
    init() {}

    /// Stores a run that the sandbox is told of, and the bodies of the webhooks that dbt Cloud sends about it.
    ///
    /// The body is the run as the API gives it, with `artifacts` beside its fields: the JSON of each, by `<name>`, or by
    /// `<step>/<name>` for one step. Told again, it changes. With `"webhook": "held"` nothing is sent until ``tell(_:at:)``.
    mutating func add(_ body: JSONValue, at now: Timestamp) -> [JSONValue] {
        guard let id = body["id"]?.int else { return [] }
        runs.removeAll { $0.id == id }
        runs.append((id, body, body["artifacts"] ?? .object([])))
        if runs.count > 1000 { runs.removeFirst() }
        return body["webhook"]?.string == "held" ? [] : tell(id, at: now)
    }

    /// The bodies of the webhooks about a run that has ended, to be sent now, whether for the first time or again.
    func tell(_ id: Int, at now: Timestamp) -> [JSONValue] {
        guard let run = runs.first(where: { $0.id == id })?.run, let status = run["status"]?.int, status >= 10 else {
            return []
        }
        return (status == 20 ? ["job.run.errored", "job.run.completed"] : ["job.run.completed"]).map {
            DbtCloudWorld.webhook($0, run, id, at: now)
        }
    }

    /// Answers a request whose path begins with `dbt`.
    mutating func answer(_ request: WorldRequest, at now: Timestamp) -> WorldReply {
        let token = request.headers["authorization"]?.split(separator: " ")
        guard token?.count == 2, ["Bearer", "Token"].contains(token?.first.map(String.init) ?? "") else {
            return DbtCloudWorld.error(401, "Invalid token.")
        }
        if request.method == "POST", request.path.dropLast().last == "retry" || request.path.last == "retry" {
            return retry(request, at: now)
        }
        guard request.method == "GET", let place = request.path.firstIndex(of: "runs") else {
            return DbtCloudWorld.error(404, "Not found.")
        }
        let rest = request.path.dropFirst(place + 1).filter { !$0.isEmpty }
        guard let text = rest.first else { return list(request) }
        guard let found = runs.first(where: { String($0.id) == text }) else {
            return DbtCloudWorld.error(404, "The requested resource was not found.")
        }
        if rest.count == 1 { return DbtCloudWorld.success(found.run) }
        guard rest[1] == "artifacts", rest.count >= 3 else { return DbtCloudWorld.error(404, "Not found.") }
        let name = rest[2...].joined(separator: "/")
        let key = request.query["step"].map { "\($0)/\(name)" } ?? name
        if name == "manifest.json", let manifest = found.artifacts[key] {
            return WorldReply(200, whole(manifest, found.run))
        }
        return found.artifacts[key].map { WorldReply(200, $0) } ?? DbtCloudWorld.error(404, "Artifact not found.")
    }

    private func list(_ request: WorldRequest) -> WorldReply {
        let after = Int(request.query["id__gt"] ?? "") ?? 0
        let job = Int(request.query["job_definition_id"] ?? "")
        var found = runs.filter { $0.id > after && (job == nil || $0.run["job_definition_id"]?.int == job) }
            .sorted { $0.id < $1.id }
        if request.query["order_by"]?.hasPrefix("-") == true { found.reverse() }
        let offset = max(0, Int(request.query["offset"] ?? "") ?? 0)
        let limit = max(0, min(100, Int(request.query["limit"] ?? "") ?? 100))
        let page = found.dropFirst(offset).prefix(limit).map(\.run)
        return DbtCloudWorld.success(
            .array(page),
            ["extra": ["pagination": ["count": .int(page.count), "total_count": .int(found.count)]]])
    }

    static func success(_ data: JSONValue, _ more: JSONValue = .object([])) -> WorldReply {
        let status: JSONValue = ["code": 200, "is_success": true, "user_message": "Success!"]
        return WorldReply(200, JSONValue.object([.init("status", status), .init("data", data)]).adding(more))
    }

    static func error(_ status: Int, _ message: String) -> WorldReply {
        WorldReply(
            status,
            [
                "status": ["code": .int(status), "is_success": false, "user_message": .string(message)],
                "data": .null,
            ])
    }

    private static func webhook(_ type: String, _ run: JSONValue, _ id: Int, at now: Timestamp) -> JSONValue {
        func text(_ name: String) -> JSONValue { .string(run[name]?.int.map { String($0) } ?? "0") }
        let end = type == "job.run.errored" ? "runErroredAt" : "runFinishedAt"
        let code = run["status"]?.int ?? 0
        let data: [JSONValue.Member] = [
            .init("jobId", text("job_definition_id")), .init("jobName", run["job"]?["name"] ?? "job"),
            .init("runId", .string(String(id))), .init("environmentId", text("environment_id")),
            .init("environmentName", "Production"), .init("dbtVersion", "1.11.0"), .init("projectName", "analytics"),
            .init("projectId", text("project_id")),
            .init("runStatus", code == 10 ? "Success" : code == 30 ? "Cancelled" : "Errored"),
            .init("runStatusCode", .int(code)), .init("runStatusMessage", "None"),
            .init("runReason", run["trigger"]?["cause"] ?? "scheduled"),
            .init("runStartedAt", run["started_at"] ?? .null), .init(end, run["finished_at"] ?? .null),
        ]
        return [
            "accountId": run["account_id"] ?? 1, "webhooksID": "wsu_sandbox",
            "eventId": .string("wev_\(id)\(type.hasSuffix("errored") ? "e" : "c")"), "timestamp": .string(now.rfc3339),
            "eventType": .string(type), "webhookName": "switchyard", "data": .object(data),
        ]
    }
}
