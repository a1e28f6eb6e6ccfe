/// `failure.classified`: the verdict on a failure.
package struct FailureClassified: Codable, Hashable, Sendable {
    /// The failure.
    package var failureID: ULID
    /// What it is ordered by.
    package var subject: Subject
    /// Where it belongs.
    package var repository: RepositoryName
    /// The issue that reported it.
    package var issue: IssueReference?
    /// Identity of the error.
    package var fingerprint: Fingerprint
    /// Where it ran.
    package var environment: RunEnvironment
    /// The job.
    package var job: JobReference?
    /// The run.
    package var run: RunReference?
    /// What failed.
    package var nodes: [FailedNode]
    /// What kind of failure it is.
    package var verdict: Verdict
    /// The failure's title.
    package var title: String
    /// Where it was observed.
    package var origin: Origin
    /// The error inside.
    package var error: ErrorDigest
    /// When it failed.
    package var occurredAt: Timestamp
    /// When Switchyard saw it.
    package var observedAt: Timestamp
    /// What was known of its fingerprint; absent for a new one.
    package var history: FailureHistory?
    /// Past failures that resemble it, the most similar first.
    package var similar: [SimilarCase]
    /// What asking Claude came to; absent when it was not asked.
    package var consultation: Consultation?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        failureID: ULID, subject: Subject, repository: RepositoryName, issue: IssueReference? = nil,
        fingerprint: Fingerprint, environment: RunEnvironment, job: JobReference? = nil, run: RunReference? = nil,
        nodes: [FailedNode] = [], verdict: Verdict, title: String, origin: Origin, error: ErrorDigest,
        occurredAt: Timestamp, observedAt: Timestamp, history: FailureHistory? = nil, similar: [SimilarCase] = [],
        consultation: Consultation? = nil
    ) {
        self.failureID = failureID
        self.subject = subject
        self.repository = repository
        self.issue = issue
        self.fingerprint = fingerprint
        self.environment = environment
        self.job = job
        self.run = run
        self.nodes = nodes
        self.verdict = verdict
        self.title = title
        self.origin = origin
        self.error = error
        self.occurredAt = occurredAt
        self.observedAt = observedAt
        self.history = history
        self.similar = similar
        self.consultation = consultation
    }

    private enum CodingKeys: String, CodingKey {
        case failureID = "failure_id"
        case subject
        case repository
        case issue
        case fingerprint
        case environment
        case job
        case run
        case nodes
        case verdict
        case title
        case origin
        case error
        case occurredAt = "occurred_at"
        case observedAt = "observed_at"
        case history
        case similar
        case consultation
    }
}
