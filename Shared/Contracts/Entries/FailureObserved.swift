/// `failure.observed`: one observation that something failed, redacted.
package struct FailureObserved: Codable, Hashable, Sendable {
    /// Its id.
    package var failureID: ULID
    /// Where it belongs.
    package var repository: RepositoryName
    /// The issue that reported it.
    package var issue: IssueReference?
    /// Where it was observed.
    package var origin: Origin
    /// One line.
    package var title: String
    /// Redacted, at most 16 KiB, head and tail kept with the cut marked.
    package var body: String
    /// Where it ran.
    package var environment: RunEnvironment
    /// The job.
    package var job: JobReference?
    /// The run.
    package var run: RunReference?
    /// What failed.
    package var nodes: [FailedNode]
    /// The error inside.
    package var error: ErrorDigest
    /// Systems named.
    package var systems: [String]
    /// Identity of the error.
    package var fingerprint: Fingerprint
    /// When it failed.
    package var occurredAt: Timestamp
    /// When Switchyard saw it.
    package var observedAt: Timestamp

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        failureID: ULID, repository: RepositoryName, issue: IssueReference? = nil, origin: Origin, title: String,
        body: String, environment: RunEnvironment, job: JobReference? = nil, run: RunReference? = nil,
        nodes: [FailedNode] = [], error: ErrorDigest, systems: [String] = [], fingerprint: Fingerprint,
        occurredAt: Timestamp, observedAt: Timestamp
    ) {
        self.failureID = failureID
        self.repository = repository
        self.issue = issue
        self.origin = origin
        self.title = title
        self.body = body
        self.environment = environment
        self.job = job
        self.run = run
        self.nodes = nodes
        self.error = error
        self.systems = systems
        self.fingerprint = fingerprint
        self.occurredAt = occurredAt
        self.observedAt = observedAt
    }

    private enum CodingKeys: String, CodingKey {
        case failureID = "failure_id"
        case repository
        case issue
        case origin
        case title
        case body
        case environment
        case job
        case run
        case nodes
        case error
        case systems
        case fingerprint
        case occurredAt = "occurred_at"
        case observedAt = "observed_at"
    }
}
