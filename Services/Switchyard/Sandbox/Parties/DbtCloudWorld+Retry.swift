import Contracts
import JSONScan

extension DbtCloudWorld {
    /// The bodies of webhooks that are to be sent, once.
    mutating func takeTold() -> [JSONValue] {
        defer { told = [] }
        return told
    }

    /// Another try of a failed run, as a run of its own. The stand-in's runs take no time: it ends at once, with what the failed
    /// run says in `next`, or well.
    mutating func retry(_ request: WorldRequest, at now: Timestamp) -> WorldReply {
        let text = request.path.filter { !$0.isEmpty }.dropLast().last ?? ""
        guard let failed = runs.first(where: { String($0.id) == text }) else {
            return DbtCloudWorld.error(404, "The requested resource was not found.")
        }
        guard failed.run["status"]?.int == 20 else {
            return DbtCloudWorld.error(400, "Run \(text) has not failed and can't be retried.")
        }
        let id = (runs.map(\.id).max() ?? 0) + 1
        let next = failed.run["next"] ?? .object([.init("status", 10)])
        let status = next["status"]?.int ?? 10
        let artifacts = next["artifacts"] ?? (status == 10 ? DbtCloudWorld.passed(failed.artifacts) : failed.artifacts)
        let time = JSONValue.string(now.rfc3339)
        let trigger: JSONValue = ["cause": .string("Retry of run \(text)"), "cause_category": "retry"]
        let own: [(String, JSONValue)] = [
            ("id", .int(id)), ("status", .int(status)), ("trigger", trigger), ("created_at", time),
            ("started_at", time),
            ("finished_at", time), ("retrying_run_id", .int(failed.id)), ("artifacts", artifacts),
            ("status_message", status == 10 ? .null : failed.run["status_message"] ?? .null),
        ]
        let names = Set(own.map(\.0) + ["next"])
        let kept = failed.run.members.filter { !names.contains($0.key) }
        let run = JSONValue.object(kept + own.map { .init($0.0, $0.1) })
        told += add(run, at: now)
        return DbtCloudWorld.success(.object(kept + own.map { .init($0.0, $0.0 == "status" ? 1 : $0.1) }))
    }

    /// The artifacts of a try in which everything that had failed passed.
    private static func passed(_ artifacts: JSONValue) -> JSONValue {
        .object(
            artifacts.members.map { member in
                guard member.key.hasSuffix("run_results.json"), let results = member.value["results"]?.elements else {
                    return member
                }
                let passed = results.map { result in
                    JSONValue.object(
                        result.members.map { field in
                            switch field.key {
                            case "status": .init("status", field.value.string == "fail" ? "pass" : "success")
                            case "message": .init("message", .null)
                            default: field
                            }
                        })
                }
                return .init(
                    member.key,
                    .object(
                        member.value.members.map { $0.key == "results" ? .init("results", .array(passed)) : $0 }))
            })
    }
}
