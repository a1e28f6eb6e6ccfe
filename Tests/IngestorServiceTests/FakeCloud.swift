import Contracts
import DbtCloud
import Outbound
import ServiceRuntime
import Signatures
import Synchronization

/// dbt Cloud as a test wants it: runs, artifacts, and what goes wrong.
final class FakeCloud: Sendable {
    struct World {
        /// The JSON of each run, by id.
        var runs: [Int: String] = [:]
        /// Artifacts by `<run>/<name>`, or `<run>/<step>/<name>` of one step.
        var artifacts: [String: String] = [:]
        /// What is answered instead, while there is any.
        var troubles: [OutboundReply] = []
        /// Called before each answer.
        var meanwhile: (@Sendable (String) -> Void)?
        var journal: [String] = []
    }

    private let world = Mutex(World())

    func change(_ body: (inout World) -> Void) { world.withLock { body(&$0) } }

    var journal: [String] { world.withLock { $0.journal } }

    var client: DbtCloudClient {
        DbtCloudClient(
            OutboundClient { request throws(OutboundError) in self.answer(request) }, token: Secret("dbtc_hush"),
            baseURL: "https://cloud.test", accountID: "1", retry: RetryPolicy(attempts: 1), pause: { _ in })
    }

    /// A run of job 7 in production.
    static func run(
        _ id: Int, status: Int = 20, steps: String = "", retrying: Int? = nil, cause: String = "scheduled",
        started: String = "2026-11-28T06:00:00Z", finished: String = Timestamp.system().rfc3339
    ) -> String {
        """
        {"id": \(id), "account_id": 1, "project_id": 101, "environment_id": 2001, "job_definition_id": 7,
         "status": \(status), "status_message": "", "created_at": "\(started)", "started_at": "\(started)",
         "finished_at": \(status >= 10 ? "\"\(finished)\"" : "null"), "job": {"id": 7, "name": "nightly"},
         "retrying_run_id": \(retrying.map(String.init) ?? "null"), "trigger": {"cause": "\(cause)"},
         "run_steps": [\(steps)]}
        """
    }

    /// A dbt command of a run.
    static func step(_ index: Int, status: Int, command: String = "dbt build", log: String = "") -> String {
        let text = log.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return """
            {"id": \(index * 10), "run_id": 1, "account_id": 1, "index": \(index), "status": \(status),
             "name": "Invoke dbt with `\(command)`", "logs": "", "debug_logs": "\(text)"}
            """
    }

    private func answer(_ request: OutboundRequest) -> OutboundReply {
        let address = request.url.replacing("https://cloud.test/api/v2/accounts/1", with: "")
        let meanwhile = world.withLock { world in
            world.journal.append(address)
            return world.meanwhile
        }
        meanwhile?(address)
        return world.withLock { world in
            if !world.troubles.isEmpty { return world.troubles.removeFirst() }
            let parts = address.split(separator: "?", maxSplits: 1)
            let path = (parts.first ?? "").split(separator: "/").map(String.init)
            let query = parts.count > 1 ? String(parts[1]) : ""
            guard path.count > 1 else { return FakeCloud.list(world.runs, query) }
            if path.count == 4 {
                let step = query.hasPrefix("step=") ? "\(query.dropFirst(5))/" : ""
                let found = world.artifacts["\(path[1])/\(step)\(path[3])"]
                return found.map { FakeCloud.json($0) } ?? OutboundReply(status: 404, body: Array("{}".utf8))
            }
            guard let run = Int(path[1]).flatMap({ world.runs[$0] }) else {
                return OutboundReply(status: 404, body: Array("{}".utf8))
            }
            return FakeCloud.json("{\"data\": \(run)}")
        }
    }

    private static func list(_ runs: [Int: String], _ query: String) -> OutboundReply {
        var ids = runs.keys.sorted()
        if let after = query.firstRange(of: "id__gt=") {
            let least = Int(query[after.upperBound...].prefix { $0.isNumber }) ?? 0
            ids.removeAll { $0 <= least }
        }
        if query.contains("order_by=-") { ids.reverse() }
        let offset =
            query.firstRange(of: "offset=").flatMap { Int(query[$0.upperBound...].prefix { $0.isNumber }) } ?? 0
        let page = ids.dropFirst(offset).prefix(2).compactMap { runs[$0] }.joined(separator: ",")
        return json("{\"data\": [\(page)], \"extra\": {\"pagination\": {\"total_count\": \(ids.count)}}}")
    }

    static func json(_ text: String, status: Int = 200) -> OutboundReply {
        OutboundReply(status: status, body: Array(text.utf8))
    }
}
