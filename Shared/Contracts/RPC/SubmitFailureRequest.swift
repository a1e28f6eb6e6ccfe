/// A failure that a script reports; `repository`, `title` and `body` suffice.
package struct SubmitFailureRequest: Codable, Hashable, Sendable {
    /// Where it belongs.
    package var repository: RepositoryName
    /// One line.
    package var title: String
    /// What is known; redacted before it is stored.
    package var body: String
    /// The same key within 7 days is taken once.
    package var idempotencyKey: String?
    /// Where it ran.
    package var environment: RunEnvironment?
    /// The issue that reports it.
    package var issue: IssueReference?
    /// The job.
    package var job: JobReference?
    /// The run.
    package var run: RunReference?
    /// What failed.
    package var nodes: [FailedNode]
    /// Labels of the report.
    package var labels: [String]
    /// When it failed; now when left out.
    package var occurredAt: Timestamp?
    /// `api` when left out.
    package var origin: Origin?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        repository: RepositoryName, title: String, body: String, idempotencyKey: String? = nil,
        environment: RunEnvironment? = nil, issue: IssueReference? = nil, job: JobReference? = nil,
        run: RunReference? = nil, nodes: [FailedNode] = [], labels: [String] = [], occurredAt: Timestamp? = nil,
        origin: Origin? = nil
    ) {
        self.repository = repository
        self.title = title
        self.body = body
        self.idempotencyKey = idempotencyKey
        self.environment = environment
        self.issue = issue
        self.job = job
        self.run = run
        self.nodes = nodes
        self.labels = labels
        self.occurredAt = occurredAt
        self.origin = origin
    }

    private enum CodingKeys: String, CodingKey {
        case repository
        case title
        case body
        case idempotencyKey = "idempotency_key"
        case environment
        case issue
        case job
        case run
        case nodes
        case labels
        case occurredAt = "occurred_at"
        case origin
    }
}
