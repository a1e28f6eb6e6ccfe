/// A run of a workflow as GitHub gives it, as far as it is used.
package struct GitHubWorkflowRun: Decodable, Hashable, Sendable {
    /// Its id.
    package let id: Int
    /// The workflow's id.
    package let workflowID: Int
    /// The workflow's name.
    package let name: String
    /// What the run is about.
    package let title: String
    /// The branch; empty when it is gone.
    package let branch: String
    /// The repository that the branch is in, `owner/name`; unset when that is gone.
    package let headRepository: String?
    /// What started it.
    package let event: String
    /// `queued`, `in_progress`, `completed`, ….
    package let status: String
    /// How it ended; empty while it has not.
    package let conclusion: String
    /// The newest attempt, from 1.
    package let attempt: Int
    /// The page that people open.
    package let url: String
    /// When the attempt began, RFC 3339.
    package let startedAt: String
    /// When it last changed, RFC 3339.
    package let updatedAt: String

    /// Reads GitHub's JSON, with `null`s and missing fields as empty.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        func text(_ key: Keys) throws -> String { try fields.decodeIfPresent(String.self, forKey: key) ?? "" }
        id = try fields.decode(Int.self, forKey: .id)
        workflowID = try fields.decodeIfPresent(Int.self, forKey: .workflowID) ?? 0
        name = try text(.name)
        title = try text(.title)
        branch = try text(.branch)
        headRepository = try fields.decodeIfPresent(Head.self, forKey: .headRepository)?.name
        event = try text(.event)
        status = try text(.status)
        conclusion = try text(.conclusion)
        attempt = try fields.decodeIfPresent(Int.self, forKey: .attempt) ?? 1
        url = try text(.url)
        startedAt = try text(.startedAt)
        updatedAt = try text(.updatedAt)
    }

    private struct Head: Decodable {
        var name: String?

        enum CodingKeys: String, CodingKey { case name = "full_name" }
    }

    private enum Keys: String, CodingKey {
        case id, name, event, status, conclusion
        case workflowID = "workflow_id"
        case title = "display_title"
        case branch = "head_branch"
        case headRepository = "head_repository"
        case attempt = "run_attempt"
        case url = "html_url"
        case startedAt = "run_started_at"
        case updatedAt = "updated_at"
    }
}

/// A job of a run.
package struct GitHubWorkflowJob: Decodable, Hashable, Sendable {
    /// Its id.
    package let id: Int
    /// Its name.
    package let name: String
    /// How it ended; unset while it has not.
    package let conclusion: String?
    /// Its steps in order.
    package let steps: [Step]?

    /// Whether it failed by itself.
    package var hasFailed: Bool { ["failure", "timed_out", "startup_failure"].contains(conclusion ?? "") }
    /// The first step that failed.
    package var failedStep: String? {
        steps?.first { ["failure", "timed_out"].contains($0.conclusion ?? "") }?.name
    }

    /// A step of a job.
    package struct Step: Decodable, Hashable, Sendable {
        /// Its name.
        package let name: String
        /// How it ended.
        package let conclusion: String?
    }
}
