import IngestorCore
import JSONScan

/// What is used of a body, field by field, so that two ways of reading it can be compared.
enum PayloadReading {
    /// As the ingestor reads it.
    static func payload(_ body: JSONValue) throws -> GitHubPayload {
        try body.bytes.withUnsafeBytes { bytes in
            try Result { () throws(JSONError) in try GitHubPayload.scan(bytes) }.get()
        }
    }

    /// The same, as fields.
    static func scanned(_ body: JSONValue) throws -> [String: String] {
        let payload = try payload(body)
        var fields = ["sender": account(payload.sender)]
        fields["action"] = payload.action
        fields["repository"] = payload.repository
        fields["label"] = payload.label
        fields["assignee"] = payload.assignee.flatMap { $0.isEmpty ? nil : $0 }
        fields["client_payload"] = payload.clientPayload.map { "\($0)" }
        if let issue = payload.issue {
            fields["issue"] =
                "\(issue.number) \(issue.title) \(issue.body) \(issue.url ?? "-") \(account(issue.author)) \(issue.labels)"
                + " \(issue.createdAt ?? "-") \(issue.updatedAt ?? "-") \(issue.isPullRequest)"
        }
        if let comment = payload.comment {
            fields["comment"] =
                "\(comment.body) \(account(comment.author)) \(comment.association) \(comment.createdAt ?? "-")"
        }
        if let pull = payload.pullRequest {
            fields["pull"] =
                "\(pull.number) \(pull.isMerged) \(pull.mergeCommit ?? "-") \(pull.mergedAt ?? "-")"
        }
        if let run = payload.workflowRun {
            fields["run"] =
                "\(run.id) \(run.workflowID) \(run.name) \(run.title) \(run.branch) \(run.event) \(run.conclusion)"
                + " \(run.url ?? "-") \(run.attempt) \(run.startedAt ?? "-") \(run.updatedAt ?? "-")"
                + " \(run.headRepository ?? "-")"
        }
        return fields
    }

    /// As the documentation of GitHub's webhooks says.
    static func documented(_ body: JSONValue) -> [String: String] {
        var fields = ["sender": person(body["sender"])]
        fields["action"] = body["action"]?.string
        fields["repository"] = body["repository"]?["full_name"]?.string
        fields["label"] = body["label"]?["name"]?.string
        fields["assignee"] = body["assignee"]?["login"]?.string
        fields["client_payload"] = body["client_payload"].map { "\($0)" }
        if let issue = body["issue"], issue != .null { fields["issue"] = self.issue(issue) }
        if let comment = body["comment"], comment != .null {
            fields["comment"] =
                "\(text(comment, "body")) \(person(comment["user"])) \(text(comment, "author_association"))"
                + " \(mark(comment, "created_at"))"
        }
        if let pull = body["pull_request"], pull != .null {
            fields["pull"] =
                "\(pull["number"]?.int ?? 0) \(pull["merged"] == .bool(true)) \(mark(pull, "merge_commit_sha"))"
                + " \(mark(pull, "merged_at"))"
        }
        if let run = body["workflow_run"], run != .null { fields["run"] = self.run(run) }
        return fields
    }

    private static func issue(_ issue: JSONValue) -> String {
        var labels: [String] = []
        if case .array(let list) = issue["labels"] { labels = list.compactMap { $0["name"]?.string } }
        let isPull = if case .object = issue["pull_request"] { true } else { false }
        return "\(issue["number"]?.int ?? 0) \(text(issue, "title")) \(text(issue, "body")) \(mark(issue, "html_url"))"
            + " \(person(issue["user"])) \(labels) \(mark(issue, "created_at")) \(mark(issue, "updated_at")) \(isPull)"
    }

    private static func run(_ run: JSONValue) -> String {
        "\(run["id"]?.int ?? 0) \(run["workflow_id"]?.int ?? 0) \(text(run, "name")) \(text(run, "display_title"))"
            + " \(text(run, "head_branch")) \(text(run, "event")) \(text(run, "conclusion")) \(mark(run, "html_url"))"
            + " \(run["run_attempt"]?.int ?? 1) \(mark(run, "run_started_at")) \(mark(run, "updated_at"))"
            + " \(run["head_repository"]?["full_name"]?.string ?? "-")"
    }

    private static func account(_ account: GitHubPayload.Account) -> String { "\(account.login)/\(account.type)" }
    private static func person(_ value: JSONValue?) -> String {
        "\(value?["login"]?.string ?? "")/\(value?["type"]?.string ?? "")"
    }
    private static func text(_ value: JSONValue, _ key: String) -> String { value[key]?.string ?? "" }
    private static func mark(_ value: JSONValue, _ key: String) -> String { value[key]?.string ?? "-" }
}
